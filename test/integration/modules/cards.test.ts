import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { suggestedCards } from '#shared/content/starting-plan-card.ts'
import { addCard, listCards } from '#shared/document/card-operations.ts'
import { cardFields } from '#shared/document/cards.ts'
import { listsWithSuggestions } from '#shared/domain/plan-check/suggested-lists.ts'
import { createCardsService } from '#server/modules/cards/cards.service.ts'
import { type TestFoundation, type World, buildWorld, callerOf, openFoundation } from '#test/support/records.ts'

let foundation: TestFoundation
let world: World

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
})
afterEach(() => foundation.close())

const caller = (name: 'firmMember' | 'municipalityLead') => callerOf(foundation.database, world.people[name].id)
const risks = () => foundation.documents.read(world.here.partnerPlanId, (doc) => listCards(doc, 'risks'))

describe('the suggestions of the method', () => {
  it('[DOC-10] come once, in their order, however many ask at the same time', async () => {
    const cards = createCardsService(foundation, foundation.documents)
    const input = { documentId: world.here.partnerPlanId, list: 'risks' } as const
    const [firm, municipality] = [await caller('firmMember'), await caller('municipalityLead')]
    const asked = await Promise.all([firm, municipality, firm].map((who) => cards.addSuggestions(who, input)))
    expect(asked.map((answer) => (answer.ok ? answer.value.cards : null)).toSorted()).toEqual([0, 0, 8])
    expect((await risks()).map((card) => card.fields['risk'])).toEqual(
      suggestedCards('risks', 'da').map((card) => card['risk']),
    )
  })

  it('[DOC-10] leave a list alone that somebody has begun on', async () => {
    const { partnerPlanId } = world.here
    await foundation.documents.transact(partnerPlanId, null, (doc) => addCard(doc, 'risks', { id: 'own' }))
    const cards = createCardsService(foundation, foundation.documents)
    const answer = await cards.addSuggestions(await caller('firmMember'), { documentId: partnerPlanId, list: 'risks' })
    expect(answer).toEqual({ ok: true, value: { cards: 0 } })
    expect((await risks()).map((card) => card.id)).toEqual(['own'])
  })

  it.each(listsWithSuggestions)('have fields that %s knows, in both languages', (list) => {
    const known = cardFields[list].map((field) => field.name)
    for (const language of ['da', 'en'] as const) {
      const suggestions = suggestedCards(list, language)
      expect(suggestions.length).toBeGreaterThan(0)
      for (const card of suggestions) expect(known).toEqual(expect.arrayContaining(Object.keys(card)))
    }
    expect(suggestedCards(list, 'da')).not.toEqual(suggestedCards(list, 'en'))
  })
})
