import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { Health, hasHealth, healthTextMaxLength, healths, needsWords } from '#shared/domain/commitment/health.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { healthTone } from './commitment-words.tsx'
import { useCommitmentChanges } from './use-commitments.ts'

/** How the promise is going, by the newest word of its party; its own people write the next one. */
export function HealthReport({
  commitment,
  partnershipId,
  isWriting,
  onWrite,
}: {
  commitment: CommitmentView
  partnershipId: PartnershipId
  isWriting: boolean
  onWrite: (isWriting: boolean) => void
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const { health } = commitment
  if (!hasHealth(commitment.status)) return null
  const mayReport = decide(actor, partnershipId, { kind: 'commitment.progress', partyId: commitment.partyId }).allowed
  return (
    <section className="commitment-health">
      <h3>{t('report.title')}</h3>
      {health === null ? (
        <p className="small muted">{mayReport ? `${t('report.none')} ${t('report.noneSince')}` : t('report.none')}</p>
      ) : (
        <div className="commitment-health-now">
          <StatusTag tone={healthTone[health.health]}>{t(`health.${health.health}`)}</StatusTag>
          <div>
            {health.text !== '' && <p className="small">{health.text}</p>}
            <p className="tiny muted">{t('report.by', { name: health.personName, when: formatTime(health.at) })}</p>
          </div>
        </div>
      )}
      {mayReport &&
        (isWriting ? (
          <ReportForm commitment={commitment} partnershipId={partnershipId} onDone={() => onWrite(false)} />
        ) : (
          <div>
            <Button onClick={() => onWrite(true)}>{t('report.open')}</Button>
          </div>
        ))}
    </section>
  )
}

function ReportForm({
  commitment,
  partnershipId,
  onDone,
}: {
  commitment: CommitmentView
  partnershipId: PartnershipId
  onDone: () => void
}) {
  const { t } = useTranslation('commitments')
  const refusalText = useRefusalText()
  const { report } = useCommitmentChanges(partnershipId)
  // One id for one report, so that trying again after a lost answer tells nothing twice.
  const [id] = useState(() => crypto.randomUUID())
  const [health, setHealth] = useState<Health | null>(commitment.health?.health ?? null)
  const [text, setText] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const lacksHealth = health === null
  const lacksWords = health !== null && needsWords({ health, text })
  const save = () => {
    setIsChecked(true)
    if (health === null || lacksWords) return
    report.mutate(
      { id, commitmentId: commitment.id, health, text },
      {
        onSuccess: () => {
          notify({ message: t('report.saved'), tone: 'success' })
          onDone()
        },
      },
    )
  }
  return (
    <form
      className="commitment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {report.isError && <ErrorNotice title={t('report.failed')}>{refusalText(report.error)}</ErrorNotice>}
      <ChoiceField
        label={t('report.choice')}
        options={healths.map((value) => ({ value, label: t(`health.${value}`) }))}
        value={health}
        onChange={(value) => setHealth(Health.parse(value))}
        error={isChecked && lacksHealth ? t('report.needsHealth') : null}
      />
      <TextField
        label={t('report.text')}
        hint={t('report.textHint')}
        value={text}
        onChange={setText}
        maxLength={healthTextMaxLength}
        isOptional={health === 'onTrack'}
        error={isChecked && lacksWords ? t('report.needsText') : null}
      />
      <div className="commitment-buttons">
        <Button onClick={onDone}>{t('drawer.cancel')}</Button>
        <Button type="submit" variant="primary" isBusy={report.isPending}>
          {t('report.save')}
        </Button>
      </div>
    </form>
  )
}
