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
  noPdf:
    'The server cannot make the PDF file. Download the web page instead, open it and print it from your browser with “Save as PDF”.',
  instead: 'Download the web page',
} as const satisfies SameKeys<typeof danish>
