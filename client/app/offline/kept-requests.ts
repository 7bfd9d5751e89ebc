import { isPagePath, isRoomPath } from '#shared/contracts/addresses.ts'

/** A request as far as the service worker looks at it. */
export interface AskedFor {
  readonly method: string
  readonly mode: string
  readonly url: string
}

/**
 * What the service worker does with a request: `file` is answered from the device first, `page` from the net first and
 * from the device when the net does not answer; null is left to the browser, as if there were no service worker.
 */
export function kindOf(request: AskedFor, origin: string): 'file' | 'page' | null {
  if (request.method !== 'GET') return null
  const url = new URL(request.url)
  if (url.origin !== origin) return null
  if (url.pathname.startsWith('/assets/')) return 'file'
  // The participants' page of a workshop is another, small page, which keeps what it needs itself.
  return request.mode === 'navigate' && isPagePath(url.pathname) && !isRoomPath(url.pathname) ? 'page' : null
}

/** A file's name without the hash: the same part of the app in another build. */
const partOf = (file: string): string => file.replace(/-[\w-]{8}(?=\.\w+$)/, '')

/** The files of this build that stand for parts of which the device has kept an earlier one. */
export function againIn(files: readonly string[], keptBefore: readonly string[]): string[] {
  const parts = new Set(keptBefore.map(partOf))
  return files.filter((file) => parts.has(partOf(file)))
}

interface Answer {
  readonly status: number
}

/** What a server in front answers while the one behind it is away. */
const isAway = ({ status }: Answer): boolean => status >= 502 && status <= 504

/**
 * A page from the net, or the kept one when the net has none or has not answered before `patience` is over. Null when
 * there is neither.
 */
export async function freshOrKept<Page extends Answer>(
  fresh: Promise<Page | null>,
  patience: Promise<null>,
  kept: () => Promise<Page | undefined>,
): Promise<Page | null> {
  const first = await Promise.race([fresh, patience])
  if (first !== null && !isAway(first)) return first
  return (await kept()) ?? fresh
}
