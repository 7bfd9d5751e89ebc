import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type SentenceTarget, type TargetBlank, targetSentence } from '#client/i18n/wording/target-sentence.ts'
import { useSentenceWords } from '#client/i18n/wording/use-words.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/**
 * The target as one sentence. With `onOpen` its blanks are buttons that open their editors; without, they are words
 * that stand out, and what has not been chosen is dashed.
 */
export function TargetSentence({
  target,
  parties,
  startsOn = null,
  open = null,
  onOpen,
  editor,
}: {
  target: SentenceTarget
  parties: readonly PartyView[]
  /** First day of the programme, so that a month is told as a date. */
  startsOn?: CalendarDay | null
  open?: TargetBlank | null
  onOpen?: (blank: TargetBlank) => void
  /** Id of the editor that the open blank controls. */
  editor?: string
}): ReactNode {
  const { t } = useTranslation('targets')
  const parts = targetSentence(target, parties, { ...useSentenceWords(), startsOn })
  const fields: Record<TargetBlank, string> = {
    count: t('form.count'),
    group: t('form.targetGroup'),
    outcome: t('form.outcome'),
    duration: t('form.duration'),
    evidence: t('form.evidence'),
    month: t('form.month'),
    verifier: t('form.verifier'),
    payer: t('form.payer'),
    tariff: t('facts.expected'),
    payee: t('form.payee'),
    cap: t('form.cap'),
  }
  return (
    <p className={onOpen === undefined ? 'target-sentence' : 'target-sentence target-sentence-open'}>
      {parts.map((part, index) => {
        if (part.kind === 'text') return <span key={index}>{part.text}</span>
        const mark = part.partyKind === null ? null : <PartyMark kind={part.partyKind} size={18} />
        if (onOpen === undefined) {
          return (
            <b key={part.blank} className={part.isEmpty ? 'target-word target-word-empty' : 'target-word'}>
              {mark}
              {part.text}
            </b>
          )
        }
        const isOpen = part.blank === open
        return (
          <button
            key={part.blank}
            type="button"
            className={part.isEmpty ? 'target-blank target-blank-empty' : 'target-blank'}
            aria-expanded={isOpen}
            aria-controls={isOpen ? editor : undefined}
            onClick={() => onOpen(part.blank)}
          >
            <span className="sr-only">{t('sentence.openBlank', { field: fields[part.blank] })} </span>
            {mark}
            {part.text}
          </button>
        )
      })}
    </p>
  )
}
