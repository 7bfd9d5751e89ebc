import { useTranslation } from 'react-i18next'
import { Disclosure } from '#client/ui/disclosure.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { type Hinted, hintsFor } from '#shared/domain/commitment/hints.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'

/** Advice on the wording, as advice: it stops nobody. */
export function HintList({
  draft,
  parties,
  targets,
}: {
  draft: Hinted
  parties: PartnershipView['parties']
  targets: readonly OutcomeTarget[]
}) {
  const { t } = useTranslation('commitments')
  const names = parties.flatMap(({ people }) => people.map(({ name }) => name))
  const hints = draft.what.trim() === '' ? [] : hintsFor(draft, targets, names)
  if (hints.length === 0) return null
  return (
    <Disclosure summary={`${t('hints.title')} (${hints.length})`}>
      <p className="tiny muted">{t('hints.lead')}</p>
      <ul className="commitment-hints small">
        {hints.map((hint) => (
          <li key={hint}>{t(`hints.${hint}`)}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
