import type * as Y from 'yjs'
import { type AnchorPlace, locateAnchors } from '#shared/document/comment-anchor.ts'
import type { TextAnchor } from '#shared/document/comment.ts'
import { editorRange, sectionText } from '#shared/document/section-text.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** A thread on words, as far as the text needs to know it. */
export interface MarkedThread {
  readonly id: string
  readonly sectionId: SectionId
  readonly anchor: TextAnchor
  readonly isResolved: boolean
}

export interface MarkedRange {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly isResolved: boolean
  readonly isActive: boolean
}

const settleMs = 300

/**
 * Where the threads of a document stand now. Looks again when the text has come to rest, so that a keystroke pays
 * for nothing; the editors move their marks along in between. Draws no React by itself.
 */
export class CommentPlaces {
  onOpen: (threadId: string) => void = () => undefined
  private readonly doc: Y.Doc
  private readonly sectionIds: readonly SectionId[]
  private threads: readonly MarkedThread[] = []
  private active: string | null = null
  private found: ReadonlyMap<string, AnchorPlace | null> = new Map()
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(doc: Y.Doc, sectionIds: readonly SectionId[]) {
    this.doc = doc
    this.sectionIds = sectionIds
  }

  /** Follows the document. Returns how to stop. */
  start(): () => void {
    const later = () => {
      if (this.threads.length > 0) this.timer ??= setTimeout(() => this.look(), settleMs)
    }
    this.doc.on('update', later)
    return () => {
      this.doc.off('update', later)
      clearTimeout(this.timer)
      this.timer = undefined
    }
  }

  replace(threads: readonly MarkedThread[], active: string | null): void {
    this.threads = threads
    this.active = active
    this.look()
  }

  /** The places by thread, null for words that are gone; the same object until something has moved. */
  get places(): ReadonlyMap<string, AnchorPlace | null> {
    return this.found
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** What to mark in a section's editor, by the text as it stands at this moment. */
  rangesIn(sectionId: SectionId): readonly MarkedRange[] {
    const here = this.threads.filter(
      ({ id, isResolved }) => this.found.get(id)?.sectionId === sectionId && (!isResolved || id === this.active),
    )
    if (here.length === 0) return []
    const section = sectionText(this.doc, sectionId)
    const places = locateAnchors(this.doc, [sectionId], new Map(here.map((thread) => [thread.id, thread])))
    return here.flatMap(({ id, isResolved }) => {
      const place = places.get(id)
      const range = place == null ? null : editorRange(section, place.from, place.to)
      return range === null ? [] : [{ id, ...range, isResolved, isActive: id === this.active }]
    })
  }

  private look(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.found =
      this.threads.length === 0
        ? new Map<string, AnchorPlace | null>()
        : locateAnchors(this.doc, this.sectionIds, new Map(this.threads.map((thread) => [thread.id, thread])))
    for (const listener of this.listeners) listener()
  }
}
