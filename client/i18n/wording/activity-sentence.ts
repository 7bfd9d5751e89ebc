import type { TFunction } from 'i18next'
import type { ActivityItem } from '#shared/contracts/partnerships.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { Health } from '#shared/domain/commitment/health.ts'
import { commitmentStatuses, CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import { DocumentKind, SectionId, SectionStatus } from '#shared/domain/document-section/section.ts'
import { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import { OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import { PartyKind } from '#shared/domain/partnership/party.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { strong } from './strong.ts'

export interface ActivityWords {
  readonly activity: TFunction<'activity'>
  readonly outcomes: TFunction<'outcomes'>
  readonly commitments: TFunction<'commitments'>
  readonly language: 'da' | 'en'
  readonly money: (ore: number) => string
  readonly day: (day: string) => string
}

/** Where the thing that changed is found, for the link under the sentence. */
export type ActivityPlace =
  | { readonly kind: 'section'; readonly documentId: string; readonly sectionId: string; readonly name: string }
  | { readonly kind: 'commitment'; readonly id: string; readonly name: string }
  | { readonly kind: 'target'; readonly id: string; readonly name: string }
  | { readonly kind: 'members'; readonly name: string }
  | { readonly kind: 'partnership'; readonly name: string }

export interface ActivityLine {
  readonly seq: number
  readonly at: number
  readonly partyKind: PartyKind | null
  /** With the new value marked, for `Worded`. */
  readonly sentence: string
  readonly place: ActivityPlace
}

type Data = ActivityItem['data']
const text = (data: Data, key: string): string => {
  const value = data[key]
  return value === undefined || value === null ? '' : String(value)
}

/** One row of the audit log as a sentence with its place. A row whose data is not understood still says who did what. */
export function activityLine(item: ActivityItem, words: ActivityWords): ActivityLine {
  return {
    seq: item.seq,
    at: item.at,
    partyKind: item.partyKind,
    sentence: sentenceOf(item, words),
    place: placeOf(item, words),
  }
}

function sentenceOf(item: ActivityItem, words: ActivityWords): string {
  const { activity: t } = words
  const { data } = item
  const who = item.personName ?? t('somebody')
  switch (item.action) {
    case 'programme.seeded':
    case 'partnership.created':
    case 'session.started':
    case 'session.ended':
    case 'apiToken.created':
    case 'apiToken.revoked':
      return t(`event.${item.action}`, { who })
    case 'firm.added':
      return t('event.firm.added', { who, name: strong(text(data, 'name')) })
    case 'member.invited':
    case 'member.joined':
    case 'invitation.revoked':
      return t(`event.${item.action}`, { who, partyName: strong(text(data, 'partyName')) })
    case 'member.removed':
      return t('event.member.removed', { who, name: strong(text(data, 'name')), partyName: text(data, 'partyName') })
    case 'section.statusSet': {
      const status = SectionStatus.safeParse(data['status'])
      return t('event.section.statusSet', {
        who,
        title: sectionTitle(data, words),
        status: strong(status.success ? t(`sectionStatus.${status.data}`) : text(data, 'status')),
      })
    }
    case 'section.ownerSet': {
      const owner = text(data, 'ownerName')
      const title = sectionTitle(data, words)
      return owner === ''
        ? t('event.section.ownerCleared', { who, title })
        : t('event.section.ownerSet', { who, title, owner: strong(owner) })
    }
    case 'document.restored': {
      const kind = DocumentKind.safeParse(data['kind'])
      const what = text(data, 'sectionId') === '' && kind.success ? t(`whole.${kind.data}`) : sectionTitle(data, words)
      return t('event.document.restored', { who, what: strong(what) })
    }
    case 'proposal.made':
    case 'proposal.edited':
    case 'proposal.accepted':
    case 'proposal.rejected':
    case 'proposal.withdrawn':
    case 'proposal.remarked':
      return t(`event.${item.action}`, { who, title: strong(sectionTitle(data, words)) })
    case 'version.named':
      return t('event.version.named', { who, name: strong(text(data, 'name')) })
    case 'commitment.proposed':
    case 'commitment.accepted':
      return t(`event.${item.action}`, { who, party: partyWord(data, words), what: strong(text(data, 'what')) })
    case 'commitment.started':
    case 'commitment.fulfilled':
    case 'commitment.reopened':
      return t(`event.${item.action}`, { who, what: strong(text(data, 'what')) })
    case 'commitment.lapsed': {
      const reason = text(data, 'after.lapseReason')
      const what = strong(text(data, 'what'))
      return reason === ''
        ? t('event.commitment.lapsed', { who, what })
        : t('event.commitment.lapsedBecause', { who, what, reason: withoutFullStop(reason) })
    }
    case 'commitment.reported': {
      const health = Health.safeParse(data['health'])
      const word = strong(health.success ? words.commitments(`health.${health.data}`) : text(data, 'health'))
      const what = text(data, 'what')
      const said = text(data, 'text')
      return said === ''
        ? t('event.commitment.reported', { who, what, health: word })
        : t('event.commitment.reportedWith', { who, what, health: word, text: withoutFullStop(said) })
    }
    case 'commitment.textChanged':
      return t(data['isGone'] === 1 ? 'event.commitment.textGone' : 'event.commitment.textChanged', {
        who,
        what: strong(text(data, 'what')),
      })
    case 'commitment.textRestored':
      return t('event.commitment.textRestored', { who, what: strong(text(data, 'what')) })
    case 'commitment.textConfirmed': {
      const isAgreed = data['isAgreed'] === 1
      const kind = !isAgreed ? 'textConfirmed' : data['isGone'] === 1 ? 'textGoneAgreed' : 'textAgreed'
      return t(`event.commitment.${kind}`, { who, what: strong(text(data, 'what')) })
    }
    case 'attachment.added':
    case 'attachment.removed': {
      const file = text(data, 'fileName')
      const isAdded = item.action === 'attachment.added'
      const what = text(data, 'what')
      if (file === '') return t(isAdded ? 'event.attachment.noted' : 'event.attachment.noteRemoved', { who, what })
      return t(`event.${item.action}`, { who, what, file: strong(file) })
    }
    case 'commitment.edited':
      return commitmentEdited(who, data, words)
    case 'target.created':
    case 'target.removed':
      return t(`event.${item.action}`, { who, outcome: strong(outcomeName(data, words)) })
    case 'target.edited':
      return targetEdited(who, data, words)
    case 'rateCard.published': {
      const day = text(data, 'validFrom')
      const values = { who, version: strong(text(data, 'version')), day: strong(day === '' ? '–' : words.day(day)) }
      return t('event.rateCard.published', values)
    }
    case 'outcome.registered':
    case 'outcome.verified':
    case 'outcome.rejected':
    case 'outcome.corrected':
      return t(`event.${item.action}`, { who, outcome: strong(outcomeName(data, words)) })
    case 'settlement.made':
    case 'settlement.recalculated':
    case 'settlement.agreed':
    case 'settlement.objected':
    case 'settlement.frozen':
      return t(`event.${item.action}`, { who, number: strong(text(data, 'number')) })
    case 'agreement.prepared':
    case 'agreement.partyApproved':
    case 'agreement.returned':
    case 'agreement.approved':
    case 'agreement.unlocked':
      return t(`event.${item.action}`, { who, number: strong(text(data, 'number')) })
    case 'scenario.created':
    case 'scenario.edited':
    case 'scenario.removed':
      return t(`event.${item.action}`, { who, name: strong(text(data, 'name')) })
    case 'comment.started':
    case 'comment.replied':
    case 'comment.edited':
    case 'comment.deleted':
    case 'comment.resolved':
    case 'comment.reopened':
    case 'comment.refastened':
      return t(`event.${item.action}`, { who, where: commentedThing(data, words) })
    case 'comment.assigned': {
      const assignee = text(data, 'assigneeName')
      const where = commentedThing(data, words)
      return assignee === ''
        ? t('event.comment.unassigned', { who, where })
        : t('event.comment.assigned', { who, where, assignee: strong(assignee) })
    }
    case 'template.edited':
      return t('event.template.edited', { who, title: strong(sectionTitle(data, words)) })
    case 'template.applied':
      return t('event.template.applied', { who, count: Number(data['count'] ?? 0) })
    case 'practice.written':
    case 'practice.edited':
    case 'practice.shared':
    case 'practice.withdrawn':
    case 'practice.removed':
      return t(`event.${item.action}`, { who, name: strong(text(data, 'name')) })
    case 'parameter.added':
    case 'parameter.edited':
    case 'parameter.removed': {
      const name = strong(text(data, `label.${words.language}`))
      const day = CalendarDay.safeParse(data['validFrom'])
      return t(`event.${item.action}`, { who, name, day: day.success ? words.day(day.data) : '' })
    }
    case 'snapshot.taken':
      return t('event.snapshot.taken', { who, name: strong(text(data, 'name')) })
    case 'silentWriting.begun':
    case 'silentWriting.revealed':
      return t(`event.${item.action}`, { who })
    case 'workshop.created':
    case 'workshop.opened':
    case 'workshop.stepped':
    case 'workshop.revealed':
    case 'workshop.steered':
    case 'workshop.landed':
    case 'workshop.closed':
      return t(`event.${item.action}`, { who, name: strong(text(data, 'title')), step: strong(text(data, 'step')) })
    default:
      return item.action satisfies never
  }
}

function commitmentEdited(who: string, data: Data, words: ActivityWords): string {
  const { activity: t } = words
  const what = text(data, 'what')
  const status = commitmentStatuses.find((candidate) => candidate === data['after.status'])
  // A change by another party makes it a proposal again; the fields say more than that. Only a step back has none.
  const fields = namedFields(data, Object.keys(CommitmentDraft.shape))
  if (fields.length === 0 && status !== undefined) {
    return t('event.commitment.backToAccepted', { who, what, status: strong(words.commitments(`status.${status}`)) })
  }
  const [field] = fields
  if (field === undefined) return t('event.commitment.edited', { who, what: strong(what) })
  if (field === 'what' && fields.length === 1) return t('event.commitment.edited', { who, what: strong(what) })
  const value = shownValue(field, data, words)
  if (fields.length > 1 || value === null) {
    return t('event.commitment.editedMany', { who, what, fields: listOf(fields, words) })
  }
  return value === ''
    ? t('event.commitment.clearedOne', { who, what, field: strong(fieldName(field, words)) })
    : t('event.commitment.editedOne', { who, what, field: fieldName(field, words), value: strong(value) })
}

function targetEdited(who: string, data: Data, words: ActivityWords): string {
  const { activity: t } = words
  const outcome = outcomeName(data, words)
  const fields = namedFields(data, Object.keys(OutcomeTargetDraft.shape))
  const [field] = fields
  if (field === undefined) return t('event.target.edited', { who, outcome: strong(outcome) })
  const value = shownValue(field, data, words)
  if (fields.length > 1 || value === null) {
    return t('event.target.editedMany', { who, outcome, fields: listOf(fields, words) })
  }
  return value === ''
    ? t('event.target.clearedOne', { who, outcome, field: strong(fieldName(field, words)) })
    : t('event.target.editedOne', { who, outcome, field: fieldName(field, words), value: strong(value) })
}

const namedFields = (data: Data, known: readonly string[]): string[] =>
  text(data, 'fields')
    .split(',')
    .filter((field) => known.includes(field))

/** The new value in words; empty when it was cleared, null when only its name means something to a reader. */
function shownValue(field: string, data: Data, words: ActivityWords): string | null {
  const value = data[`after.${field}`]
  if (field.endsWith('Id') || field.endsWith('Ids')) return null
  if (value === undefined || value === null || value === '') return ''
  if (field === 'dueOn') return words.day(String(value))
  if (field === 'tariffOre' || field === 'capOre') return words.money(Number(value))
  if (field === 'outcomeCode') return outcomeOf(value, words)
  return String(value)
}

const fieldNames = [
  'partyId',
  'what',
  'personId',
  'quantity',
  'unit',
  'dueOn',
  'programmeMonth',
  'condition',
  'evidence',
  'targetIds',
  'outcomeCode',
  'count',
  'outOf',
  'targetGroup',
  'capOre',
  'tariffOre',
  'payerPartyId',
  'payeePartyId',
  'verifierPartyId',
] as const

function fieldName(field: string, { activity: t }: ActivityWords): string {
  const known = fieldNames.find((name) => name === field)
  return known === undefined ? field : t(`field.${known}`)
}

function listOf(fields: readonly string[], words: ActivityWords): string {
  const names = fields.map((field) => strong(fieldName(field, words)))
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} ${words.activity('and')} ${last}`
}

function partyWord(data: Data, { activity: t }: ActivityWords): string {
  const kind = PartyKind.safeParse(data['partyKind'])
  return kind.success ? t(`party.${kind.data}`) : text(data, 'partyName')
}

function outcomeOf(code: unknown, { outcomes }: ActivityWords): string {
  const parsed = OutcomeCode.safeParse(code)
  return parsed.success ? outcomes(`${parsed.data}.name`) : String(code ?? '–')
}
const outcomeName = (data: Data, words: ActivityWords): string => outcomeOf(data['outcomeCode'], words)

function sectionTitle(data: Data, { language }: ActivityWords): string {
  const id = SectionId.safeParse(data['sectionId'])
  return id.success ? `${id.data} ${sectionTemplate(id.data, language).title}` : text(data, 'sectionId')
}

const commentedThing = (data: Data, words: ActivityWords): string => {
  const what = text(data, 'what')
  return what === '' ? sectionTitle(data, words) : strong(what)
}

function placeOf(item: ActivityItem, words: ActivityWords): ActivityPlace {
  const { activity: t } = words
  const [noun] = item.action.split('.')
  const { data } = item
  const kind = DocumentKind.safeParse(data['kind'])
  if ((noun === 'document' || noun === 'version' || noun === 'proposal') && kind.success) {
    const section = text(data, 'sectionId')
    const name = t(`place.${kind.data}`, { section }).trim()
    return { kind: 'section', documentId: text(data, 'documentId'), sectionId: section, name }
  }
  if ((noun === 'section' || noun === 'silentWriting' || noun === 'comment') && kind.success) {
    const section = text(data, 'sectionId')
    const name = t(`place.${kind.data}`, { section })
    return { kind: 'section', documentId: text(data, 'documentId'), sectionId: section, name }
  }
  if (noun === 'comment') return { kind: 'commitment', id: text(data, 'commitmentId'), name: t('place.commitments') }
  if (noun === 'commitment' || noun === 'attachment')
    return { kind: 'commitment', id: item.subjectId, name: t('place.commitments') }
  if (noun === 'target') return { kind: 'target', id: item.subjectId, name: t('place.targets') }
  if (noun === 'member' || noun === 'invitation' || noun === 'firm')
    return { kind: 'members', name: t('place.members') }
  return { kind: 'partnership', name: t('place.partnership') }
}

const withoutFullStop = (sentence: string): string => sentence.trim().replace(/\.$/, '')
