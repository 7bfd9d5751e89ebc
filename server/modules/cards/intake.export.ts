import { type EventAttributes, createEvents } from 'ics'
import { z } from 'zod'
import { intakeEvents } from '#shared/domain/social-model/intake-calendar.ts'
import { addDays } from '#shared/kernel/calendar.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { defineDownload } from '#server/export/download.ts'
import { findDocument } from '#server/modules/documents/documents.store.ts'

/** The intake programme of a social model as a calendar of whole days, counted from the first day in the firm. */
export const intakeIcs = defineDownload({
  query: z.strictObject({ documentId: DocumentId, firstDay: CalendarDay }),
  partnershipOf: async ({ documentId }, { database }) =>
    (await findDocument(database, documentId))?.partnershipId ?? null,
  action: { kind: 'document.read' },
  make: async ({ documentId, firstDay }, { services, language }) => {
    const { title, responsible, checkIn } = texts[language]
    const { intakeSteps: steps } = await services.cards.read(documentId)
    const events = intakeEvents(steps, firstDay).map((event): EventAttributes => ({
      uid: `${event.id}@samspil`,
      productId: 'samspil',
      calName: title,
      title: event.what === '' ? event.when : `${event.when}: ${event.what}`,
      description: [
        event.who === '' ? '' : `${responsible}: ${event.who}`,
        event.checkIn === '' ? '' : `${checkIn}: ${event.checkIn}`,
      ]
        .filter((line) => line !== '')
        .join('\n'),
      start: dateParts(event.from),
      // A calendar's end is the day after the last.
      end: dateParts(addDays(event.to, 1)),
      busyStatus: 'FREE',
      transp: 'TRANSPARENT',
    }))
    const { error, value } = createEvents(events)
    if (typeof value !== 'string') throw error ?? new Error('The calendar could not be written')
    return ok({ name: title, body: value })
  },
})

const dateParts = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8)),
]

const texts = {
  da: { title: 'Indslusningsprogram', responsible: 'Ansvar', checkIn: 'Tjek' },
  en: { title: 'Intake programme', responsible: 'Responsible', checkIn: 'Check-in' },
} as const
