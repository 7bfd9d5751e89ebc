import './history.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import type { HistoryEntry, HistoryView } from '#shared/contracts/history.ts'
import type { DocumentScreenView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import { Contribution } from './contribution.tsx'
import { EntryLine, useEntryWords } from './entry-line.tsx'
import { type Against, comparableWith, comparedOf, daysOf, entryKey, momentOf, usualAgainst } from './history.model.ts'
import { NameVersionDialog } from './name-version-dialog.tsx'
import { SectionChanges } from './section-changes.tsx'
import { useDayWords } from './use-day-words.ts'
import { usePeople } from './use-people.ts'
import { useRestore } from './use-restore.ts'

const pollMs = 30_000
const noDocument = '00000000-0000-4000-8000-000000000000'

/** Who changed what in a document, when, and the way back to how it stood. */
export function HistoryScreen() {
  const { t } = useTranslation('history')
  const { documentId = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const parsed = DocumentId.safeParse(documentId)
  const of = { documentId: parsed.success ? parsed.data : DocumentId.parse(noDocument) }
  const view = useQuery(trpc.documents.get.queryOptions(of))
  const history = useQuery({ ...trpc.history.timeline.queryOptions(of), refetchInterval: pollMs })
  const { data, ...waiting } = useFetched({ view, history })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('failed')} {...waiting} />
  }
  return <OpenHistory view={data.view} history={data.history} />
}

