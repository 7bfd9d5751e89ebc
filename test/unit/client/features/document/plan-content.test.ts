import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { planContentOf } from '#client/features/document/plan-content.ts'
import { addCard } from '#shared/document/card-operations.ts'
import { writeProse } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { planHints, sectionCompleteness } from '#shared/domain/plan-check/plan-check.ts'
import { PartyId } from '#shared/kernel/ids.ts'

const section = (id: string, owner: string | null = null) => ({
  sectionId: SectionId.parse(id),
  status: 'inProgress' as const,
  ownerPartyId: owner === null ? null : PartyId.parse(owner),
  version: 1,
  updatedAt: 0,
})

describe('a document as the plan checks read it', () => {
  it('[PLN-2] has its words, its lists where they stand, and its owners', () => {
    const doc = new Y.Doc()
    writeProse(doc, SectionId.parse('P7'), [{ type: 'paragraph', content: [{ type: 'text', text: 'Ring bare.' }] }])
    addCard(doc, 'contacts', { id: 'one', fields: { role: 'Kontakt', answerHours: 8, substitute: 'Lederen' } })
    const content = planContentOf(doc, {
      kind: 'partnerPlan',
      sections: [section('P7', '00000000-0000-4000-8000-000000000001'), section('P8')],
    })
    expect(content.sections).toMatchObject([
      { sectionId: 'P7', hasWords: true, hasOwner: true, lists: ['contacts', 'escalations'] },
      { sectionId: 'P8', hasWords: false, hasOwner: false, lists: ['roles'] },
    ])
    const hints = planHints(content)
    expect(hints.map(({ code, sectionId }) => [code, sectionId])).toEqual([['section.noOwner', 'P8']])
    // Words, contacts, an owner and no hint; the list of levels is empty.
    expect(sectionCompleteness(content.sections[0]!, content, hints)).toMatchObject({ done: 4, total: 5 })
  })
})
