import type { ReactNode } from 'react'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { type Answer, answerOf } from './answer.model.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'
import type { SimulationWords } from './simulation-words.ts'
import { partyOfAccount } from './summary-table.model.ts'

/** The answer first: one sentence that can be read out in a room, then three lines that prove it. */
export function AnswerView({
  picture,
  words,
  basis,
  isStale,
  actions,
}: {
  picture: ScenarioPicture
  words: SimulationWords
  basis: ReactNode
  /** The figures on the screen are older than what has been typed. */
  isStale: boolean
  actions: ReactNode
}) {
  const { t } = words
  const answer = answerOf(picture, words)
  return (
    <header className="sim-answer">
      <div className="sim-answer-stamp">
        <SimulatedStamp />
        <span className="small muted">{basis}</span>
      </div>
      <h1>{answer.headline}</h1>
      <p className="sim-answer-lede">
        {answer.lede.map((sentence) => (
          <span key={sentence}>
            <Worded sentence={sentence} />{' '}
          </span>
        ))}
      </p>
      {isStale && (
        <p className="sim-stale">
          <StatusTag tone="missing">{t('answer.stale')}</StatusTag>
        </p>
      )}
      <div className="sim-actions">{actions}</div>
      <Verdicts answer={answer} words={words} />
    </header>
  )
}

function Verdicts({ answer, words }: { answer: Answer; words: SimulationWords }) {
  return (
    <section className="sim-verdicts" aria-label={words.t('verdict.title')}>
      <ul>
        {answer.verdicts.map(({ account, sentence, tone }) => {
          const party = partyOfAccount[account]
          return (
            <li key={account} data-tone={tone}>
              {party === null ? <span className="sim-account-space" /> : <PartyMark kind={party} size={20} />}
              <span>
                <Worded sentence={sentence} />
              </span>
            </li>
          )
        })}
        {answer.zone !== null && (
          <li>
            <span className="sim-account-space" />
            <span>
              <Worded sentence={answer.zone} />
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}
