/** Messages closer together than this are read as one, so that a busy room does not drown out the screen reader. */
const gatherMs = 400

let region: HTMLElement | null = null
let waiting: string[] = []
let timer: number | undefined
let whenSaid: (() => void)[] = []

/** Called by the region when it is on the page; null takes it away. */
export function setAnnounceRegion(element: HTMLElement | null): void {
  region = element
}

/**
 * Says the text to screen readers when they are next free. The same text twice in one breath is said once.
 * `onSaid` is called when the text stands in the region, which a busy page may do late.
 */
export function announce(text: string, onSaid?: () => void): void {
  if (!waiting.includes(text)) waiting.push(text)
  if (onSaid !== undefined) whenSaid.push(onSaid)
  if (timer !== undefined) return
  timer = window.setTimeout(() => {
    timer = undefined
    const said = waiting.join(' ')
    waiting = []
    if (region === null) return
    // A region that already holds the same words would stay silent.
    region.textContent = region.textContent === said ? `${said} ` : said
    const told = whenSaid
    whenSaid = []
    for (const tell of told) tell()
  }, gatherMs)
}
