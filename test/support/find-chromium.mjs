import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const isRunnable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of an installed Chromium (or Chrome), or null. `CHROMIUM` in the environment comes first. */
export const findChromium = () => places.find((path) => path && isRunnable(path)) ?? null

/**
 * Path of a Chromium, installed from Debian's package when missing and this is root on Debian or Ubuntu.
 * Otherwise prints the one command that helps and returns null.
 */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot && isRunnable('/usr/bin/apt-get')) {
    console.log('Installing Chromium (Debian package) for the browser tests …')
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]) {
      const { status } = spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
      if (status !== 0) break
    }
    const installed = findChromium()
    if (installed) return installed
  }
  console.error(
    'The browser tests need Chromium. Install it with: sudo apt-get install chromium\n' +
      '(or set CHROMIUM to the path of a Chromium or Chrome that is already there).',
  )
  return null
}
