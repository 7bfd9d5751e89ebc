import { describe, expect, it } from 'vitest'
import type { AgreementContent } from '#shared/domain/approval/agreement.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { agreementChanges } from '#shared/document/agreement-changes.ts'

const content = (words: string, over: Partial<AgreementContent> = {}): AgreementContent => ({
  schema: 'samspil-agreement/1',
  partnership: {
    id: 'p',
    name: 'Holbæk',
    municipalityCode: '316',
    startsOn: null,
    endsOn: null,
    followUpEndsOn: null,
  },
  number: 1,
  previousHash: null,
  parties: [],
  documents: [
    {
      id: 'd',
      kind: 'partnerPlan',
      firmPartyId: null,
      language: 'da',
      epoch: 1,
      schemaVersion: 1,
      position: 1,
      sections: [
        {
          sectionId: SectionId.parse('P4'),
          prose: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
          lists: [],
        },
        {
          sectionId: SectionId.parse('P7'),
          prose: [],
          lists: [
            { list: 'contacts', cards: [{ id: 'a', order: 'a', fields: { role: 'Kontakt' } }] },
            { list: 'escalations', cards: [{ id: 'b', order: 'a', fields: { sign: words } }] },
          ],
        },
      ],
    },
  ],
  commitments: [],
  targets: [],
  rateCard: [],
  attachments: [],
  ...over,
})
const promise = (id: string, what: string) => ({ id, what }) as unknown as AgreementContent['commitments'][number]

describe('what differs between two versions', () => {
  it('[APR-8] is told word by word, in texts and in every list of a section', () => {
    const { sections } = agreementChanges(content('Tre borgere begynder'), content('Fire borgere begynder'))
    expect(sections.map(({ diff }) => diff.sectionId)).toEqual(['P4', 'P7'])
    expect(sections[0]?.diff).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 })
    expect(JSON.stringify(sections[0]?.diff.prose)).toContain('Fire')
    expect(sections[1]?.diff.cards).toMatchObject([{ id: 'b', kind: 'changed' }])
  })

  it('[APR-8] is nothing between a version and the same one made again', () => {
    const again = { ...content('Tre'), number: 2, previousHash: 'x' }
    expect(agreementChanges(content('Tre'), again)).toEqual({
      sections: [],
      commitments: [],
      targets: [],
      isRateCardChanged: false,
      areAttachmentsChanged: false,
    })
  })

  it('[APR-8] names promises that came, went and were reworded', () => {
    const before = content('x', { commitments: [promise('1', 'Stiller to'), promise('2', 'Svarer')] })
    const after = content('x', { commitments: [promise('1', 'Stiller tre'), promise('3', 'Kører')] })
    expect(agreementChanges(before, after).commitments.map(({ kind, thing }) => [kind, thing.what])).toEqual([
      ['changed', 'Stiller tre'],
      ['added', 'Kører'],
      ['removed', 'Svarer'],
    ])
  })
})
