import * as Y from 'yjs'
import { cardListHome, cardLists, cardMapName } from '#shared/document/cards.ts'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { LogLine } from '#shared/domain/history/work-sessions.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import { Authorship } from './authorship.ts'
import { documentAt, logLines } from './log-reader.ts'

/** What a document's whole log tells, read once and carried on from where it ended. */
export interface Chronicle {
  readonly lastSeq: number
  readonly lines: readonly LogLine[]
  readonly authorship: Authorship
  /** The document as of `lastSeq`, for looking only. */
  readonly doc: Y.Doc
}

/** Chronicles in memory; the one that was asked for longest ago goes first. */
const maxKept = 16

/** The chronicles of the documents that people look back on. */
export class Chronicles {
  private readonly database: Database
  private readonly kept = new Map<DocumentId, Promise<Writable>>()

  constructor(database: Database) {
    this.database = database
  }

  /** Up to the last line on disk. Errors: rejects when the log cannot be read; the next call begins anew. */
  of(documentId: DocumentId, kind: DocumentKind): Promise<Chronicle> {
    const before = this.kept.get(documentId) ?? Writable.begin(this.database, documentId, kind)
    // One after the other: two readings of one log at the same time would note its lines twice.
    const next = before.then((chronicle) => chronicle.readOn(this.database, documentId))
    this.kept.delete(documentId)
    this.kept.set(documentId, next)
    next.catch(() => {
      if (this.kept.get(documentId) === next) this.kept.delete(documentId)
    })
    const [oldest] = this.kept.keys()
    if (this.kept.size > maxKept && oldest !== undefined) this.kept.delete(oldest)
    return next
  }
}

class Writable implements Chronicle {
  readonly lines: LogLine[] = []
  readonly authorship = new Authorship()
  readonly doc: Y.Doc
  lastSeq = 0
  /** The section that each root of the document belongs to. */
  private readonly sectionOf = new Map<unknown, SectionId>()

  private constructor(doc: Y.Doc, kind: DocumentKind) {
    this.doc = doc
    for (const id of sectionIds[kind]) this.sectionOf.set(doc.getXmlFragment(fragmentName(id)), id)
    for (const list of cardLists) {
      if (cardListHome[list].document === kind) {
        this.sectionOf.set(doc.getMap(cardMapName(list)), cardListHome[list].section)
      }
    }
  }

  static async begin(database: Database, documentId: DocumentId, kind: DocumentKind): Promise<Writable> {
    return new Writable(await documentAt(database, documentId, 0), kind)
  }

  async readOn(database: Database, documentId: DocumentId): Promise<this> {
    let touched = new Set<SectionId>()
    const onChange = (transaction: Y.Transaction): void => {
      for (const type of transaction.changedParentTypes.keys()) {
        const section = this.sectionOf.get(type)
        if (section !== undefined) touched.add(section)
      }
    }
    this.doc.on('afterTransaction', onChange)
    try {
      for await (const lines of logLines(database, documentId, this.lastSeq)) {
        for (const { seq, personId, createdAt, bytes } of lines) {
          touched = new Set()
          const characters = this.authorship.note(Y.decodeUpdate(bytes), personId)
          Y.applyUpdate(this.doc, bytes)
          this.lines.push({ seq, personId, at: createdAt, characters, sections: [...touched] })
          this.lastSeq = seq
        }
      }
    } finally {
      this.doc.off('afterTransaction', onChange)
    }
    return this
  }
}
