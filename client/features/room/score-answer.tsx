import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spread } from '#client/ui/workshop-lists.tsx'
import type { StepProps } from './step-body.tsx'

/** One number from 1 to 5, and at the beginning a word if one likes. */
export function ScoreAnswer({ client, view, step, onDraft }: StepProps) {
  const { t } = useTranslation('room')
  const [word, setWord] = useState(view.me.score?.word ?? '')
  const [picked, setPicked] = useState<number | null>(view.me.score?.score ?? null)
  const id = useId()
  const hasWord = step.activity === 'checkIn'
  const send = (score: number, said: string) => {
    setPicked(score)
    client.say({ kind: 'score', stepId: step.id, score, word: said.trim() })
    onDraft('')
  }
  return (
    <>
      <fieldset>
        <legend className="sr-only">{t(`score.${hasWord ? 'checkIn' : 'exitPulse'}`)}</legend>
        <div className="room-scores">
          {[1, 2, 3, 4, 5].map((score) => (
            <label key={score} className="room-score" data-on={picked === score}>
              <input
                type="radio"
                name={id}
                className="sr-only"
                checked={picked === score}
                onChange={() => send(score, word)}
              />
              {score}
            </label>
          ))}
        </div>
        <p className="room-ends">
          <span>{t('score.low')}</span>
          <span>{t('score.high')}</span>
        </p>
      </fieldset>
      {hasWord && (
        <div className="ui-field">
          <label className="ui-field-label" htmlFor={`${id}-word`}>
            {t('score.word')}
          </label>
          <input
            id={`${id}-word`}
            className="ui-input"
            value={word}
            maxLength={40}
            onChange={(event) => {
              setWord(event.target.value)
              onDraft(event.target.value)
            }}
            onBlur={() => {
              if (picked !== null && word.trim() !== (view.me.score?.word ?? '')) send(picked, word)
            }}
          />
        </div>
      )}
      {picked !== null && (
        <p className="room-small" role="status">
          {t('score.sent')}
        </p>
      )}
      <Spread spread={step.spread} words={step.words} />
    </>
  )
}
