import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { cardLists } from '#shared/document/cards.ts'
import { PartnershipExport, exportFormatVersion } from '#server/export/document/partnership-export.ts'

const text = readFileSync(new URL('../../../../../docs/export-json.md', import.meta.url), 'utf8')

/** The fields in the table under a heading. */
const fieldsUnder = (heading: string): string[] => {
  const part = text.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`)) ?? ''
  return [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!)
}
const fieldsOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape)

describe('the description of the JSON export', () => {
  it('[EXP-7] names the version of the form that the code writes', () => {
    expect(/`formatVersion` (\d+)\*\*/.exec(text)?.[1]).toBe(String(exportFormatVersion))
  })

  it('[EXP-7] describes every field, in the order of the file, and no other', () => {
    const { partnership, parties, documents, commitments, targets, snapshots } = PartnershipExport.shape
    expect(fieldsUnder('The file')).toEqual(fieldsOf(PartnershipExport))
    expect(fieldsUnder('`partnership`')).toEqual(fieldsOf(partnership))
    expect(fieldsUnder('`parties[]`')).toEqual(fieldsOf(parties.element))
    expect(fieldsUnder('`documents[]`')).toEqual(fieldsOf(documents.element))
    expect(fieldsUnder('`documents[].sections[]`')).toEqual(fieldsOf(documents.element.shape.sections.element))
    expect(fieldsUnder('`commitments[]`')).toEqual(fieldsOf(commitments.element))
    expect(fieldsUnder('`targets[]`')).toEqual(fieldsOf(targets.element))
    expect(fieldsUnder('`snapshots[]`')).toEqual(fieldsOf(snapshots.element))
  })

  it('[EXP-7] names every list of cards', () => {
    for (const list of cardLists) expect(text).toContain(`\`${list}\``)
  })
})
