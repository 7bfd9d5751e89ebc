import type { PartnershipExport } from '#server/export/document/partnership-export.ts'

const id = (last: string): string => `00000000-0000-4000-8000-0000000000${last}`
const text = (value: string, ...marks: readonly { type: string; attrs?: object }[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
})
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
const item = (type: string, value: string, attrs?: object) => ({
  type,
  ...(attrs && { attrs }),
  content: [paragraph(text(value))],
})
const cell = (type: string, value: string, attrs?: object) => ({
  type,
  ...(attrs && { attrs }),
  content: [paragraph(text(value))],
})

export const sampleIds = {
  municipality: id('01'),
  firm: id('02'),
  plan: id('11'),
  commitment: id('21'),
  target: id('31'),
  snapshot: id('41'),
}

/** One plan with one of everything that a section can hold, with Danish letters and with characters that bite. */
export const sampleExport: PartnershipExport = {
  format: 'samspil',
  formatVersion: 1,
  exportedAt: '2026-11-27T08:00:00.000Z',
  language: 'da',
  programme: 'Social inklusion gennem vækst',
  partnership: {
    id: id('00'),
    slug: 'oeby',
    name: 'Øby',
    summary: '',
    startsOn: '2027-01-01',
    endsOn: null,
    followUpEndsOn: null,
  },
  parties: [
    { id: sampleIds.municipality, kind: 'municipality', letter: 'K', name: 'Øby Kommune', isExample: true },
    { id: sampleIds.firm, kind: 'firm', letter: 'V', name: 'Ærø & Søn <ApS>', isExample: true },
  ],
  documents: [
    {
      id: sampleIds.plan,
      kind: 'partnerPlan',
      title: 'Partnerplan, Øby',
      firmPartyId: null,
      language: 'da',
      schemaVersion: 1,
      position: 42,
      sections: [
        {
          id: 'P1',
          title: 'Partnerskabet kort',
          status: 'ready',
          ownerPartyId: sampleIds.municipality,
          cards: [],
          prose: {
            type: 'doc',
            content: [
              { type: 'heading', attrs: { level: 2 }, content: [text('Hvorfor sammen')] },
              paragraph(
                text('Vi gør det '),
                text('på åen', { type: 'bold' }),
                text(' med <script>alert(1)</script> & "citat". '),
                text('Læs mere', { type: 'link', attrs: { href: 'https://eksempel.dk/æ?a=1&b=2' } }),
                text(' eller '),
                text('ikke', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
                { type: 'hardBreak' },
                text('Kommunen visiterer fire', {
                  type: 'commitmentQuote',
                  attrs: { commitmentId: sampleIds.commitment },
                }),
                { type: 'commitmentChip', attrs: { commitmentId: sampleIds.commitment } },
              ),
              { type: 'bulletList', content: [item('listItem', 'første'), item('listItem', '* stjerne')] },
              { type: 'orderedList', attrs: { start: 3 }, content: [item('listItem', 'tredje')] },
              {
                type: 'taskList',
                content: [
                  item('taskItem', 'gjort', { checked: true }),
                  item('taskItem', 'mangler', { checked: false }),
                ],
              },
              { type: 'blockquote', content: [paragraph(text('Et råd'))] },
              { type: 'horizontalRule' },
              {
                type: 'table',
                content: [
                  { type: 'tableRow', content: [cell('tableHeader', 'Møde'), cell('tableHeader', 'Hvornår')] },
                  { type: 'tableRow', content: [cell('tableCell', 'Status | kort'), cell('tableCell', 'Månedligt')] },
                  { type: 'tableRow', content: [cell('tableCell', 'Fælles', { colspan: 2 })] },
                ],
              },
              { type: 'futureNode', content: [text('Fra en nyere udgave')] },
            ],
          },
        },
        {
          id: 'P3',
          title: 'Behov og ønsker',
          status: 'notStarted',
          ownerPartyId: null,
          cards: [
            {
              list: 'needs',
              items: [
                { id: 'n1', fields: { party: 'firm', column: 'worry', text: 'Tid i højsæsonen' } },
                { id: 'n2', fields: { text: '' } },
              ],
            },
          ],
          prose: { type: 'doc', content: [{ type: 'paragraph' }] },
        },
        {
          id: 'S3',
          title: 'Værdiskabende opgaver',
          status: 'inProgress',
          ownerPartyId: sampleIds.firm,
          cards: [
            {
              list: 'tasks',
              items: [{ id: 't1', fields: { title: 'Pakke kasser på lageret', status: 'tested', hoursPerWeek: 7.5 } }],
            },
          ],
          prose: { type: 'doc', content: [{ type: 'paragraph' }] },
        },
        {
          id: 'P11',
          title: 'Økonomi',
          status: 'inProgress',
          ownerPartyId: null,
          cards: [],
          prose: {
            type: 'doc',
            content: [{ type: 'simulationSnapshot', attrs: { snapshotId: sampleIds.snapshot } }, { type: 'paragraph' }],
          },
        },
        {
          id: 'P2',
          title: 'Fælles ambition',
          status: 'notStarted',
          ownerPartyId: null,
          cards: [],
          prose: { type: 'doc', content: [{ type: 'paragraph' }] },
        },
      ],
    },
  ],
  commitments: [
    {
      id: sampleIds.commitment,
      number: 7,
      partyId: sampleIds.municipality,
      responsible: 'Ida Holm',
      what: 'Visiterer borgere',
      quantity: 4,
      unit: 'borgere',
      dueOn: '2026-12-15',
      programmeMonth: null,
      condition: '',
      evidence: 'Liste med antal',
      status: 'accepted',
      targetIds: [sampleIds.target],
      source: { documentId: sampleIds.plan, sectionId: 'P1', quote: 'Kommunen visiterer fire' },
      version: 2,
    },
  ],
  targets: [
    {
      id: sampleIds.target,
      outcomeCode: 'J6',
      count: 2,
      outOf: 4,
      tariffOre: 3_000_000,
      isSimulated: true,
      payerPartyId: sampleIds.municipality,
      payeePartyId: sampleIds.firm,
      verifierPartyId: null,
      evidence: '',
      programmeMonth: null,
      version: 1,
    },
  ],
  snapshots: [
    {
      id: sampleIds.snapshot,
      scenario: 'Forventet',
      takenAt: '2026-10-03T22:30:00.000Z',
      takenBy: 'Ida Holm',
      startsOn: null,
      isSimulated: true,
      input: { N: 5 },
      report: {
        da: {
          headline: 'Kommunen kommer ud i plus efter 5 år.',
          sentences: ['Besparelserne dækker 120 % af udgifterne.', 'Fonden mangler 40.000\u00a0kr.'],
          figures: [
            { label: 'Kommunen i nutidskroner', value: '212.000\u00a0kr.' },
            { label: 'I job efter 26 uger', value: '2 af 5' },
          ],
          table: {
            caption: 'Løbende sum og nutidsværdi i kroner, simuleret',
            columns: ['Løbende sum, kr.', 'Måned 60'],
            rows: [['Kommunen', '212.000']],
          },
        },
        en: {
          headline: 'The municipality comes out ahead after 5 years.',
          sentences: ['The savings cover 120% of the costs.'],
          figures: [{ label: 'The municipality in present kroner', value: 'DKK\u00a0212,000' }],
          table: { caption: 'Running total, simulated', columns: ['Running total, DKK', 'Month 60'], rows: [] },
        },
      },
    },
  ],
}