function OpenHistory({ view, history }: { readonly view: DocumentScreenView; readonly history: HistoryView }) {
  const { document: doc, partnership } = view
  const { t } = useTranslation('history')
  const { t: tDocument } = useTranslation('document')
  const dayWords = useDayWords()
  const entryWords = useEntryWords()
  const personOf = usePeople(history.people)
  const navigate = useNavigate()
  const { v, mod } = useSearch({ strict: false })
  const canWrite = decide(useActor(), partnership.id, { kind: 'document.write' }).allowed
  const { restore, isBusy } = useRestore(doc.id)
  const [asked, setAsked] = useState<{ readonly seq: number; readonly sectionId: SectionId | null } | null>(null)
  const [isNaming, setIsNaming] = useState(false)
  const { entries } = history
  const chosen = entries.find((entry) => entryKey(entry) === v) ?? entries[0]
  const against: Against = mod === undefined ? (chosen === undefined ? 'now' : usualAgainst(chosen)) : againstFrom(mod)
  const heading = useRef<HTMLHeadingElement>(null)
  const wasChosen = useRef(v)
  useEffect(() => {
    if (wasChosen.current === v) return
    wasChosen.current = v
    // Below the list on a phone: the choice leads to what it shows.
    heading.current?.focus()
  }, [v])

  const name =
    doc.kind === 'partnerPlan'
      ? tDocument('title.partnerPlan')
      : tDocument('title.socialModel', {
          firm: partnership.parties.find((party) => party.id === doc.firmPartyId)?.name ?? '',
        })
  const place = { slug: partnership.slug, documentId: doc.id }
  const choose = (next: { readonly v?: string; readonly mod?: string }) =>
    void navigate({
      to: '/p/$slug/d/$documentId/historik',
      params: place,
      search: next,
      replace: true,
      resetScroll: false,
    })
  const isUntouched = entries.every((entry) => entry.kind === 'created')

  return (
    <Page
      title={t('titleOf', { document: name })}
      lead={t('lead')}
      action={
        <ButtonLink variant="primary" to="/p/$slug/d/$documentId" params={place}>
          {t('toDocument')}
        </ButtonLink>
      }
    >
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: name, to: '/p/$slug/d/$documentId', params: place },
          { label: t('title') },
        ]}
      />
      {isUntouched || chosen === undefined ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <div className="history">
          <div className="history-list">
            <h2 className="sr-only">{t('versions')}</h2>
            <div className="history-days">
              {daysOf(entries).map(({ day, entries: ofDay }) => (
                <section key={day} aria-labelledby={`dag-${day}`}>
                  <h3 id={`dag-${day}`} className="ui-eyebrow">
                    {dayWords(day)}
                  </h3>
                  <ul>
                    {ofDay.map((entry) => (
                      <li key={entryKey(entry)}>
                        <EntryLine
                          entry={entry}
                          personOf={personOf}
                          language={doc.language}
                          isChosen={entry === chosen}
                          onChoose={() => choose({ v: entryKey(entry) })}
                        />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </div>
          <div className="history-shown">
            <div className="history-shown-head">
              <div>
                <h2 ref={heading} tabIndex={-1}>
                  {entryWords.title(chosen, personOf)}
                </h2>
                <p className="muted small">{formatTime(momentOf(chosen))}</p>
              </div>
              {canWrite && chosen.kind !== 'created' && (
                <Button icon="flag" size="small" onClick={() => setIsNaming(true)}>
                  {t('name.open')}
                </Button>
              )}
            </div>
            <SelectField
              label={t('against.label')}
              value={String(against)}
              options={[
                ...(chosen.kind === 'work' || chosen.kind === 'restored'
                  ? [{ value: 'before', label: t(`against.before.${chosen.kind}`) }]
                  : []),
                { value: 'now', label: t('against.now') },
                ...comparableWith(entries, chosen).map((entry) => ({
                  value: String(entry.seq),
                  label: entryWords.option(entry, personOf),
                })),
              ]}
              onChange={(value) => choose({ v: entryKey(chosen), mod: value })}
            />
            <Comparison
              view={view}
              entry={chosen}
              against={against}
              onRestore={canWrite ? (seq, sectionId) => setAsked({ seq, sectionId }) : undefined}
            />
          </div>
          <Contribution documentId={doc.id} />
        </div>
      )}
      {asked !== null && (
        <ConfirmDialog
          isOpen
          title={asked.sectionId === null ? t('restore.askAll') : t('restore.askSection', { section: asked.sectionId })}
          confirmLabel={t('restore.confirm')}
          isBusy={isBusy}
          onConfirm={() => restore(asked.seq, asked.sectionId, () => setAsked(null))}
          onClose={() => setAsked(null)}
        >
          <p>{t('restore.text')}</p>
        </ConfirmDialog>
      )}
      {isNaming && chosen !== undefined && (
        <NameVersionDialog documentId={doc.id} seq={chosen.seq} onClose={() => setIsNaming(false)} />
      )}
    </Page>
  )
}

function againstFrom(mod: string): Against {
  if (mod === 'before' || mod === 'now') return mod
  const seq = Number(mod)
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 'now'
}

function Comparison(props: {
  readonly view: DocumentScreenView
  readonly entry: HistoryEntry
  readonly against: Against
  readonly onRestore: ((seq: number, sectionId: SectionId | null) => void) | undefined
}) {
  const { view, entry, against, onRestore } = props
  const { document: doc } = view
  const { t } = useTranslation('history')
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const compared = comparedOf(entry, against)
  const query = useQuery(trpc.history.compare.queryOptions({ documentId: doc.id, ...compared }))
  const personOf = usePeople(query.data?.people)
  if (query.isError) {
    return (
      <ErrorNotice title={t('failed')} onRetry={() => void query.refetch()}>
        {refusalText(query.error)}
      </ErrorNotice>
    )
  }
  if (query.data === undefined) return <Loading label={t('comparing')} />
  const { sections, fromSeq } = query.data
  if (sections.length === 0) return <p className="history-same">{t('same')}</p>
  return (
    <>
      <div className="history-summary">
        <p>{t('sectionsChanged', { count: sections.length })}</p>
        {onRestore !== undefined && (
          <Button icon="history" onClick={() => onRestore(fromSeq, null)}>
            {t(against === 'before' ? 'restore.undoAll' : 'restore.all')}
          </Button>
        )}
      </div>
      {sections.map((diff) => (
        <SectionChanges
          key={diff.sectionId}
          diff={diff}
          language={doc.language}
          personOf={personOf}
          onRestore={onRestore === undefined ? undefined : () => onRestore(fromSeq, diff.sectionId)}
        />
      ))}
    </>
  )
}
