import { describe, expect, it } from 'vitest'
import { entriesFor, entryAtOnce } from '#client/ui/palette.model.ts'

const rows = [
  { label: 'Lav forpligtelse', letter: 'F' },
  { label: 'Hvem er her?', letter: 'P' },
  { label: 'P4 Målgruppe og visitation', hint: 'Gå til afsnit' },
  { label: 'P14 Risici og plan B', hint: 'Gå til afsnit' },
]

describe('the palette', () => {
  it('runs an entry by its letter at once', () => {
    expect(entryAtOnce(rows, 'f')).toBe(rows[0])
    expect(entryAtOnce(rows, 'x')).toBeUndefined()
  })

  it('lets a section be typed whose number begins with an entry of the same letter', () => {
    expect(entryAtOnce(rows, 'p')).toBeUndefined()
    expect(entriesFor(rows, 'P4')).toEqual([rows[2]])
    expect(entryAtOnce(rows.slice(0, 2), 'p')).toBe(rows[1])
  })

  it('puts the entry of that letter first, so that Enter runs it', () => {
    expect(entriesFor(rows, 'p')[0]).toBe(rows[1])
    expect(entriesFor(rows, 'p')).toContain(rows[3])
  })

  it('finds by any words of the label or the hint, whatever their case', () => {
    expect(entriesFor(rows, ' MÅLGRUPPE ')).toEqual([rows[2]])
    expect(entriesFor(rows, 'afsnit')).toEqual(rows.slice(2))
    expect(entriesFor(rows, '')).toEqual(rows)
  })
})
