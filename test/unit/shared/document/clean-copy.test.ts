import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, listCards, setCardField } from '#shared/document/card-operations.ts'
import { type CopyOrigin, cleanCardFields, cleanProse } from '#shared/document/clean-copy.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { plainText, writeProse } from '#shared/document/prose.ts'
import { writeIntoEmptySections } from '#shared/document/reuse.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'

const origin: CopyOrigin = {
  people: ['Ida Holm', 'Bo Æbeløe'],
  parties: [
    { name: 'Holbæk Kommune', kind: 'municipality' },
    { name: 'Fjord & Fisk', kind: 'firm' },
  ],
  language: 'da',
}
const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const cleaned = (value: string): string => {
  const [block] = cleanProse({ type: 'doc', content: [paragraph(text(value)) as never] }, origin)
  return block?.content?.[0]?.text ?? ''
}

describe('a clean copy of a text', () => {
  it('[CPY-1] has no chips, no quotes and nothing that this version does not know', () => {
    const copy = cleanProse(
      {
        type: 'doc',
        content: [
          paragraph(
            text('Vi lover ', { type: 'bold' }),
            text('at komme', { type: 'commitmentQuote', attrs: { commitmentId: 'a' } }, { type: 'futureMark' }),
            { type: 'commitmentChip', attrs: { commitmentId: 'a' } },
          ),
          { type: 'futureBlock', content: [paragraph(text('Indhold'))] },
        ] as never,
      },
      origin,
    )
    expect(copy).toEqual([paragraph(text('Vi lover ', { type: 'bold' }), text('at komme')), paragraph(text('Indhold'))])
    expect(() => contentSchema.nodeFromJSON({ type: 'doc', content: copy }).check()).not.toThrow()
  })

  it.each([
    ['Ida Holm ringer til Bos buddy og Idas leder.', '… ringer til … buddy og … leder.'],
    ['Skriv til ida@holbaek.dk eller ring 59 55 12 34.', 'Skriv til … eller ring ….'],
    ['Idag er Boden åben.', 'Idag er Boden åben.'],
  ])('[CPY-2] names nobody: %s', (before, after) => {
    expect(cleaned(before)).toBe(after)
  })

  it.each([
    ['Vi stiller 2 pladser i 20 timer om ugen.', 'Vi stiller … pladser i … timer om ugen.'],
    ['Mellem 10–15 timer og 1.200,50 kr. fra 15. december 2026.', 'Mellem … timer og … kr. fra … december ….'],
    ['Se afsnit P7, resultat J6 og 4-trins-metoden.', 'Se afsnit P7, resultat J6 og …-trins-metoden.'],
  ])('[CPY-3] has no numbers: %s', (before, after) => {
    expect(cleaned(before)).toBe(after)
  })

  it('[CPY-3] leaves a frozen simulation behind', () => {
    const block = { type: 'simulationSnapshot', attrs: { snapshotId: '00000000-0000-4000-8000-000000000001' } }
    expect(cleanProse({ type: 'doc', content: [block, paragraph(text('Økonomi'))] as never }, origin)).toEqual([
      paragraph(text('Økonomi')),
    ])
  })

  it('[CPY-3] keeps the numbers of headings and takes off ticks', () => {
    const copy = cleanProse(
      {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [text('Fase 1')] },
          {
            type: 'taskList',
            content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('Ring'))] }],
          },
        ] as never,
      },
      origin,
    )
    expect(copy[0]?.content?.[0]?.text).toBe('Fase 1')
    expect(copy[1]?.content?.[0]?.attrs).toEqual({ checked: false })
  })

  it('[CPY-4] calls parties what they are', () => {
    expect(cleaned('Holbæk Kommunes leder taler med Fjord & Fisk.')).toBe('kommunen leder taler med virksomheden.')
  })

  it('[CPY-4] knows a party without the form of its company too', () => {
    const parties = [{ name: 'Nordvest Grønt & Service ApS', kind: 'firm' as const }]
    const words = [paragraph(text('Vi er Nordvest Grønt & Service. Nordvest Grønt & Service ApS betaler.'))]
    const copy = cleanProse({ type: 'doc', content: words as never }, { people: [], parties, language: 'da' })
    expect(copy[0]?.content?.[0]?.text).toBe('Vi er virksomheden. virksomheden betaler.')
  })

  it('[CPY-2] leaves no link that leads to a person', () => {
    const link = (href: string) => ({ type: 'link', attrs: { href } })
    const copy = cleanProse(
      {
        type: 'doc',
        content: [
          paragraph(
            text('skriv', link('mailto:ida@holbaek.dk')),
            text('ring', link('tel:59551234')),
            text('læs', link('https://star.dk')),
          ),
        ] as never,
      },
      origin,
    )
    expect(copy[0]?.content?.map((node) => node.marks?.length ?? 0)).toEqual([0, 0, 1])
  })
})

describe('a clean copy of a card', () => {
  it('[CPY-2] [CPY-3] keeps what is done and drops who, how much and how far', () => {
    expect(
      cleanCardFields(
        'tasks',
        {
          title: 'Pakke 40 kasser',
          whoToday: 'Mette Larsen, lagerleder',
          whoTeaches: 'Leder, buddy',
          hoursPerWeek: 8,
          pace: 2,
          status: 'permanent',
          fremtid: 'ukendt',
        },
        origin,
      ),
    ).toEqual({ title: 'Pakke … kasser', whoToday: '…, lagerleder', whoTeaches: 'Leder, buddy' })
    expect(cleanCardFields('needs', { party: 'firm', column: 'worry', text: 'Tid' }, origin)).toEqual({
      party: 'firm',
      column: 'worry',
      text: 'Tid',
    })
  })
})

describe('writing a copy into a document', () => {
  const [S1, S3, S6] = ['S1', 'S3', 'S6'].map((id) => SectionId.parse(id)) as [SectionId, SectionId, SectionId]
  const born = (): Y.Doc => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, initialDocumentState('socialModel', 'da'))
    return doc
  }
  const contents = [
    { sectionId: S1, prose: [paragraph(text('Fra kopien'))], cards: [] },
    { sectionId: S3, prose: [], cards: [{ list: 'tasks' as const, items: [{ title: 'Pakke' }] }] },
    { sectionId: S6, prose: [], cards: [{ list: 'buddyModules' as const, items: [{ title: 'Rollen' }] }] },
  ]
  const write = (doc: Y.Doc) => {
    let next = 0
    return writeIntoEmptySections(doc, { kind: 'socialModel', language: 'da' }, contents, () => `ny-${(next += 1)}`)
  }

  it('[CPY-5] takes the place of the cards that a document is born with', () => {
    const doc = born()
    expect(write(doc)).toEqual({ written: [S1, S3, S6], kept: [] })
    expect(plainText(doc, S1)).toBe('Fra kopien')
    expect(listCards(doc, 'buddyModules').map(({ fields }) => fields['title'])).toEqual(['Rollen'])
  })

  it('[CPY-5] leaves a section in which there is a word, a card or a changed card', () => {
    const doc = born()
    writeProse(doc, S1, [paragraph(text('Vores'))])
    addCard(doc, 'tasks', { id: 'egen' })
    setCardField(doc, 'buddyModules', 'buddyModule-1', 'attended', 2)
    expect(write(doc)).toEqual({ written: [], kept: [S1, S3, S6] })
    expect(plainText(doc, S1)).toBe('Vores')
    expect(listCards(doc, 'tasks').map(({ id }) => id)).toEqual(['egen'])
  })
})
