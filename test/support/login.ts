import type { Me } from '#shared/contracts/accounts.ts'
import { type RawAnswer, rawCall } from './raw-request.ts'
import type { TestApp } from './test-app.ts'

/** A browser that keeps its cookies and sends the app's own origin, one request at a time. */
export interface Browser {
  readonly cookies: Map<string, string>
  call(procedure: string, input: unknown, headers?: Readonly<Record<string, string>>): Promise<RawAnswer>
}

export function openBrowser(app: Pick<TestApp, 'port' | 'url'>): Browser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async call(procedure, input, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await rawCall(app.port, procedure, input, {
        origin: app.url,
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      })
      for (const pair of answer.cookies) {
        const [name = '', value = ''] = pair.split('=', 2)
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
  }
}

/** The secret of the login link that the server printed last. */
function lastPrintedSecret(app: Pick<TestApp, 'printed'>): string {
  const secret = /#([A-Za-z0-9_-]{43})$/.exec(app.printed.at(-1) ?? '')?.[1]
  if (secret === undefined) throw new Error('No login link was printed')
  return secret
}

/** Asks for a link in the browser and gives its secret. */
export async function askForLink(app: TestApp, browser: Browser, email: string): Promise<string> {
  const answer = await browser.call('accounts.requestLoginLink', { email, language: 'da' })
  if (answer.status !== 200) throw new Error(`Asking for a link was answered ${answer.status}: ${answer.body}`)
  return lastPrintedSecret(app)
}

export const meIn = (answer: RawAnswer): Me => (JSON.parse(answer.body) as { result: { data: Me } }).result.data
