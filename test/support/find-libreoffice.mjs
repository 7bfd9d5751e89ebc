import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

/** What opens the files that Samspil writes as a user's own programs would: LibreOffice and poppler's pdf tools. */
const tools = {
  soffice: ['/usr/bin/soffice', '/usr/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  pdfinfo: ['/usr/bin/pdfinfo', '/usr/local/bin/pdfinfo', '/opt/homebrew/bin/pdfinfo'],
  pdftotext: ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'],
}
const packages = ['libreoffice-calc', 'libreoffice-writer', 'poppler-utils']

const isRunnable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const find = (paths) => paths.find(isRunnable) ?? null

/** Paths of soffice, pdfinfo and pdftotext, or null when one of them is missing. */
export function findOfficeTools() {
  const [soffice, pdfinfo, pdftotext] = [find(tools.soffice), find(tools.pdfinfo), find(tools.pdftotext)]
  return soffice && pdfinfo && pdftotext ? { soffice, pdfinfo, pdftotext } : null
}

/**
 * Whether the tools are there, installed from Debian's packages when missing and this is root on Debian or Ubuntu.
 * Otherwise prints the one command that helps.
 */
export function ensureOfficeTools() {
  if (findOfficeTools()) return true
  if (process.getuid?.() === 0 && isRunnable('/usr/bin/apt-get')) {
    console.log('Installing LibreOffice and poppler-utils (Debian packages) for the tests of exported files …')
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const { status } = spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
      if (status !== 0) break
    }
    if (findOfficeTools()) return true
  }
  console.error(
    `The tests of exported files need LibreOffice and poppler-utils. Install them with: sudo apt-get install ${packages.join(' ')}`,
  )
  return false
}
