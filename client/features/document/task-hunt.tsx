import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '#client/ui/announce.ts'
import { Button } from '#client/ui/button.tsx'
import { type CardContent, cardFields } from '#shared/document/cards.ts'

const foundBy = cardFields.tasks.find((field) => field.name === 'foundBy')
const questions = foundBy?.kind === 'choice' ? foundBy.options : []

/** The seven questions of the task hunt; an answer becomes a task card at once, with the question that it came from. */
export function TaskHunt(props: {
  readonly cards: readonly CardContent[]
  readonly onAnswer: (title: string, question: string) => void
}) {
  const { cards, onAnswer } = props
  const { t } = useTranslation('cards')
  // The questions follow the schema's own names; a test holds the two against each other.
  const say = useTranslation('lists').t as (key: string) => string
  return (
    <section className="task-hunt" aria-label={t('tasks.hunt.title')}>
      <h3>{t('tasks.hunt.title')}</h3>
      <p className="task-note">{t('tasks.hunt.lead')}</p>
      <ol>
        {questions.map((question, index) => (
          <Question
            key={question}
            number={index + 1}
            words={say(`option.foundBy.${question}`)}
            found={cards.filter((card) => card.fields['foundBy'] === question)}
            onAnswer={(title) => onAnswer(title, question)}
          />
        ))}
      </ol>
    </section>
  )
}

function Question(props: {
  readonly number: number
  readonly words: string
  readonly found: readonly CardContent[]
  readonly onAnswer: (title: string) => void
}) {
  const { number, words, found, onAnswer } = props
  const { t } = useTranslation('cards')
  const id = useId()
  const [answer, setAnswer] = useState('')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const title = answer.trim()
    if (title === '') return
    onAnswer(title)
    setAnswer('')
    announce(t('tasks.hunt.added', { title }))
  }
  return (
    <li>
      <form onSubmit={onSubmit}>
        <label htmlFor={id}>{words}</label>
        <div className="task-hunt-answer">
          <input
            id={id}
            className="ui-input"
            value={answer}
            maxLength={200}
            placeholder={t('tasks.hunt.placeholder')}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button type="submit" variant="outline" icon="plus" aria-label={t('tasks.hunt.add', { number })}>
            {t('tasks.hunt.addShort')}
          </Button>
        </div>
        <p className="task-hunt-found">
          {found.length === 0
            ? t('tasks.hunt.foundNone')
            : `${t('tasks.hunt.found', { count: found.length })}: ${found
                .map((card) => String(card.fields['title'] ?? '') || t('tasks.unnamed'))
                .join(', ')}`}
        </p>
      </form>
    </li>
  )
}
