import type { JSONContent } from '@tiptap/core'

/** Text nodes may say who wrote them; what is equal does not depend on it. */
export type AuthoredNode = JSONContent & { readonly by?: string | null }

/** A word, a run of spaces, a sign, or an inline atom: what a comparison by words moves about as one piece. */
export interface Token {
  /** Two tokens with one key are the same to a reader, formatting included. */
  readonly key: string
  /** The characters; empty for an atom. */
  readonly text: string
  readonly node: JSONContent
  /** Who wrote most of the characters; null where nobody is known. */
  readonly by: string | null
}

// Code points, not UTF-16 units: half an emoji is no character and cannot be sent (yjs#303).
const pieces = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu

/** The words of a string in order; put together again they are the string. */
export const wordsOf = (text: string): string[] => text.match(pieces) ?? []

/** JSON with its keys in order and without authors, so that equal content is an equal string. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, held: unknown) => {
    if (key === 'by') return undefined
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return held
    return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The inline content of one block as tokens. A word written by two people is one token. */
export function tokensOf(content: readonly AuthoredNode[] | undefined): Token[] {
  const tokens: Token[] = []
  let run: AuthoredNode[] = []
  let marks = ''
  const close = (): void => {
    if (run.length > 0) tokens.push(...textTokens(run, marks))
    run = []
  }
  for (const node of content ?? []) {
    if (node.type !== 'text' || typeof node.text !== 'string') {
      close()
      tokens.push({ key: `node ${canonical(node)}`, text: '', node, by: node.by ?? null })
      continue
    }
    const its = canonical(node.marks ?? [])
    if (its !== marks) close()
    marks = its
    run.push(node)
  }
  close()
  return tokens
}

function textTokens(run: readonly AuthoredNode[], marks: string): Token[] {
  const text = run.map((node) => node.text ?? '').join('')
  const markList = run[0]?.marks
  let start = 0
  return wordsOf(text).map((word) => {
    const by = mainAuthor(run, start, start + word.length)
    start += word.length
    const node = { type: 'text', text: word, ...(markList === undefined ? {} : { marks: markList }) }
    return { key: `${word}\u0000${marks}`, text: word, node, by }
  })
}

function mainAuthor(run: readonly AuthoredNode[], from: number, to: number): string | null {
  const shares = new Map<string | null, number>()
  let at = 0
  for (const { text = '', by = null } of run) {
    const overlap = Math.min(to, at + text.length) - Math.max(from, at)
    if (overlap > 0) shares.set(by, (shares.get(by) ?? 0) + overlap)
    at += text.length
  }
  let main: string | null = null
  let most = 0
  for (const [by, share] of shares) {
    if (share > most) [main, most] = [by, share]
  }
  return main
}

/** Tokens as inline content again, neighbours of equal marks and author in one text node. */
export function inlineOf(tokens: readonly Token[], hasAuthors = false): AuthoredNode[] {
  const content: AuthoredNode[] = []
  let lastMarks: string | null = null
  for (const { node, text, by } of tokens) {
    if (text === '') {
      content.push(hasAuthors ? { ...node, by } : node)
      lastMarks = null
      continue
    }
    const marks = canonical(node.marks ?? [])
    const last = content.at(-1)
    if (last !== undefined && lastMarks === marks && (!hasAuthors || last.by === by)) {
      content[content.length - 1] = { ...last, text: (last.text ?? '') + text }
    } else {
      content.push(hasAuthors ? { ...node, by } : node)
    }
    lastMarks = marks
  }
  return content
}

/** The node without authors, neighbouring texts of equal marks in one. */
export function plainNode({ by: _by, ...node }: AuthoredNode): JSONContent {
  if (node.content === undefined) return node
  const content = node.content.map(plainNode)
  const isInline = content.some((child) => child.type === 'text')
  return { ...node, content: isInline ? inlineOf(tokensOf(content)) : content }
}

/** Equal for two blocks of the same content, whoever wrote them. */
export const blockKey = (node: AuthoredNode): string => canonical(plainNode(node))
