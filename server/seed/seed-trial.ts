import type { JSONContent } from '@tiptap/core'
import { sectionIds } from '#shared/document/fragments.ts'
import type { PersonId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Foundation } from '#server/services.ts'
import { h2, p, ul } from './demo/builders.ts'
import { demoPeople } from './demo/people.ts'
import { type DocumentSeed, type PartnershipSeed, type PersonKey, notBegun } from './partnership-seed.ts'
import { type WrittenPartnership, writePartnership } from './write-partnership.ts'
import { inNewProgramme, writeCluster } from './write-programme.ts'

export interface Trial extends WrittenPartnership {
  /** `ida` of the municipality, `mads` of the actor, `karen` of the firm, `jonas` of the fund. */
  readonly people: ReadonlyMap<PersonKey, PersonId>
}

/** One partnership `lilleby` with four people, the parties `K`, `A`, `V`, `F` and nothing written, for tests. */
export const seedSmall = (foundation: Pick<Foundation, 'database' | 'clock' | 'random'>): Promise<Trial> =>
  seedTrial(foundation, null)

/** As `seedSmall`, with a partner plan of at least so many words spread over its sections, for tests and benches. */
export const seedLarge = (
  foundation: Pick<Foundation, 'database' | 'clock' | 'random'>,
  { words }: { readonly words: number },
): Promise<Trial> => seedTrial(foundation, longPlan(words))

async function seedTrial(
  foundation: Pick<Foundation, 'database' | 'clock' | 'random'>,
  plan: DocumentSeed | null,
): Promise<Trial> {
  const trial = await inNewProgramme(
    foundation,
    { name: 'Prøveprogram', description: 'Et enkelt partnerskab til afprøvning.', people: demoPeople },
    async (trx, seeding): Promise<Trial> => {
      const written = await writePartnership(trx, seeding, { ...lilleby, plan })
      const clusterId = await writeCluster(trx, seeding, 'Klynge 1', 0)
      await trx
        .insertInto('cluster_place')
        .values({
          id: seeding.random.uuid(),
          cluster_id: clusterId,
          partnership_id: written.partnershipId,
          places: 1,
          reading: 'certain',
          position: 0,
        })
        .execute()
      return { ...written, people: seeding.people }
    },
  )
  invariant(trial, 'a trial is loaded into an empty database')
  return trial
}

const lilleby: PartnershipSeed = {
  ...notBegun,
  slug: 'lilleby',
  name: 'Lilleby',
  municipalityCode: '999',
  summary: '',
  isExample: true,
  createdDaysAgo: 10,
  parties: [
    { key: 'K', kind: 'municipality', name: 'Lilleby Kommune', description: '', isExample: true },
    { key: 'A', kind: 'employmentActor', name: 'Fjordværkstedet', description: '', isExample: true },
    { key: 'V', kind: 'firm', name: 'Nordvest Grønt & Service ApS', description: '', isExample: true },
    { key: 'F', kind: 'fund', name: 'Fonden', description: '', isExample: true },
  ],
  members: [
    { person: 'ida', party: 'K', role: 'lead', daysAgo: 9 },
    { person: 'mads', party: 'A', role: 'lead', daysAgo: 9 },
    { person: 'karen', party: 'V', role: 'lead', daysAgo: 9 },
    { person: 'jonas', party: 'F', role: 'lead', daysAgo: 10 },
  ],
}

const sentences = [
  'Vi mødes hver mandag og taler om ugen, før telefonen begynder at ringe.',
  'Buddyen viser opgaven, prøver den sammen med borgeren og slipper, når det går.',
  'Kommunen svarer inden to arbejdsdage, også når svaret er, at vi må vente.',
  'En plads, der står tom, tilbydes den næste på listen, og opgaverne holdes åbne.',
  'Det, der er svært at sige i et stort rum, siger vi to og to bagefter.',
]
const wordsPerSentence = sentences.map((sentence) => sentence.split(' ').length)

/** Headings, lists and paragraphs of even length; the words are the same for the same number. */
function longPlan(words: number): DocumentSeed {
  const perSection = Math.ceil(words / sectionIds.partnerPlan.length)
  return {
    sections: Object.fromEntries(
      sectionIds.partnerPlan.map((id) => [id, { status: 'inProgress', owner: null, by: 'jonas', daysAgo: 5 }]),
    ),
    prose: Object.fromEntries(sectionIds.partnerPlan.map((id) => [id, longSection(perSection)])),
    cards: [],
    cardsBy: 'jonas',
    cardsDaysAgo: 5,
  }
}

function longSection(words: number): JSONContent[] {
  const blocks: JSONContent[] = []
  let count = 0
  for (let turn = 0; count < words; turn += 1) {
    const picked = [turn, turn + 1, turn + 2].map((at) => at % sentences.length)
    const lines = picked.map((at) => sentences[at] ?? '')
    if (turn % 4 === 0) blocks.push(h2(`Aftale ${turn / 4 + 1}`))
    blocks.push(turn % 3 === 2 ? ul(...lines) : p(lines.join(' ')))
    count += picked.reduce((sum, at) => sum + (wordsPerSentence[at] ?? 0), 0)
  }
  return blocks
}
