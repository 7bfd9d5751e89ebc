import './reuse.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { Button } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { notify } from '#client/ui/notify.ts'
import type { SharedPractice } from '#shared/contracts/best-practice.ts'
import { cardListHome } from '#shared/document/cards.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { paragraphsOf, practiceContent, practiceTask } from './practice-content.model.ts'
import { type Insert, usePut } from './use-put.ts'

export interface SectionReuseProps {
  readonly partnershipId: PartnershipId
  readonly sectionId: SectionId
  readonly language: string
  readonly example: string
  readonly canWrite: boolean
  /** Whether text can be put in here: there is an editor, and the person may write. */
  readonly isEditable: boolean
  /** Puts the content after the section's text as one step; how to take it back, or null when no editor is there. */
  readonly insert: Insert
  readonly addTask: (fields: Readonly<Record<string, string>>) => void
  /** Opens `ReuseDialog`. */
  readonly onAsk: (kind: 'import' | 'begin') => void
}

/** What a section can be begun with: its example, a file, a template, and what others have learnt (TPL-3). */
export function SectionReuse(props: SectionReuseProps) {
  const { partnershipId, sectionId, language, example, canWrite, isEditable, insert, addTask, onAsk } = props
  const { t } = useTranslation('reuse')
  const { t: tp } = useTranslation('bestPractice')
  const put = usePut(sectionId, insert)
  return (
    <div className="reuse">
      {example !== '' && (
        <>
          <h3>{t('section.example')}</h3>
          <p className="reuse-note">{t('section.exampleNote')}</p>
          <blockquote className="reuse-example" lang={language}>
            {example.split(/\n\s*\n/).map((part) => (
              <p key={part}>{part}</p>
            ))}
          </blockquote>
          {isEditable && (
            <Button size="small" icon="plus" onClick={() => put(paragraphsOf(example))}>
              {t('section.insertExample')}
            </Button>
          )}
        </>
      )}
      {canWrite && (
        <>
          <h3>{t('section.title')}</h3>
          <div className="reuse-actions">
            {isEditable && (
              <Button size="small" icon="document" onClick={() => onAsk('import')}>
                {t('section.import')}
              </Button>
            )}
            <Button size="small" icon="copy" onClick={() => onAsk('begin')}>
              {t('section.begin')}
            </Button>
          </div>
        </>
      )}
      <Practices
        partnershipId={partnershipId}
        sectionId={sectionId}
        canInsert={isEditable}
        canMakeTask={canWrite && sectionId === cardListHome.tasks.section}
        onInsert={(card) => put(practiceContent(card, (part) => tp(`part.${part}`)))}
        onTask={(card) => {
          addTask(practiceTask(card))
          notify({ message: t('section.taskMade'), tone: 'success' })
        }}
      />
    </div>
  )
}

type Told = Pick<SharedPractice, 'id' | 'title' | 'situation' | 'action' | 'effect' | 'advice'>

function Practices(props: {
  readonly partnershipId: PartnershipId
  readonly sectionId: SectionId
  readonly canInsert: boolean
  readonly canMakeTask: boolean
  readonly onInsert: (card: Told) => void
  readonly onTask: (card: Told) => void
}) {
  const { partnershipId, canInsert, canMakeTask, onInsert, onTask } = props
  const { t } = useTranslation('reuse')
  const { data } = useQuery(useTRPC().bestPractice.list.queryOptions({ partnershipId }))
  const cards: readonly Told[] = [...(data?.shared ?? []), ...(data?.own ?? [])]
  if (cards.length === 0) return null
  return (
    <>
      <h3>{t('section.practices')}</h3>
      {cards.map((card) => (
        <Disclosure key={card.id} summary={card.title}>
          <p>{card.advice === '' ? card.action : card.advice}</p>
          <div className="reuse-actions">
            {canInsert && (
              <Button
                size="small"
                aria-label={t('section.insertPractice', { title: card.title })}
                onClick={() => onInsert(card)}
              >
                {t('section.insertPracticeShort')}
              </Button>
            )}
            {canMakeTask && (
              <Button
                size="small"
                aria-label={t('section.taskFromPractice', { title: card.title })}
                onClick={() => onTask(card)}
              >
                {t('section.taskFromPracticeShort')}
              </Button>
            )}
          </div>
        </Disclosure>
      ))}
    </>
  )
}
