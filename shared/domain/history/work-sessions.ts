import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** One line of a document's log, as far as history tells of it. */
export interface LogLine {
  readonly seq: number
  /** From the session that sent it; null for what the server tidied up. */
  readonly personId: PersonId | null
  readonly at: Instant
  readonly characters: number
  readonly sections: readonly SectionId[]
}

/** A stretch of work without a long pause: an automatic version, as of its last line. */
export interface WorkSession {
  readonly fromSeq: number
  readonly toSeq: number
  readonly startedAt: Instant
  readonly endedAt: Instant
  /** Who wrote, and how many characters; the one who wrote most first. */
  readonly writers: readonly { readonly personId: PersonId; readonly characters: number }[]
  /** In the order in which they were first touched. */
  readonly sections: readonly SectionId[]
}

/** A pause this long ends a session. */
export const pauseMs = 15 * 60_000
/** However busy, a session is cut here, so that a long day leaves more than one version. */
export const longestMs = 60 * 60_000

interface Span {
  /** The last line before it. */
  readonly before: number
  readonly after: number
}

/**
 * The automatic versions of a document, the oldest first (HIS-2). They follow from the log alone: nobody has to make
 * them and nobody can leave one out. Lines inside `told` (restores, which have entries of their own) are passed over
 * and part the work around them.
 */
export function workSessions(lines: readonly LogLine[], told: readonly Span[] = []): WorkSession[] {
  const sessions: WorkSession[] = []
  let open: LogLine[] = []
  const close = (): void => {
    const session = sessionOf(open)
    if (session !== null) sessions.push(session)
    open = []
  }
  for (const line of lines) {
    if (told.some(({ before, after }) => line.seq > before && line.seq <= after)) {
      close()
      continue
    }
    const [first, last] = [open[0], open.at(-1)]
    if (first !== undefined && last !== undefined) {
      if (line.at - last.at >= pauseMs || line.at - first.at >= longestMs) close()
    }
    open.push(line)
  }
  close()
  return sessions
}

function sessionOf(lines: readonly LogLine[]): WorkSession | null {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return null
  const written = new Map<PersonId, number>()
  const sections = new Set<SectionId>()
  for (const line of lines) {
    for (const section of line.sections) sections.add(section)
    if (line.personId !== null) written.set(line.personId, (written.get(line.personId) ?? 0) + line.characters)
  }
  // What only the server tidied is nobody's work.
  if (written.size === 0) return null
  const writers = [...written].map(([personId, characters]) => ({ personId, characters }))
  return {
    fromSeq: first.seq,
    toSeq: last.seq,
    startedAt: first.at,
    endedAt: last.at,
    writers: writers.sort((a, b) => b.characters - a.characters),
    sections: [...sections],
  }
}
