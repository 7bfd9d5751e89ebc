import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate, isIntegrated, readStateVector } from '#server/sync/frame-guard.ts'

const nobody = (): boolean => false
const docWith = (text: string): Y.Doc => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return doc
}
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('inspectUpdate', () => {
  it('[SYN-20] tells nothing new from deletions and from new content', () => {
    const doc = docWith('hej')
    const peer = copyOf(doc)
    const adds = (): unknown => {
      const inspection = inspectUpdate(Y.encodeStateAsUpdate(peer), doc, nobody)
      return inspection.ok ? inspection.adds : inspection.reason
    }
    expect(adds()).toBe('nothing')
    peer.getText('t').delete(1, 1)
    expect(adds()).toBe('deletions')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
    expect(adds()).toBe('nothing')
    peer.getText('t').insert(0, 'x')
    expect(adds()).toBe('structs')
  })

  it('[SYN-22] refuses what stands beside its own future and what deletes nothing at all', () => {
    // One string of device 5 whose left neighbour is clock 3 of the same device; a delete range of length 0.
    const ahead = new Uint8Array([1, 1, 5, 0, 0x84, 5, 3, 1, 120, 0])
    const nothing = new Uint8Array([0, 1, 5, 1, 0, 0])
    expect(inspectUpdate(ahead, docWith('hej'), nobody)).toEqual({ ok: false, reason: 'reference' })
    expect(inspectUpdate(nothing, docWith('hej'), nobody)).toEqual({ ok: false, reason: 'deleteRange' })
  })

  it('[SYN-22] never changes the document it looks at, whatever the bytes', () => {
    const doc = docWith('hej')
    const before = Y.encodeStateAsUpdate(doc)
    const valid = Y.encodeStateAsUpdate(docWith('andet'))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 }), (flips) => {
        const bytes = valid.slice()
        for (const [position, value] of flips) bytes[position] = value
        inspectUpdate(bytes, doc, nobody)
        inspectUpdate(new Uint8Array(flips.flat()), doc, nobody)
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
        expect([...doc.share.keys()]).toEqual(['t'])
      }),
      { numRuns: 2000 },
    )
  })

  it('[SYN-22] what it lets through never breaks the document or its encoding', () => {
    const source = docWith('andet')
    source.getText('t').delete(1, 2)
    source.getMap('m').set('a', { b: [1, 'c', null] })
    source.getXmlFragment('section:P1').insert(0, [new Y.XmlElement('paragraph')])
    const valid = Y.encodeStateAsUpdate(source)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        (flips) => {
          const bytes = valid.slice()
          for (const [position, value] of flips) bytes[position] = value
          const doc = docWith('hej')
          if (!inspectUpdate(bytes, doc, nobody).ok) return
          Y.applyUpdate(doc, bytes)
          const reloaded = new Y.Doc()
          Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(doc))
          expect(Y.encodeStateVector(reloaded)).toEqual(Y.encodeStateVector(doc))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('[SYN-23] new content in the name of a guarded device is refused, its known content is not', () => {
    const doc = docWith('hej')
    const peer = copyOf(doc)
    const isGuarded = (device: number): boolean => device === doc.clientID
    expect(inspectUpdate(Y.encodeStateAsUpdate(peer), doc, isGuarded)).toMatchObject({ ok: true })
    doc.getText('t').insert(0, 'x')
    const inspection = inspectUpdate(Y.encodeStateAsUpdate(doc), peer, isGuarded)
    expect(inspection).toEqual({ ok: false, reason: 'foreignDevice' })
  })

  it('[SYN-24] knows when an update is whole and when something before it is missing', () => {
    const source = docWith('a')
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getText('t').insert(1, 'b')
    const doc = new Y.Doc()
    const inspection = inspectUpdate(updates[0]!, doc, nobody)
    if (!inspection.ok) throw new Error(inspection.reason)
    Y.applyUpdate(doc, updates[0]!)
    expect(isIntegrated(doc, inspection.needs)).toBe(false)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
    expect(isIntegrated(doc, inspection.needs)).toBe(true)
  })
})

describe('readStateVector', () => {
  it('[SYN-22] takes a state vector and refuses bytes that are none', () => {
    const vector = Y.encodeStateVector(docWith('hej'))
    expect(readStateVector(vector)).toBe(vector)
    for (const bytes of [[], [1], [255, 255, 255, 255, 15], [2, 1, 1, 1]]) {
      expect(readStateVector(new Uint8Array(bytes))).toBeNull()
    }
  })
})
