import * as Y from 'yjs'
import type { StockClient } from '#test/support/sync/stock-client.ts'

/** Numbers in [0, 1) that follow from the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: () => number, limit: number): number => Math.floor(random() * limit)

/** One thing that a person might do to the kinds of content that documents have: prose, cards and their order. */
export function randomEdit(doc: Y.Doc, random: () => number): void {
  const prose = doc.getXmlFragment('section:P1')
  const cards = doc.getMap<Y.Map<unknown>>('cards:tasks')
  switch (below(random, 7)) {
    case 0: {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`afsnit ${below(random, 1000)}`)])
      prose.insert(below(random, prose.length + 1), [paragraph])
      return
    }
    case 1:
      if (prose.length > 0) prose.delete(below(random, prose.length), 1)
      return
    case 2:
    case 3: {
      const text = randomText(prose, random)
      text?.insert(below(random, text.length + 1), 'ord '.repeat(1 + below(random, 3)))
      return
    }
    case 4: {
      const text = randomText(prose, random)
      if (text === null || text.length < 2) return
      const start = below(random, text.length - 1)
      const length = 1 + below(random, text.length - start - 1)
      if (random() < 0.5) text.delete(start, length)
      else text.format(start, length, { bold: random() < 0.5 ? true : null })
      return
    }
    case 5: {
      const card = new Y.Map<unknown>()
      card.set('order', String(random()))
      card.set('title', new Y.Text('opgave'))
      cards.set(`card-${below(random, 6)}`, card)
      return
    }
    default: {
      const [id, card] = [...cards][below(random, cards.size)] ?? []
      if (id === undefined || card === undefined) return
      if (random() < 0.3) cards.delete(id)
      else card.set('hoursPerWeek', below(random, 37))
    }
  }
}

function randomText(prose: Y.XmlFragment, random: () => number): Y.XmlText | null {
  if (prose.length === 0) return null
  const paragraph = prose.get(below(random, prose.length))
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  return text instanceof Y.XmlText ? text : null
}

/** What goes wrong on a connection: torn down without a word, closed in order, or taken up again. */
export function randomTrouble({ provider }: StockClient, random: () => number): void {
  const roll = random()
  if (!provider.shouldConnect) {
    if (roll < 0.4) provider.connect()
  } else if (roll < 0.05) {
    provider.disconnect()
  } else if (roll < 0.1) {
    const socket: unknown = provider.ws
    if (hasTerminate(socket)) socket.terminate()
  }
}

const hasTerminate = (socket: unknown): socket is { terminate(): void } =>
  typeof socket === 'object' && socket !== null && 'terminate' in socket
