/** Shortest side, in CSS pixels, from which a screen under fingers counts as a tablet. */
const tabletShortSide = 600

/**
 * Whether the rich text is edited here or only read. A phone held sideways is as wide as a tablet, so the shorter side
 * of the screen decides where fingers are used; it does not change when a keyboard comes up over the page.
 */
export function hasRoomForEditor(device: {
  readonly isNarrow: boolean
  readonly isTouched: boolean
  readonly screenWidth: number
  readonly screenHeight: number
}): boolean {
  if (device.isNarrow) return false
  return !device.isTouched || Math.min(device.screenWidth, device.screenHeight) >= tabletShortSide
}
