import { useTranslation } from 'react-i18next'
import { ProseChanges, WordChanges } from '#client/editor/prose-changes.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { AgreementContent } from '#shared/domain/approval/agreement.ts'
import type { AgreementChanges, RecordChange } from '#shared/document/agreement-changes.ts'
import type { CardDiff } from '#shared/document/section-diff.ts'
import { useCardNames } from './use-card-names.ts'

const nobody = (): null => null

/** What differs from an earlier version, section by section with the words themselves, then promises and tariffs. */
export function ChangesList({ changes, content }: { changes: AgreementChanges; content: AgreementContent }) {
  const { t } = useTranslation('approvals')
  const { sections, commitments, targets, isRateCardChanged, areAttachmentsChanged } = changes
  const partyName = (id: string): string => content.parties.find((party) => party.id === id)?.name ?? '–'
  const records = [
    ...commitments.map((change) =>
      said(change, t('one.commitmentLine', { party: partyName(change.thing.partyId), what: change.thing.what })),
    ),
    ...targets.map((change) => said(change, `${change.thing.outcomeCode} × ${change.thing.count}`)),
    ...(isRateCardChanged ? [t('one.rateCardChanged')] : []),
    ...(areAttachmentsChanged ? [t('one.attachmentsChanged')] : []),
  ]
  function said({ kind }: RecordChange<unknown>, what: string): string {
    if (kind === 'added') return t('one.recordAdded', { what })
    return kind === 'removed' ? t('one.recordRemoved', { what }) : t('one.recordChanged', { what })
  }
  if (sections.length === 0 && records.length === 0) return <p className="muted">{t('one.nothingChanged')}</p>
  return (
    <ul className="approvals-changes">
      {sections.map(({ documentId, language, diff }) => (
        <li key={`${documentId} ${diff.sectionId}`}>
          <h3>
            <span className="section-code">{diff.sectionId}</span>{' '}
            <span lang={language}>{sectionTemplate(diff.sectionId, language).title}</span>
          </h3>
          <p className="small muted">{t('one.words', { added: diff.wordsAdded, removed: diff.wordsRemoved })}</p>
          <Disclosure summary={t('one.seeText')}>
            <div lang={language}>
              {diff.prose.length > 0 && <ProseChanges blocks={diff.prose} personOf={nobody} />}
              {diff.cards.length > 0 && (
                <>
                  <h4>{t('one.cards')}</h4>
                  <ul>
                    {diff.cards.map((card) => (
                      <CardLine key={card.id} card={card} />
                    ))}
                  </ul>
                </>
              )}
            </div>
          </Disclosure>
        </li>
      ))}
      {records.length > 0 && (
        <li>
          <h3>{t('one.records')}</h3>
          <ul>
            {records.map((record) => (
              <li key={record}>{record}</li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  )
}

function CardLine({ card }: { card: CardDiff }) {
  const { t } = useTranslation('approvals')
  const names = useCardNames()
  const title = card.title === '' ? t('one.unnamed') : card.title
  const key = card.kind === 'added' ? 'cardAdded' : card.kind === 'removed' ? 'cardRemoved' : 'cardChanged'
  return (
    <li>
      <p className="strong">{t(`one.${key}`, { title })}</p>
      {card.kind === 'changed' && (
        <dl className="approvals-card">
          {card.fields.map((field) => (
            <div key={field.name}>
              <dt>{names.fieldName('', field.name)}</dt>
              <dd>
                {field.kind === 'text' ? (
                  <WordChanges runs={field.runs} personOf={nobody} />
                ) : (
                  `${field.before ?? '–'} → ${field.after ?? '–'}`
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
