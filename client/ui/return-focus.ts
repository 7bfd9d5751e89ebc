/** The last thing outside every sheet and dialog that opened one. */
let outside: HTMLElement | null = null

/** What has the focus now and shall have it again when what is being opened closes. */
export function rememberOpener(): HTMLElement | null {
  const opener = document.activeElement
  if (!(opener instanceof HTMLElement) || opener === document.body) return null
  if (opener.closest('[role="dialog"]') === null) outside = opener
  return opener
}

/**
 * Gives the focus back, unless something else has taken it meanwhile. What was opened from a sheet that is gone as
 * well goes back to what opened the first of them.
 */
export function returnFocus(opener: HTMLElement | null, closed: Element | null): void {
  const { activeElement } = document
  const isFree = activeElement === null || activeElement === document.body || closed?.contains(activeElement) === true
  if (!isFree) return
  const target = [opener, outside].find((element) => element?.isConnected === true)
  target?.focus({ preventScroll: true })
}
