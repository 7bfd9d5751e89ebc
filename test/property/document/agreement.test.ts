import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type AgreementContent, agreementHash, agreementText } from '#shared/domain/approval/agreement.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { addCard } from '#shared/document/card-operations.ts'
import { writeProse } from '#shared/document/prose.ts'
import { agreementSections } from '#server/modules/approvals/agreement-content.ts'

const P4 = SectionId.parse('P4')
const P14 = SectionId.parse('P14')

const words = fc.string({
  unit: fc.constantFrom('a', 'Å', 'ø', ' ', '7', '"', '\\', '🙂', 'e\u0301', '\u2028'),
  maxLength: 30,
})
const marks = fc.subarray([
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://eksempel.dk' } },
])
const run = fc
  .tuple(
    words.filter((text) => text !== ''),
    marks,
  )
  .map(([text, its]) => ({ type: 'text', text, ...(its.length === 0 ? {} : { marks: its }) }))
const block = fc.oneof(
  fc.array(run, { maxLength: 4 }).map((content) => ({ type: 'paragraph', content })),
  fc
    .tuple(fc.constantFrom(2, 3), fc.array(run, { minLength: 1, maxLength: 2 }))
    .map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
)
/** What three people did one after the other, each on a device of their own. */
const story = fc.array(
  fc.record({
    device: fc.integer({ min: 1, max: 3 }),
    section: fc.constantFrom(P4, P14),
    blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
    card: fc.option(fc.record({ id: fc.uuid(), title: words }), { nil: null }),
  }),
  { minLength: 1, maxLength: 4 },
)
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

/** The document and every update that made it, in order. */
function play(steps: Story): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  for (const { device, section, blocks, card } of steps) {
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    own.clientID = device
    const before = Y.encodeStateVector(own)
    writeProse(own, section, blocks)
    if (card !== null) addCard(own, 'risks', { id: card.id, fields: { risk: card.title }, after: null })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(own, before))
    own.destroy()
  }
  return { doc, updates }
}

const contentWith = (doc: Y.Doc): AgreementContent => ({
  schema: 'samspil-agreement/1',
  partnership: {
    id: 'p',
    name: 'Holbæk',
    municipalityCode: '316',
    startsOn: '2027-01-01',
    endsOn: null,
    followUpEndsOn: null,
  },
  number: 3,
  previousHash: '0'.repeat(64),
  parties: [],
  documents: [
    {
      id: 'd',
      kind: 'partnerPlan',
      firmPartyId: null,
      language: 'da',
      epoch: 1,
      schemaVersion: 1,
      position: 12,
      sections: agreementSections(doc, 'partnerPlan'),
    },
  ],
  commitments: [],
  targets: [],
  rateCard: [],
  attachments: [],
})
const textOf = (doc: Y.Doc): string => agreementText(contentWith(doc))
const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

describe('the text of a version', () => {
  it('[APR-1] is the same after reload, compaction and any order of updates, for 1,000 documents', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (steps, chance) => {
        const { doc, updates } = play(steps)
        const text = textOf(doc)
        const shuffled = updates
          .map((update) => ({ update, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ update }) => update)
        const stored = [
          [Y.encodeStateAsUpdate(doc)],
          [Y.mergeUpdates(updates)],
          [Y.convertUpdateFormatV2ToV1(Y.encodeStateAsUpdateV2(doc))],
        ]
        expect(textOf(docOf(stored[text.length % stored.length] ?? []))).toBe(text)
        expect(textOf(docOf(shuffled))).toBe(text)
        expect(agreementText(JSON.parse(text) as AgreementContent)).toBe(text)
        expect(agreementHash(text)).toBe(createHash('sha256').update(text).digest('hex'))
      }),
      { numRuns: 1000 },
    )
  })

  it('[APR-1] gives the hash that a browser calculates by itself', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const text = textOf(play(steps).doc)
        const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
        expect(agreementHash(text)).toBe(Buffer.from(digest).toString('hex'))
      }),
      { numRuns: 50 },
    )
  })

  it('[APR-1] has another hash for each of 10,000 changed characters', () => {
    const { doc } = play(fc.sample(story, { numRuns: 20, seed: 7 }).flat())
    const text = textOf(doc)
    const hash = (changed: string): string => createHash('sha256').update(changed).digest('hex')
    const hashes = new Set([agreementHash(text)])
    for (let n = 0; n < 10_000; n += 1) {
      const at = (n * 7919) % text.length
      const letter = String.fromCodePoint(0x100 + Math.floor(n / text.length) + (n % 60))
      hashes.add(hash(text.slice(0, at) + letter + text.slice(at + 1)))
    }
    expect(hashes.size).toBe(10_001)
  })

  it('[APR-1] does not care how å is written, or in what pieces and order formatting is stored', () => {
    const of = (blocks: readonly object[]) => {
      const content = contentWith(new Y.Doc())
      const [document] = content.documents
      const sections = document!.sections.map((section) => ({ ...section, prose: blocks as never }))
      return agreementText({ ...content, documents: [{ ...document!, sections }] })
    }
    const p = (...content: readonly object[]) => [{ type: 'paragraph', content }]
    expect(of(p({ type: 'text', text: 'gå' }))).toBe(of(p({ type: 'text', text: 'ga\u030A' })))
    expect(of(p({ type: 'text', text: 'gå' }))).not.toBe(of(p({ type: 'text', text: 'gå ' })))
  })
})
