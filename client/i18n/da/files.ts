/** The document as a file to take along. */
export const files = {
  menu: 'Hent',
  menuWithHistory: 'Historik og filer',
  busy: 'Henter …',
  document: {
    docx: 'Dokumentet som Word',
    pdf: 'Dokumentet som PDF',
    html: 'Dokumentet som webside',
    md: 'Dokumentet som Markdown',
    json: 'Dokumentet som data (JSON)',
  },
  partnership: {
    docx: 'Hele partnerskabet som Word',
    pdf: 'Hele partnerskabet som PDF',
    html: 'Hele partnerskabet som webside',
    md: 'Hele partnerskabet som Markdown',
    json: 'Hele partnerskabet som data (JSON)',
  },
  making: 'Filen laves. Det kan tage et øjeblik, og du kan arbejde videre imens.',
  done: 'Filen er hentet.',
  noPdf: 'Serveren kan ikke lave PDF-filen. Udskriv i stedet, og vælg ”Gem som PDF” der, hvor du vælger printer.',
  print: 'Udskriv',
  printed: 'Udskrevet {{day}}.',
  amounts: 'Beløb er simulerede. Samspil flytter ingen penge.',
} as const
