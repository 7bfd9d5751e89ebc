import { useTranslation } from 'react-i18next'
import { type PersonOf, ProseChanges, WordChanges } from '#client/editor/prose-changes.tsx'
import { formatNumber } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { type CardList, cardLists } from '#shared/document/cards.ts'
import type { CardDiff, CardFieldDiff, SectionDiff } from '#shared/document/section-diff.ts'
import { useCardWords } from './use-card-words.ts'

/** One section with everything that differs in it. */
export function SectionChanges(props: {
  readonly diff: SectionDiff
  readonly language: 'da' | 'en'
  readonly personOf: PersonOf
  /** Left out where nothing may be restored. */
  readonly onRestore?: (() => void) | undefined
}) {
  const { diff, language, personOf, onRestore } = props
  const { t } = useTranslation('history')
  const { sectionId, wordsAdded, wordsRemoved } = diff
  const title = `${sectionId} ${sectionTemplate(sectionId, language).title}`
  return (
    <section className="history-section" aria-labelledby={`aendret-${sectionId}`}>
      <div className="history-section-head">
        <div>
          <h3 id={`aendret-${sectionId}`}>
            <span className="section-code">{sectionId}</span>{' '}
            <span lang={language}>{sectionTemplate(sectionId, language).title}</span>
          </h3>
          <p className="small muted history-by">
            {diff.by.map((id) => {
              const person = personOf(id)
              return person === null ? null : (
                <span key={id} className="history-person">
                  {person.partyKind !== null && (
                    <PartyMark kind={person.partyKind} size={16} label={t(`party.${person.partyKind}`)} />
                  )}{' '}
                  {person.name}
                </span>
              )
            })}
            <span>
              {wordCount(t('words.added', { count: wordsAdded }), t('words.removed', { count: wordsRemoved }), diff)}
            </span>
          </p>
        </div>
        {onRestore !== undefined && (
          <Button size="small" icon="undo" onClick={onRestore} aria-label={t('restore.sectionNamed', { title })}>
            {t('restore.section', { section: sectionId })}
          </Button>
        )}
      </div>
      {diff.prose.length > 0 && (
        <div lang={language}>
          <ProseChanges blocks={diff.prose} personOf={personOf} />
        </div>
      )}
      {diff.cards.length > 0 && (
        <ul className="history-cards">
          {diff.cards.map((card) => (
            <CardChanges key={card.id} card={card} personOf={personOf} />
          ))}
        </ul>
      )}
    </section>
  )
}

const wordCount = (added: string, removed: string, { wordsAdded, wordsRemoved }: SectionDiff): string =>
  [wordsAdded > 0 ? added : '', wordsRemoved > 0 ? removed : ''].filter((part) => part !== '').join(' · ')

function CardChanges({ card, personOf }: { readonly card: CardDiff; readonly personOf: PersonOf }) {
  const { t } = useTranslation('history')
  const words = useCardWords()
  const list = cardLists.find((one) => one === card.list) ?? null
  const person = personOf(card.by)
  const title = card.title === '' ? t('card.unnamed') : card.title
  return (
    <li>
      <p className="strong">
        {card.kind !== 'changed' && person?.partyKind != null && (
          <PartyMark kind={person.partyKind} size={16} label={t(`party.${person.partyKind}`)} />
        )}{' '}
        {t(`card.${card.kind}`, { title })}
      </p>
      {card.kind !== 'removed' && (
        <dl>
          {card.fields.map((field) => (
            <div key={field.name}>
              <dt>{list === null ? field.name : words.fieldName(list, field.name)}</dt>
              <dd>
                <FieldChange field={field} list={list} personOf={personOf} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function FieldChange(props: {
  readonly field: CardFieldDiff
  readonly list: CardList | null
  readonly personOf: PersonOf
}) {
  const { field, list, personOf } = props
  const { t } = useTranslation('history')
  const words = useCardWords()
  if (field.kind === 'text') return <WordChanges runs={field.runs} personOf={personOf} />
  const person = personOf(field.by)
  const shown = (value: string | number | null): string =>
    value === null
      ? t('card.empty')
      : typeof value === 'number'
        ? formatNumber(value, 2)
        : list === null
          ? value
          : words.choiceName(list, field.name, value)
  return (
    <>
      {person?.partyKind != null && (
        <PartyMark kind={person.partyKind} size={14} label={t(`party.${person.partyKind}`)} />
      )}{' '}
      {t('card.fromTo', { before: shown(field.before), after: shown(field.after) })}
    </>
  )
}
