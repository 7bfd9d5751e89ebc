import type { JSONContent } from '@tiptap/core'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type CardContent, type CardList, cardFields } from './cards.ts'
import { commitmentChipName, contentSchema, isAllowedHref, simulationSnapshotName } from './schema.ts'

/** Whose words they are: what must not go along into another's document. */
export interface CopyOrigin {
  /** Full names of everybody who is or was in the partnership. */
  readonly people: readonly string[]
  readonly parties: readonly { readonly name: string; readonly kind: PartyKind }[]
  readonly language: 'da' | 'en'
}

/** Stands where something was taken out, so that whoever writes on sees it. */
export const gap = '…'

const partyWord: Record<CopyOrigin['language'], Record<PartyKind, string>> = {
  da: { municipality: 'kommunen', employmentActor: 'aktøren', firm: 'virksomheden', fund: 'fonden' },
  en: { municipality: 'the municipality', employmentActor: 'the employment actor', firm: 'the firm', fund: 'the fund' },
}

/** Marks that are the text's own; a quote belongs to a commitment, and what is not known may belong to anybody. */
const keptMarks = new Set(['bold', 'italic', 'strike', 'underline', 'link'])

/** Choices that tell how far the source has come, not how the thing is built. */
const ofTheSource: Partial<Record<CardList, readonly string[]>> = { tasks: ['status', 'displacement'] }

/**
 * The text as a clean copy: without chips and quotes (CPY-1), people (CPY-2) and numbers (CPY-3), with parties as
 * what they are and not by name (CPY-4). Gives content that fits `contentSchema`.
 */
export function cleanProse(prose: JSONContent, origin: CopyOrigin): JSONContent[] {
  const clean = cleaner(origin)
  const visit = (node: JSONContent, isHeading: boolean): JSONContent[] => {
    // A frozen simulation is figures of the source, and its record stays there.
    if (node.type === commitmentChipName || node.type === simulationSnapshotName) return []
    if (node.type === 'text') return cleanText(node, isHeading, clean)
    const type = contentSchema.nodes[node.type ?? '']
    const content = (node.content ?? []).flatMap((child) => visit(child, node.type === 'heading'))
    // What this version does not know gives up its content and leaves.
    if (type === undefined) return content
    const attrs = node.type === 'taskItem' ? { ...node.attrs, checked: false } : node.attrs
    return [{ type: node.type ?? '', ...(attrs && { attrs }), ...(content.length > 0 && { content }) }]
  }
  return (prose.content ?? []).flatMap((node) => visit(node, false)).map(fitting)
}

/** The block, or its words as a paragraph when taking things out of it has left something that the schema refuses. */
function fitting(block: JSONContent): JSONContent {
  try {
    contentSchema.nodeFromJSON({ type: 'doc', content: [block] }).check()
    return block
  } catch {
    const words = textOf(block).trim()
    return { type: 'paragraph', ...(words !== '' && { content: [{ type: 'text', text: words }] }) }
  }
}

const textOf = (node: JSONContent): string => (node.text ?? '') + (node.content ?? []).map(textOf).join(' ')

/** The card's fields as a clean copy: numbers unset, texts cleaned, and no name where it says who. */
export function cleanCardFields(
  list: CardList,
  fields: CardContent['fields'],
  origin: CopyOrigin,
): Record<string, string | number> {
  const clean = cleaner(origin)
  const kept: Record<string, string | number> = {}
  for (const field of cardFields[list]) {
    const value = fields[field.name]
    if (typeof value !== 'string' || value === '' || ofTheSource[list]?.includes(field.name) === true) continue
    if (field.kind === 'choice') {
      if (field.options.includes(value)) kept[field.name] = value
    } else if (field.kind === 'text') {
      const text = isAboutPeople(field.name) ? value.replace(nameLike, gap) : value
      kept[field.name] = clean.withoutNumbers(clean.withoutPeople(text))
    }
  }
  return kept
}

const isAboutPeople = (field: string): boolean => /^who|person|contact/i.test(field)

/** Two or more words with capitals in a row: `Ida Holm`. A role (`Leder, buddy`) has one at most. */
const nameLike = /\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}.'-]*)+/gu

function cleanText(node: JSONContent, isHeading: boolean, clean: Cleaner): JSONContent[] {
  const people = clean.withoutPeople(node.text ?? '')
  // The numbers of a heading number it.
  const text = isHeading ? people : clean.withoutNumbers(people)
  if (text === '') return []
  const marks = (node.marks ?? []).filter((mark) => {
    if (!keptMarks.has(mark.type)) return false
    // `mailto:` and `tel:` lead to a person.
    const href = mark.attrs?.['href']
    return mark.type !== 'link' || (isAllowedHref(String(href)) && /^https?:/i.test(String(href).trim()))
  })
  return [{ type: 'text', text, ...(marks.length > 0 && { marks }) }]
}

interface Cleaner {
  withoutPeople(text: string): string
  withoutNumbers(text: string): string
}

const email = /[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}/gu
/** Also `10–15`, `1.200`, `3/4`, `15.12.2026` and the full stop of `15. december`; `P7` and `J6` are no numbers. */
const number = /(?<![\p{L}\p{N}])\d+(?:[.,:/×–-]\d+)*[½¼¾]?(?:\.(?= \p{Ll}))?(?![\p{L}\p{N}])|[½¼¾]/gu
const companyForm = /,? (?:ApS|A\/S|I\/S|K\/S|P\/S|IVS|A\.m\.b\.a\.|F\.m\.b\.a\.)$/i
const gaps = new RegExp(`${gap}(?:[\\s+–-]*${gap})+`, 'g')

function cleaner({ people, parties, language }: CopyOrigin): Cleaner {
  // The longest first: `Holbæk Kommunes Jobcenter` before `Holbæk Kommune`.
  const byLength = parties
    // People leave the form of the company out.
    .flatMap(({ name, kind }) =>
      [...new Set([name, name.replace(companyForm, '')])].map((called) => ({ name: called, kind })),
    )
    .sort((a, b) => b.name.length - a.name.length)
  const names = [...new Set(people.flatMap((name) => [name, ...name.split(/\s+/)]))]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
  const asWord = (name: string): string =>
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:'?s)?(?![\\p{L}\\p{N}])`
  const anybody = names.length === 0 ? null : new RegExp(names.map(asWord).join('|'), 'gu')
  const together = (text: string): string => text.replace(gaps, gap)
  return {
    withoutPeople(text) {
      let clean = text
      for (const { name, kind } of byLength) {
        if (name !== '') clean = clean.replace(new RegExp(asWord(name), 'gu'), partyWord[language][kind])
      }
      clean = clean.replace(email, gap)
      return together(anybody === null ? clean : clean.replace(anybody, gap))
    },
    withoutNumbers: (text) => together(text.replace(number, gap)),
  }
}
