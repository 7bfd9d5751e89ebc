import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CalmAnnouncer } from '#client/features/document/calm-announcer.ts'
import { partyNamedIn, whatFrom } from '#client/features/document/commitment-start.model.ts'
import { joinNames, peersByField, whoWritesWhere } from '#client/features/document/document-presence.model.ts'
import { partiesNamedIn, stepPhase } from '#client/features/document/intake.model.ts'
import { decimalComma, readNumber } from '#client/features/document/number-text.model.ts'
import type { Peer } from '#client/sync/presence.ts'
import { PartyId } from '#shared/kernel/ids.ts'

const peer = (name: string, place: Partial<Peer>): Peer => ({
  clientId: name.length,
  personId: name,
  name,
  partyKind: 'firm',
  section: null,
  field: null,
  isMe: false,
  ...place,
})

describe('a commitment begun from the text', () => {
  const id = (n: number) => PartyId.parse(`00000000-0000-4000-8000-00000000000${n}`)
  const parties = [
    { id: id(1), kind: 'municipality', name: 'Holbæk Kommune' },
    { id: id(2), kind: 'employmentActor', name: 'Fjordværkstedet' },
    { id: id(3), kind: 'firm', name: 'Nordvest Grønt' },
  ] as const

  it('takes the words without the full stop, cut at a word when they are long', () => {
    expect(whatFrom('  Kommunen  visiterer 3 borgere. ')).toBe('Kommunen visiterer 3 borgere')
    const long = whatFrom('ord '.repeat(80))
    expect(long.length).toBeLessThanOrEqual(140)
    expect(long).toMatch(/ord$/)
  })

  it('guesses the party that the words name first, by name or by role', () => {
    expect(partyNamedIn('Kommunen ringer til virksomheden', parties)).toBe(id(1))
    expect(partyNamedIn('Virksomheden ringer til kommunen', parties)).toBe(id(3))
    expect(partyNamedIn('Fjordværkstedet holder en samtale', parties)).toBe(id(2))
    expect(partyNamedIn('Vi mødes hver fredag', parties)).toBeNull()
  })

  it('leaves the choice to the person when two firms could be meant', () => {
    const two = [...parties, { id: id(4), kind: 'firm', name: 'Havnens Køkken' } as const]
    expect(partyNamedIn('Virksomheden holder pladsen åben', two)).toBeNull()
    expect(partyNamedIn('Havnens Køkken holder pladsen åben', two)).toBe(id(4))
  })
})

describe('who is where', () => {
  it('lists the others by section in reading order, one entry a person, never oneself', () => {
    const peers = [
      peer('Ida', { isMe: true, section: 'P4' }),
      peer('Mads', { section: 'P4' }),
      peer('Mads', { clientId: 99, section: null }),
      peer('Karen', { section: 'P2' }),
    ]
    expect(
      whoWritesWhere(peers, ['P1', 'P2', 'P3', 'P4']).map(({ section, people }) => [section, people.length]),
    ).toEqual([
      ['P2', 1],
      ['P4', 1],
    ])
  })

  it('knows whose field is in use', () => {
    const fields = peersByField([
      peer('Karen', { field: 'tasks/x/title' }),
      peer('Ida', { isMe: true, field: 'tasks/y/title' }),
    ])
    expect([...fields.keys()]).toEqual(['tasks/x/title'])
  })

  it('joins names as Danish does', () => {
    expect(joinNames(['Ida', 'Mads', 'Karen'], 'da')).toBe('Ida, Mads og Karen')
  })
})

describe('announcing colleagues', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('speaks at most every ten seconds, says the latest, and nothing twice', () => {
    const said: string[] = []
    const announcer = new CalmAnnouncer((text) => said.push(text))
    announcer.offer('Mads skriver')
    vi.advanceTimersByTime(1)
    for (const name of ['Karen', 'Jonas', 'Ida']) announcer.offer(`${name} skriver`)
    vi.advanceTimersByTime(9000)
    expect(said).toEqual(['Mads skriver'])
    vi.advanceTimersByTime(1500)
    expect(said).toEqual(['Mads skriver', 'Ida skriver'])
    announcer.offer('Ida skriver')
    vi.advanceTimersByTime(30_000)
    expect(said).toHaveLength(2)
    announcer.stop()
  })

  it('counts the ten seconds from when a busy page let the words be heard', () => {
    const heardAt: number[] = []
    const announcer = new CalmAnnouncer((_text, onSaid) => {
      setTimeout(() => {
        heardAt.push(Date.now())
        onSaid()
      }, 3000)
    })
    announcer.offer('Mads skriver')
    vi.advanceTimersByTime(1)
    announcer.offer('Ida skriver')
    vi.advanceTimersByTime(30_000)
    expect(heardAt).toHaveLength(2)
    expect(heardAt[1]! - heardAt[0]!).toBeGreaterThanOrEqual(10_000)
  })
})

describe('numbers as people type them', () => {
  it.each([
    ['7,5', 7.5],
    ['7.5', 7.5],
    ['1.260', 1260],
    ['1.260,50', 1260.5],
    ['55 %', 55],
    ['−3', -3],
    ['tre', undefined],
    ['', undefined],
  ])('reads %s as %s', (typed, value) => {
    expect(readNumber(typed)).toBe(value)
  })

  it('shows a decimal comma in Danish', () => {
    expect(decimalComma(0.5, 'da')).toBe('0,5')
    expect(decimalComma(0.5, 'en')).toBe('0.5')
  })
})

describe('the intake programme', () => {
  it('recognises the parties behind roles and first names', () => {
    const people = [{ name: 'Ida', partyKind: 'municipality' as const }]
    expect(partiesNamedIn('Leder, SPOC', people)).toEqual(['employmentActor', 'firm'])
    expect(partiesNamedIn('Ida', people)).toEqual(['municipality'])
    expect(partiesNamedIn('ingen endnu', people)).toEqual([])
  })

  it('tells before, the first day, during and after apart', () => {
    expect(['4 uger før', 'Dag 1', 'Måned 2–3', 'Uge +4, +13, +26', 'Ved afbrydelse'].map(stepPhase)).toEqual([
      'before',
      'first',
      'during',
      'after',
      'after',
    ])
  })
})
