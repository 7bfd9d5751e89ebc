import type { Locator, Page } from 'playwright-core'

/** A person's hand: a click, a drag over words or a field that is filled in is one interaction each. */
export class Hand {
  readonly page: Page
  interactions = 0

  constructor(page: Page) {
    this.page = page
  }

  async click(what: Locator): Promise<void> {
    this.interactions += 1
    await what.click()
  }

  async fill(field: Locator, text: string): Promise<void> {
    this.interactions += 1
    await field.fill(text)
  }

  /** Drags over the words, as a mouse does. They must stand together in one block. */
  async select(editor: Locator, words: string): Promise<void> {
    this.interactions += 1
    const { from, to } = await this.find(editor, words)
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
    await this.page.mouse.move(to.x, to.y)
    await this.page.mouse.up()
  }

  /** Sets the caret right before the words. */
  async clickBefore(editor: Locator, words: string): Promise<void> {
    this.interactions += 1
    const { from } = await this.find(editor, words)
    await this.page.mouse.click(from.x, from.y)
    // No hand is on the keyboard before the editor has heard where the caret went.
    await rest(editor)
  }

  private async find(editor: Locator, words: string): Promise<{ from: Point; to: Point }> {
    // A section that was linked to is brought into view once more when the page has settled, unless the reader stirs.
    await this.page.keyboard.press('Shift')
    return restingPlaceOf(editor, words)
  }
}

/** Until the page has nothing else to do. */
const rest = (editor: Locator): Promise<unknown> =>
  editor.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 500 })))

/** The place once it is the same twice: text above may still be turning into editors. */
async function restingPlaceOf(editor: Locator, words: string): Promise<{ from: Point; to: Point }> {
  let before = ''
  let place = await placeOf(editor, words)
  while (JSON.stringify(place) !== before) {
    before = JSON.stringify(place)
    await rest(editor)
    place = await placeOf(editor, words)
  }
  return place
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where the words begin and end on the screen, after they have been brought into sight. */
const placeOf = (editor: Locator, words: string): Promise<{ from: Point; to: Point }> =>
  editor.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const nodes: { readonly node: Node; readonly start: number }[] = []
    let text = ''
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      nodes.push({ node, start: text.length })
      text += node.textContent ?? ''
    }
    const at = text.indexOf(wanted)
    if (at === -1) throw new Error(`The text does not say: ${wanted}`)
    const place = (position: number) => {
      const found = nodes.findLast(({ start }) => start <= position)
      if (found === undefined) throw new Error('The text is empty')
      return { node: found.node, offset: position - found.start }
    }
    const [first, last] = [place(at), place(at + wanted.length - 1)]
    first.node.parentElement?.scrollIntoView({ block: 'center' })
    const edge = ({ node, offset }: { node: Node; offset: number }) => {
      const range = document.createRange()
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect()
    }
    const [start, end] = [edge(first), edge(last)]
    return {
      from: { x: start.left + 0.5, y: start.top + start.height / 2 },
      to: { x: end.right - 0.5, y: end.top + end.height / 2 },
    }
  }, words)
