import { useTranslation } from 'react-i18next'
import { AgreedList, Promises } from '#client/ui/workshop-lists.tsx'
import type { ParticipantView, StepView } from '#shared/domain/workshop/room-view.ts'
import { CardWriter } from './card-writer.tsx'
import { DecisionAnswer } from './decision-answer.tsx'
import type { RoomClient, RoomState } from './room-client.ts'
import { ScoreAnswer } from './score-answer.tsx'
import { VoteAnswer } from './vote-answer.tsx'

export interface StepProps {
  readonly client: RoomClient
  readonly state: RoomState
  readonly view: ParticipantView
  readonly step: StepView
  /** What stands in the field, so that nobody who writes is moved. */
  readonly onDraft: (text: string) => void
}

/** What there is to do in the step. */
export function StepBody(props: StepProps) {
  const { t } = useTranslation('room')
  const { step } = props
  switch (step.activity) {
    case 'write':
    case 'oneTwoAll':
    case 'needs':
    case 'tasks':
      return <CardWriter {...props} />
    case 'vote':
      return <VoteAnswer {...props} />
    case 'decision':
      return <DecisionAnswer {...props} />
    case 'checkIn':
    case 'exitPulse':
      return <ScoreAnswer {...props} />
    case 'sinceLast':
      return <Promises promises={step.promises} />
    case 'agreed':
      return step.agreed === null ? null : <AgreedList agreed={step.agreed} />
    case 'simulation':
      return <p className="room-muted">{t('simulation')}</p>
    case 'talk':
      return null
    default:
      return step.activity satisfies never
  }
}
