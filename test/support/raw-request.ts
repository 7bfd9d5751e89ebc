import { request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** `name=value` of every cookie that the answer sets. */
  readonly cookies: readonly string[]
}

/**
 * One HTTP request in which every byte of path and headers is the test's own: `fetch` neither lets a `Host` be set
 * nor leaves a path like `//x` or `/..` as it is.
 */
export function rawRequest(
  port: number,
  options: {
    readonly method?: string
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = options
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: text,
          cookies: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
        }),
      )
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A procedure's call as raw HTTP, with the headers of a program (no Origin, no Sec-Fetch-Site) unless given. */
export const rawCall = (
  port: number,
  procedure: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> =>
  rawRequest(port, {
    method: 'POST',
    path: `/trpc/${procedure}`,
    headers: { host: `localhost:${port}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  })

/** The refusal code in a raw answer; null when there is none. */
export const refusalCode = (answer: RawAnswer): string | null => {
  const parsed = JSON.parse(answer.body) as { error?: { data?: { refusal?: { code?: string } } } }
  return parsed.error?.data?.refusal?.code ?? null
}

/** What an upgrade request is answered with before any WebSocket exists: the status, or 101. */
export function rawUpgrade(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      path,
      agent: false,
      headers: {
        host: `localhost:${port}`,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        ...headers,
      },
    })
    sent.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('upgrade', (_answer, socket) => {
      socket.on('error', () => undefined)
      socket.destroy()
      resolve(101)
    })
    sent.on('error', reject)
    sent.end()
  })
}
