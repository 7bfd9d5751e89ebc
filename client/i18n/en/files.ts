import type { files as danish } from '../da/files.ts'
import type { SameKeys } from '../same-keys.ts'

export const files = {
  menu: 'Download',
  menuWithHistory: 'History and files',
  busy: 'Downloading …',
  document: {
    docx: 'The document as Word',
    pdf: 'The document as PDF',
    html: 'The document as a web page',
    md: 'The document as Markdown',
    json: 'The document as data (JSON)',
  },
  partnership: {
    docx: 'The whole partnership as Word',
    pdf: 'The whole partnership as PDF',
    html: 'The whole partnership as a web page',
    md: 'The whole partnership as Markdown',
    json: 'The whole partnership as data (JSON)',
  },
  making: 'The file is being made. It may take a moment, and you can keep working meanwhile.',
  done: 'The file has been downloaded.',
  noPdf: 'The server cannot make the PDF file. Print instead, and choose “Save as PDF” where you choose a printer.',
  print: 'Print',
  printed: 'Printed {{day}}.',
  amounts: 'Amounts are simulated. Samspil moves no money.',
} as const satisfies SameKeys<typeof danish>
