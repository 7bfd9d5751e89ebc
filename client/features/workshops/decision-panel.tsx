import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { StepView } from '#shared/domain/workshop/room-view.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import type { useSteer } from './use-steer.ts'

/** What is proposed, what came of it, and when it is looked at again. */
export function DecisionPanel({ step, steer }: { step: StepView; steer: ReturnType<typeof useSteer>['steer'] }) {
  const { t } = useTranslation('workshops')
  const [proposal, setProposal] = useState(step.proposal)
  const [outcome, setOutcome] = useState(step.outcome)
  const [reviewOn, setReviewOn] = useState(step.reviewOn)
  return (
    <section className="workshop-form">
      <TextField label={t('desk.proposal')} value={proposal} onChange={setProposal} lines={2} maxLength={500} />
      <TextField
        label={t('desk.outcome')}
        value={outcome}
        onChange={setOutcome}
        lines={2}
        maxLength={1000}
        isOptional
      />
      <DateField label={t('desk.reviewOn')} value={reviewOn} onChange={setReviewOn} isOptional />
      <div>
        <Button
          onClick={() =>
            steer(
              { kind: 'decide', stepId: step.id, proposal, outcome, reviewOn: reviewOn as CalendarDay | null },
              () => notify({ tone: 'success', message: t('desk.savedDecision') }),
            )
          }
        >
          {t('desk.saveDecision')}
        </Button>
      </div>
    </section>
  )
}
