import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { escapeHtml, type SafeHtml } from './html.ts'

export interface PrintPage {
  readonly title: string
  readonly language: 'da' | 'en'
  readonly body: SafeHtml
  /** Further rules after the common ones. */
  readonly styles?: string
}

/**
 * The page as one HTML text without anything to fetch: the font stands in it, and its policy forbids scripts and
 * addresses. The same text serves the printer and, where there is none, the browser's own print.
 */
export function writePrintPage({ title, language, body, styles = '' }: PrintPage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escapeHtml(title)}</title>
<style>${fontFace()}${commonStyles}${styles}</style>
</head>
<body>${body.text}</body>
</html>`
}

let face: string | null = null
function fontFace(): string {
  if (face === null) {
    const folder = '@fontsource-variable/source-sans-3/files'
    const file = createRequire(import.meta.url).resolve(`${folder}/source-sans-3-latin-wght-normal.woff2`)
    const bytes = readFileSync(file).toString('base64')
    face = `@font-face{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,${bytes}) format("woff2")}`
  }
  return face
}

const commonStyles = `
@page{size:A4;margin:18mm 16mm 20mm}
body{font:10.5pt/1.5 "Source Sans 3",system-ui,sans-serif;color:#1f2422;margin:0}
h1{font-size:20pt;line-height:1.2;margin:0 0 8pt}
h2{font-size:14pt;line-height:1.25;margin:18pt 0 6pt;break-after:avoid}
h3{font-size:11.5pt;margin:12pt 0 4pt;break-after:avoid}
p{margin:0 0 6pt;max-width:68ch}
table{border-collapse:collapse;width:100%;margin:6pt 0 10pt;font-size:9.5pt}
caption{text-align:left;font-weight:600;padding-bottom:4pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border-bottom:.5pt solid #d9d4ca;padding:3.5pt 6pt;text-align:left;vertical-align:top}
thead th{border-bottom:1pt solid #1f2422}
tfoot td,tfoot th{border-top:1pt solid #1f2422;border-bottom:0;font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.stamp{display:inline-block;border:1pt solid #1f2422;padding:1pt 6pt;font-weight:700;letter-spacing:.12em;font-size:9pt}
.muted{color:#565b57}
.code{font-family:ui-monospace,monospace;font-size:9pt;overflow-wrap:anywhere}
`
