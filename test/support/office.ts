import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invariant } from '#shared/kernel/result.ts'
import { findOfficeTools } from './find-libreoffice.mjs'

const tools = () => {
  const found = findOfficeTools()
  invariant(found !== null, 'LibreOffice and poppler-utils are installed (npm test does it, or says how)')
  return found
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'samspil-office-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What LibreOffice in Danish reads from the file: every sheet's cells by the sheet's name (`in` for CSV), numbers with
 * a decimal point, calculated as it calculates when it opens a file.
 */
export function openSpreadsheet(bytes: Buffer | string, ending: 'csv' | 'xlsx'): Record<string, string[][]> {
  return inFolder((folder) => {
    writeFileSync(join(folder, `in.${ending}`), bytes)
    const reading = ending === 'csv' ? ['--infilter=CSV:59,34,76,1,,1030,false,true'] : []
    // Separated by ^, all sheets, values as they are and not as they are shown.
    const writing = 'csv:Text - txt - csv (StarCalc):94,34,76,1,,1030,false,false,false,false,false,-1'
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const args = ['--headless', profile, ...reading, '--convert-to', writing, '--outdir', join(folder, 'out')]
    execFileSync(tools().soffice, [...args, join(folder, `in.${ending}`)], { stdio: 'ignore', timeout: 60_000 })
    const sheets = readdirSync(join(folder, 'out')).map((file) => [
      file.replace(/^in-?(.*)\.csv$/, '$1'),
      cellsOf(readFileSync(join(folder, 'out', file), 'utf8')),
    ])
    return Object.fromEntries(sheets)
  })
}

/** A text document as LibreOffice's writer understands it, as HTML: headings, lists and table heads are its own. */
export function openText(bytes: Buffer, ending: 'docx'): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, `in.${ending}`), bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const args = ['--headless', profile, '--convert-to', 'html:HTML (StarWriter)', '--outdir', join(folder, 'out')]
    execFileSync(tools().soffice, [...args, join(folder, `in.${ending}`)], { stdio: 'ignore', timeout: 120_000 })
    return readFileSync(join(folder, 'out', 'in.html'), 'utf8')
  })
}

const cellsOf = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('^').map((cell) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')))

export interface PdfLook {
  /** The tree of tags as `pdfinfo` prints it. */
  readonly structure: string
  readonly info: string
  readonly text: string
}

/** What poppler reads from a PDF. */
export function lookAtPdf(bytes: Buffer): PdfLook {
  return inFolder((folder) => {
    const file = join(folder, 'page.pdf')
    writeFileSync(file, bytes)
    const { pdfinfo, pdftotext } = tools()
    const run = (command: string, args: string[]) =>
      execFileSync(command, args, { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] })
    return {
      structure: run(pdfinfo, ['-struct-text', file]),
      info: run(pdfinfo, [file]),
      text: run(pdftotext, ['-layout', file, '-']),
    }
  })
}
