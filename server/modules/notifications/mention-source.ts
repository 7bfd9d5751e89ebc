import type { Language } from '#shared/contracts/accounts.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { InboxKind } from '#shared/domain/notification/notification.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { DigestSource } from './digest-source.ts'
import { type WaitingMention, listWaitingMentions } from './notifications.store.ts'

/** What is older was there to be seen in the app for days; a server whose mail is set up late does not dig it out. */
const oldestMs = 3 * 24 * 60 * 60 * 1000

/** Mentions, answers and what was handed to the person, as long as they are unread. */
export const mentionSource: DigestSource = {
  kind: 'mention',
  collect: async (db, { now, personId }) => {
    const waiting = await listWaitingMentions(db, { since: now - oldestMs, personId })
    return waiting.map((one) => ({
      personId: one.personId,
      key: `notification:${one.id}`,
      at: one.at,
      line: (language) => lineOf(one, language),
      path: pathOf(one),
    }))
  },
}

const what: Record<Language, Record<InboxKind, (who: string) => string>> = {
  da: {
    mention: (who) => `${who} har nævnt dig`,
    reply: (who) => `${who} har svaret`,
    assigned: (who) => `${who} har givet dig en kommentar at svare på`,
  },
  en: {
    mention: (who) => `${who} has mentioned you`,
    reply: (who) => `${who} has replied`,
    assigned: (who) => `${who} has given you a comment to answer`,
  },
}
const words: Record<Language, { somebody: string; partnerPlan: string; socialModel: string; commitment: string }> = {
  da: {
    somebody: 'En anden',
    partnerPlan: 'partnerplanen',
    socialModel: 'den sociale model',
    commitment: 'en forpligtelse',
  },
  en: {
    somebody: 'Somebody',
    partnerPlan: 'the partner plan',
    socialModel: 'the social model',
    commitment: 'a commitment',
  },
}

function lineOf(one: WaitingMention, language: Language): string {
  const names = words[language]
  const section = SectionId.safeParse(one.sectionId)
  const place =
    one.documentKind === null
      ? names.commitment
      : `${names[one.documentKind]}${section.success ? `, ${section.data} ${sectionTemplate(section.data, language).title}` : ''}`
  return `${what[language][one.kind](one.byPartyName ?? names.somebody)}: ${place} (${one.partnershipName})`
}

const pathOf = (one: WaitingMention): string =>
  one.documentId === null
    ? `/p/${one.partnershipSlug}/f?id=${one.commitmentId ?? ''}`
    : `/p/${one.partnershipSlug}/d/${one.documentId}?afsnit=${one.sectionId ?? ''}&traad=${one.threadId}`
