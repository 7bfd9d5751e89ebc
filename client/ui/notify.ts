import { announce } from './announce.ts'

export interface Notice {
  readonly message: string
  readonly tone?: 'info' | 'success' | 'danger' | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}
export interface ShownNotice extends Notice {
  readonly id: number
}

/** Long enough to read two lines and reach the button; a failure stays until it is closed. */
const shownForMs = 8000

let notices: readonly ShownNotice[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly ShownNotice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

/** Shows a short message at the edge of the screen and says it once. */
export function notify(notice: Notice): void {
  const id = nextId++
  // Three at most: older ones have been read or have been overtaken.
  set([...notices.slice(-2), { ...notice, id }])
  announce(notice.message)
  if (notice.tone !== 'danger') window.setTimeout(() => dismiss(id), shownForMs)
}

export const dismiss = (id: number): void => set(notices.filter((notice) => notice.id !== id))
export const shownNotices = (): readonly ShownNotice[] => notices
export function onNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
