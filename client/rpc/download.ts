import { TRPCClientError } from '@trpc/client'
import { currentLanguage } from '#client/i18n/i18n.ts'

/**
 * The answer at `/download/<name>`, in the language of the screen.
 * Errors: rejects with the server's refusal, worded by `useRefusalText` like a procedure's.
 */
export async function fetchFile(name: string, query: Readonly<Record<string, string>>): Promise<Response> {
  const address = `/download/${name}?${new URLSearchParams({ ...query, language: currentLanguage() }).toString()}`
  let answer: Response
  try {
    answer = await fetch(address, { credentials: 'same-origin' })
  } catch (error) {
    throw TRPCClientError.from(error instanceof Error ? error : new Error('No answer'))
  }
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => null)
    throw TRPCClientError.from(isRefusal(body) ? body : new Error('No answer'))
  }
  return answer
}

/**
 * Fetches the file and lets the browser save it under the name that the server gives it. Errors: as `fetchFile`.
 */
export async function download(name: string, query: Readonly<Record<string, string>>): Promise<void> {
  const answer = await fetchFile(name, query)
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(answer.headers.get('content-disposition')) ?? name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the bytes after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The UTF-8 name in a Content-Disposition header, or null. */
export function fileNameOf(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

type RefusalBody = Extract<Parameters<typeof TRPCClientError.from>[0], { error: unknown }>

const isRefusal = (body: unknown): body is RefusalBody =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'
