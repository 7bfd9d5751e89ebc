/** In this order: most browsers also call themselves by the name of an older one. */
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]
const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

/** Which browser on which kind of device, as people call them; null when the line says neither. */
export function browserName(userAgent: string): { browser: string; system: string } | null {
  const named = (list: typeof browsers) => list.find(([, mark]) => mark.test(userAgent))?.[0]
  const browser = named(browsers)
  const system = named(systems)
  return browser === undefined || system === undefined ? null : { browser, system }
}
