import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { addDays, localDay } from '#client/i18n/wording/calendar.ts'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import { type Health, hasHealth } from '#shared/domain/commitment/health.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import { type Tone, toneOf } from './commitments.model.ts'

interface Deadlined {
  readonly status: CommitmentStatus
  readonly dueOn: CommitmentDue
  readonly programmeMonth: number | null
  readonly health?: { readonly health: Health } | null | undefined
}
type CommitmentDue = Parameters<typeof deadlineState>[0]['dueOn']

/** The mark that goes with what a party tells of its promise. */
export const healthTone: Record<Health, Tone> = { onTrack: 'ready', concern: 'missing', behind: 'late' }

/** How a commitment stands in one word: late, what its party has told and due soon say more than that it is accepted. */
export function useStatusWord(): (commitment: Deadlined) => { readonly word: string; readonly tone: Tone } {
  const { t } = useTranslation('commitments')
  return (commitment) => {
    const deadline = deadlineState(commitment, localDay(new Date()))
    if (deadline === 'late') return { word: t('deadline.late'), tone: 'late' }
    const told = commitment.health?.health
    if (told !== undefined && hasHealth(commitment.status)) return { word: t(`health.${told}`), tone: healthTone[told] }
    if (deadline === 'due' && commitment.status === 'accepted') return { word: t('deadline.due'), tone: 'missing' }
    return { word: t(`status.${commitment.status}`), tone: toneOf[commitment.status] }
  }
}

export function CommitmentStatusTag({ commitment }: { commitment: Deadlined }) {
  const { word, tone } = useStatusWord()(commitment)
  return <StatusTag tone={tone}>{word}</StatusTag>
}

/** When it is due in words, or null when nothing has been agreed. */
export function useDueWords(): (commitment: Deadlined) => string | null {
  const { t } = useTranslation('commitments')
  return (commitment) => {
    const { dueOn, programmeMonth } = commitment
    const today = localDay(new Date())
    if (dueOn !== null) {
      if (deadlineState(commitment, today) === 'late') return t('dueIn.late', { day: formatDay(dueOn) })
      if (dueOn === today) return `${t('dueIn.today')}, ${formatDay(dueOn)}`
      if (dueOn === addDays(today, 1)) return `${t('dueIn.tomorrow')}, ${formatDay(dueOn)}`
      return t('dueIn.day', { day: formatDay(dueOn) })
    }
    return programmeMonth === null ? null : t('dueIn.month', { month: programmeMonth })
  }
}
