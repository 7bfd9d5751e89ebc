import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '#client/i18n/format.ts'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { shortTargetSentence } from '#client/i18n/wording/target-sentence.ts'
import { useSentenceWords } from '#client/i18n/wording/use-words.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import type { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { DraftField } from './commitments.model.ts'

export type ConflictChoices = Readonly<Partial<Record<DraftField, 'mine' | 'theirs'>>>

/** Both values of every field that two people changed at once, with the choice between them; mine until chosen. */
export function CommitmentConflict({
  fields,
  mine,
  theirs,
  choices,
  onChoose,
  parties,
  targets,
}: {
  fields: readonly DraftField[]
  mine: CommitmentDraft
  theirs: CommitmentDraft
  choices: ConflictChoices
  onChoose: (field: DraftField, side: 'mine' | 'theirs') => void
  parties: readonly PartyView[]
  targets: readonly OutcomeTarget[]
}) {
  const { t } = useTranslation('commitments')
  const words = useSentenceWords()
  const labels: Record<DraftField, string> = {
    partyId: t('drawer.who'),
    what: t('drawer.what'),
    personId: t('drawer.person'),
    quantity: t('drawer.quantity'),
    unit: t('drawer.unit'),
    dueOn: t('drawer.due'),
    programmeMonth: t('drawer.month'),
    condition: t('drawer.condition'),
    evidence: t('drawer.evidence'),
    targetIds: t('drawer.targets'),
  }
  const shown = (draft: CommitmentDraft, field: DraftField): string => {
    switch (field) {
      case 'partyId':
        return parties.find(({ id }) => id === draft.partyId)?.name ?? t('conflict.empty')
      case 'personId':
        return (
          parties.flatMap(({ people }) => people).find(({ personId }) => personId === draft.personId)?.name ??
          t('conflict.empty')
        )
      case 'quantity':
        return draft.quantity === null ? t('conflict.empty') : formatNumber(draft.quantity, 2)
      case 'dueOn':
        return draft.dueOn === null ? t('conflict.empty') : formatDay(draft.dueOn)
      case 'programmeMonth':
        return draft.programmeMonth === null ? t('conflict.empty') : String(draft.programmeMonth)
      case 'targetIds': {
        const linked = targets.filter(({ id }) => draft.targetIds.includes(id))
        return linked.length === 0
          ? t('conflict.empty')
          : linked.map((target) => shortTargetSentence(target, parties, words)).join(' · ')
      }
      case 'what':
      case 'unit':
      case 'condition':
      case 'evidence':
        return draft[field] === '' ? t('conflict.empty') : draft[field]
    }
  }
  return (
    <section className="commitment-conflict" role="alert">
      <h3>
        <Icon name="warning" size={18} /> {t('conflict.title')}
      </h3>
      <p className="small">{t('conflict.body')}</p>
      {fields.map((field) => (
        <ChoiceField
          key={field}
          label={labels[field]}
          options={[
            { value: 'mine', label: `${t('conflict.keepMine')}: ${shown(mine, field)}` },
            { value: 'theirs', label: `${t('conflict.useTheirs')}: ${shown(theirs, field)}` },
          ]}
          value={choices[field] ?? 'mine'}
          onChange={(side) => onChoose(field, side === 'theirs' ? 'theirs' : 'mine')}
        />
      ))}
    </section>
  )
}
