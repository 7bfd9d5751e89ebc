import { z } from 'zod'
import { type Agreed, type RoomView, agreedOf, seesCard } from '#shared/domain/workshop/room-view.ts'
import type { Room } from '#shared/domain/workshop/room.ts'
import { refuse } from '#shared/kernel/errors.ts'
import { WorkshopId } from '#shared/kernel/ids.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { type Block, type ExportPage, simpleTable, words } from '#server/export/document/blocks.ts'
import { exportWords } from '#server/export/document/export-words.ts'
import { htmlFile } from '#server/export/document/html-file.ts'
import { markdownFile } from '#server/export/document/markdown-file.ts'
import { defineDownload } from '#server/export/download.ts'
import { findWorkshop, readRoom } from './workshops.store.ts'

/** What the workshop agreed and what was shown in it, as one file. Hidden cards are in no file (WOR-2). */
const summary = (draw: (page: ExportPage) => string) =>
  defineDownload({
    query: z.strictObject({ id: WorkshopId }),
    partnershipOf: async ({ id }, { database }) => (await findWorkshop(database, id))?.partnershipId ?? null,
    action: { kind: 'workshop.read' },
    make: async ({ id }, { foundation, language }) => {
      const room = await readRoom(foundation.database, id)
      if (room === null) return err(refuse('thing.notFound'))
      const page = summaryPage(room, language)
      return ok({ name: page.title, body: draw(page) })
    },
  })

export const workshopHtml = summary(htmlFile)
export const workshopMd = summary(markdownFile)

function summaryPage(room: Room, language: 'da' | 'en'): ExportPage {
  const t = texts[language]
  const w = exportWords[language]
  const moment = (at: number) =>
    new Intl.DateTimeFormat(w.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(
      at,
    )
  return {
    language,
    title: `${t.title}: ${room.title}`,
    facts: [
      { label: w.facts.partnership, text: words(room.partnershipName) },
      { label: t.held, text: words(room.openedAt === null ? t.notHeld : moment(room.openedAt)) },
    ],
    words: { contents: w.contents, skip: w.skip, pageOf: w.page, done: w.done, notDone: w.notDone },
    blocks: [...agreedBlocks(agreedOf(room), t), ...stepBlocks(room, t)],
  }
}

const heading = (text: string, id: string): Block => ({ kind: 'heading', level: 2, text: words(text), id })
const none = (text: string): Block => ({ kind: 'paragraph', text: words(text), isNote: true })

function agreedBlocks({ decisions, promises, parked, votes }: Agreed, t: Texts): Block[] {
  const table = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): Block =>
    rows.length === 0
      ? none(t.none)
      : simpleTable(
          name,
          header,
          rows.map((cells) => ({ cells })),
        )
  return [
    heading(t.decisions, 'beslutninger'),
    table(
      t.decisions,
      [t.about, t.outcome, t.reviewOn],
      decisions.map(({ title, outcome, reviewOn }) => [title, outcome, reviewOn ?? '']),
    ),
    heading(t.promises, 'forpligtelser'),
    table(
      t.promises,
      [t.party, t.what, t.dueOn],
      promises.map(({ partyKind, what, dueOn }) => [t.parties[partyKind], what, dueOn ?? '']),
    ),
    heading(t.parked, 'parkeret'),
    table(
      t.parked,
      [t.party, t.what],
      parked.map(({ partyKind, text }) => [t.parties[partyKind], text]),
    ),
    ...votes.flatMap(({ title, rows }, place): Block[] => [
      heading(`${t.votes}: ${title}`, `stemmer-${place + 1}`),
      table(
        title,
        [t.card, t.dots],
        rows.map(({ text, dots }) => [text, String(dots)]),
      ),
    ]),
  ]
}

/** The agenda with the cards that were shown. */
function stepBlocks(room: Room, t: Texts): Block[] {
  return room.steps.flatMap((step, place): Block[] => {
    const cards = room.cards.filter((card) => card.stepId === step.id && seesCard(step, card, null))
    return [
      heading(`${place + 1}. ${step.title}`, `trin-${place + 1}`),
      ...(step.instruction === '' ? [] : [{ kind: 'paragraph', text: words(step.instruction) } as const]),
      ...(cards.length === 0
        ? []
        : [
            {
              kind: 'list',
              start: null,
              items: cards.map(({ partyKind, text }): Block[] => [
                { kind: 'paragraph', text: words(`${t.parties[partyKind]}: ${text}`) },
              ]),
            } as const,
          ]),
    ]
  })
}

interface Texts {
  readonly title: string
  readonly held: string
  readonly notHeld: string
  readonly decisions: string
  readonly promises: string
  readonly parked: string
  readonly votes: string
  readonly about: string
  readonly outcome: string
  readonly reviewOn: string
  readonly party: string
  readonly what: string
  readonly dueOn: string
  readonly card: string
  readonly dots: string
  readonly none: string
  readonly parties: Readonly<Record<RoomView['present'][number]['partyKind'], string>>
}

const texts: Record<'da' | 'en', Texts> = {
  da: {
    title: 'Det aftalte vi',
    held: 'Holdt',
    notHeld: 'Ikke åbnet endnu',
    decisions: 'Beslutninger',
    promises: 'Nye forpligtelser',
    parked: 'Parkeret',
    votes: 'Stemmer',
    about: 'Om',
    outcome: 'Besluttet',
    reviewOn: 'Ses på igen',
    party: 'Part',
    what: 'Hvad',
    dueOn: 'Frist',
    card: 'Kort',
    dots: 'Prikker',
    none: 'Ingen.',
    parties: { municipality: 'Kommune', employmentActor: 'Aktør', firm: 'Virksomhed', fund: 'Fond' },
  },
  en: {
    title: 'What we agreed',
    held: 'Held',
    notHeld: 'Not opened yet',
    decisions: 'Decisions',
    promises: 'New commitments',
    parked: 'Parked',
    votes: 'Votes',
    about: 'About',
    outcome: 'Decided',
    reviewOn: 'Looked at again',
    party: 'Party',
    what: 'What',
    dueOn: 'Due',
    card: 'Card',
    dots: 'Dots',
    none: 'None.',
    parties: { municipality: 'Municipality', employmentActor: 'Employment actor', firm: 'Firm', fund: 'Fund' },
  },
}
