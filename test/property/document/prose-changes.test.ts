import type { JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fragmentName } from '#shared/document/fragments.ts'
import { blockKey } from '#shared/document/inline-tokens.ts'
import { changeKeys, diffProse, takeChanges } from '#shared/document/prose-diff.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { mergeProse } from '#shared/document/prose-merge.ts'
import { readProse, writeProse } from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'

const P4 = SectionId.parse('P4')

const word = fc.constantFrom(
  'Kommunen',
  'visiterer',
  'tre',
  'borgere',
  'senest',
  'æble',
  '😀',
  'og',
  'uge',
  '12',
  ',',
  '.',
)
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const marks = fc.constantFrom<JSONContent['marks']>(undefined, [{ type: 'bold' }], [{ type: 'italic' }])
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(text, marks).map(([words, its]) => textNode(words, its)) },
    { weight: 1, arbitrary: fc.constant<JSONContent>({ type: 'hardBreak' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<JSONContent>(
        { type: 'commitmentChip', attrs: { commitmentId: 'a' } },
        { type: 'commitmentChip', attrs: { commitmentId: 'b' } },
      ),
    },
  ),
  { maxLength: 4 },
)
const paragraph = inline.map((content): JSONContent => ({ type: 'paragraph', content }))
const heading = fc
  .tuple(text, fc.constantFrom(2, 3))
  .map(([words, level]): JSONContent => ({ type: 'heading', attrs: { level }, content: [textNode(words)] }))
const items = (type: string) =>
  fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((ps) => ps.map((p) => ({ type, content: [p] })))
const list = items('listItem').map((content): JSONContent => ({ type: 'bulletList', content }))
const ticks = fc.tuple(items('taskItem'), fc.boolean()).map(([all, checked]): JSONContent => ({
  type: 'taskList',
  content: all.map((item) => ({ ...item, attrs: { checked } })),
}))
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(text, { minLength: 3, maxLength: 9 }))
  .map(([columns, words]): JSONContent => {
    const rows = Math.ceil(words.length / columns)
    return {
      type: 'table',
      content: Array.from({ length: rows }, (_, row) => ({
        type: 'tableRow',
        content: Array.from({ length: columns }, (__, column) => ({
          type: 'tableCell',
          content: [{ type: 'paragraph', content: [textNode(words[row * columns + column] ?? 'tom')] }],
        })),
      })),
    }
  })
const block = fc.oneof({ weight: 5, arbitrary: paragraph }, heading, list, ticks, table)
/** As a section holds it: through the schema, with every default written out. */
const section = fc.array(block, { minLength: 1, maxLength: 6 }).map(asStored)

const textNode = (words: string, its?: JSONContent['marks']): JSONContent => ({
  type: 'text',
  text: words,
  ...(its === undefined ? {} : { marks: its }),
})

function asStored(content: readonly JSONContent[]): JSONContent[] {
  return (contentSchema.nodeFromJSON({ type: 'doc', content }).toJSON() as JSONContent).content ?? []
}

/** A version of the section with a few blocks and words changed, as people change it. */
const changed = (content: readonly JSONContent[]) =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('word', 'drop', 'add', 'swap'), block, word), { maxLength: 4 })
    .map((edits) => {
      let next = structuredClone(content) as JSONContent[]
      for (const [at, kind, other, put] of edits) {
        const index = at % next.length
        if (kind === 'drop' && next.length > 1) next = next.filter((_, i) => i !== index)
        else if (kind === 'add') next.splice(index, 0, structuredClone(other))
        else if (kind === 'swap' && next.length > 1) next.push(...next.splice(index, 1))
        else changeWord(next[index] ?? {}, at, put)
      }
      return asStored(next)
    })

function changeWord(node: JSONContent, at: number, put: string): void {
  const texts: JSONContent[] = []
  const visit = (one: JSONContent): void => {
    if (typeof one.text === 'string') texts.push(one)
    one.content?.forEach(visit)
  }
  visit(node)
  const target = texts[at % Math.max(1, texts.length)]
  if (target === undefined) return
  const words = (target.text ?? '').split(' ')
  words[at % words.length] = put
  target.text = words.join(' ')
}

const pair = section.chain((before) => fc.tuple(fc.constant(before), fc.oneof(changed(before), section)))
const keys = (content: readonly JSONContent[]): string[] => content.map(blockKey)

describe('changes of a section', { timeout: 60_000 }, () => {
  it('[HIS-10] taking all changes gives the later text, taking none the earlier one', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const diff = diffProse(before, after)
        expect(keys(takeChanges(diff, () => true))).toEqual(keys(after))
        expect(keys(takeChanges(diff, () => false))).toEqual(keys(before))
      }),
      { numRuns: 120 },
    )
  })

  it('[HIS-10] any choice of changes is content that a section may hold, and every change has a name of its own', () => {
    fc.assert(
      fc.property(pair, fc.infiniteStream(fc.boolean()), ([before, after], choices) => {
        const diff = diffProse(before, after)
        const names = changeKeys(diff)
        expect(new Set(names).size).toBe(names.length)
        const taken = new Set(names.filter(() => choices.next().value))
        const content = takeChanges(diff, (key) => taken.has(key))
        expect(() => contentSchema.nodeFromJSON({ type: 'doc', content }).check()).not.toThrow()
      }),
      { numRuns: 120 },
    )
  })

  it('[HIS-11] an edit by the server gives exactly the wanted text, and an open text beside it the same', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const doc = new Y.Doc()
        writeProse(doc, P4, before)
        const open = new Y.Doc()
        Y.applyUpdate(open, Y.encodeStateAsUpdate(doc))
        doc.on('update', (update: Uint8Array) => Y.applyUpdate(open, update))
        doc.transact(() => editProse(doc, P4, after))
        const fresh = new Y.Doc()
        writeProse(fresh, P4, after)
        expect(keys(readProse(doc, P4).content ?? [])).toEqual(keys(readProse(fresh, P4).content ?? []))
        expect(readProse(open, P4)).toEqual(readProse(doc, P4))
        expect(neighbouringTexts(doc.getXmlFragment(fragmentName(P4)))).toBe(0)
      }),
      { numRuns: 120 },
    )
  })

  it('[HIS-12] what one side alone changed is taken as it is', () => {
    fc.assert(
      fc.property(pair, ([base, other]) => {
        expect(mergeProse(base, base, other)).toEqual({ content: other, conflicts: [] })
        expect(keys(mergeProse(base, other, base).content)).toEqual(keys(other))
        expect(mergeProse(base, other, other).conflicts).toEqual([])
        expect(keys(mergeProse(base, other, other).content)).toEqual(keys(other))
      }),
      { numRuns: 120 },
    )
  })

  it('[HIS-12] two who change different things both get theirs, whatever comes out is content of a section', () => {
    const three = section.chain((base) => fc.tuple(fc.constant(base), changed(base), changed(base)))
    fc.assert(
      fc.property(three, ([base, theirs, ours]) => {
        const { content } = mergeProse(base, theirs, ours)
        expect(() => contentSchema.nodeFromJSON({ type: 'doc', content }).check()).not.toThrow()
      }),
      { numRuns: 120 },
    )
  })
})

function neighbouringTexts(parent: Y.XmlFragment): number {
  let count = 0
  parent.toArray().forEach((child, index, all) => {
    if (child instanceof Y.XmlText && all[index + 1] instanceof Y.XmlText) count += 1
    if (child instanceof Y.XmlElement) count += neighbouringTexts(child)
  })
  return count
}
