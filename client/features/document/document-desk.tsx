import { useQuery } from '@tanstack/react-query'
import type { JSONContent } from '@tiptap/core'
import { type ComponentProps, Suspense, lazy, useCallback, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { EditorHub } from '#client/editor/editor-hub.ts'
import { insertBlocks } from '#client/editor/insert-blocks.ts'
import { type QuoteAnchor, captureQuote, insertCommitment } from '#client/editor/quote-anchor.ts'
import { SelectionAction, type TextAction } from '#client/editor/selection-action.tsx'
import { Toolbar } from '#client/editor/toolbar.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { textCopyOf } from '#client/sync/text-copy.ts'
import { usePeers } from '#client/sync/use-document-connection.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { entryAtOnce } from '#client/ui/palette.model.ts'
import { Palette, type PaletteEntry } from '#client/ui/palette.tsx'
import { useDrawerIsBeside } from '#client/ui/use-drawer-is-beside.ts'
import { ShellHeader, ShellStatus } from '#client/ui/shell-slots.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { DocumentScreenView } from '#shared/contracts/partnerships.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { cardListHome } from '#shared/document/cards.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { CommitmentId } from '#shared/kernel/ids.ts'
import { CardDeskProvider } from './card-desk.ts'
import type { CommentParts } from './comment-parts.ts'
import type { CommitmentParts, DrawerSubject } from './commitment-parts.ts'
import { partyNamedIn, whatFrom } from './commitment-start.model.ts'
import { deskNote } from './desk-note.model.ts'
import { whoWritesWhere } from './document-presence.model.ts'
import { FilesMenu } from './files-menu.tsx'
import type { LookingParts } from './looking-parts.ts'
import { Outline } from './outline.tsx'
import { PeopleDialog, PeopleHere } from './people-here.tsx'
import { PrintHead } from './print-head.tsx'
import type { ReuseKind, ReuseParts } from './reuse-parts.ts'
import { SectionFacts, useSectionActions } from './section-facts.tsx'
import { SectionReuseHere } from './section-reuse-here.tsx'
import { SectionView } from './section-view.tsx'
import { CommitmentList, Guidance } from './side-panels.tsx'
import { StatusLine } from './status-line.tsx'
import { useCommenting } from './use-commenting.ts'
import { useIsBlank } from './use-is-blank.ts'
import { useDeskOfCards } from './use-desk-of-cards.ts'
import { useHasRail, useHasRoomForEditor, useIsNarrow } from './use-is-narrow.ts'
import { useLiveLookup } from './use-live-lookup.ts'
import { usePaletteKey } from './use-palette-key.ts'
import { useSectionAnnouncements } from './use-section-announcements.ts'
import { useSectionInView } from './use-section-in-view.ts'
import { useSnapshotFaces } from './use-snapshot-faces.ts'

const PlanChecks = lazy(async () => ({ default: (await import('./plan-checks.tsx')).PlanChecks }))

interface DrawerState {
  readonly subject: DrawerSubject
  readonly anchor: QuoteAnchor | null
}

/** The open document: outline, text, what belongs to the section in view, and the line that says what is saved. */
export function DocumentDesk(props: {
  readonly view: DocumentScreenView
  readonly connection: DocumentConnection
  readonly canWrite: boolean
  readonly canComment: boolean
  readonly section: string | undefined
  readonly commitment: string | undefined
  readonly thread: string | undefined
  readonly commitmentParts: CommitmentParts
  readonly lookingParts: LookingParts
  readonly commentParts: CommentParts
  readonly reuseParts: ReuseParts
}) {
  const { view, connection, canWrite, canComment, commitmentParts, lookingParts } = props
  const { document: doc, partnership } = view
  const { CommitmentDrawer, CommitmentCard } = commitmentParts
  const { SinceLastVisit, ProposalPanel, ProposalDrawers, useSearchHits } = lookingParts
  const { CommentsPanel } = props.commentParts
  const { BeginNote, ReuseDialog, SectionReuse } = props.reuseParts
  const [reuse, setReuse] = useState<{ readonly kind: ReuseKind; readonly sectionId: SectionId } | null>(null)
  const { t } = useTranslation('document')
  const { t: tc } = useTranslation('comments')
  const isNarrow = useIsNarrow()
  const isDrawerBeside = useDrawerIsBeside()
  const isPlan = doc.kind === 'partnerPlan'
  const hasRoomForEditor = useHasRoomForEditor()
  const isEditable = canWrite && hasRoomForEditor

  const sectionIds = useMemo(() => doc.sections.map((section) => section.sectionId), [doc.sections])
  // As the document was made with; the texts that Samspil comes with stand there until they have come, and offline.
  const help = useQuery(useTRPC().templates.ofDocument.queryOptions({ documentId: doc.id })).data
  const templates = useMemo(
    () =>
      new Map(sectionIds.map((id) => [id, help?.find((text) => text.id === id) ?? sectionTemplate(id, doc.language)])),
    [sectionIds, doc.language, help],
  )
  const [hub] = useState(() => new EditorHub())
  const listed = useQuery(useTRPC().commitments.list.queryOptions({ partnershipId: partnership.id })).data
  const commitments = listed ?? noCommitments
  const lookup = useLiveLookup(listed, partnership.parties)
  useSnapshotFaces(lookup.snapshots, partnership, doc.language)
  const [drawer, setDrawer] = useState<DrawerState | null>(null)
  /** What is typed into the palette; null while it is closed. */
  const [query, setQuery] = useState<string | null>(null)
  const hits = useSearchHits(query ?? '')
  const [isOutlineOpen, setIsOutlineOpen] = useState(false)
  const [isSideOpen, setIsSideOpen] = useState(false)
  const [isChecksOpen, setIsChecksOpen] = useState(false)
  const [tab, setTab] = useState('section')
  const [isPeopleOpen, setIsPeopleOpen] = useState(false)
  const toolbarId = `tools-${doc.id}`
  const exitHintId = `exit-${doc.id}`
  const { current, goTo } = useSectionInView(sectionIds, props.section, props.commitment)
  const section = doc.sections.find((known) => known.sectionId === current) ?? doc.sections[0]
  const template = templates.get(current)
  const { setStatus, isBusy } = useSectionActions(doc.id)
  const isUntouched = useIsBlank(connection, sectionIds) && doc.sections.every(({ status }) => status === 'notStarted')

  const [panelPlace, setPanelPlace] = useState<HTMLElement | null>(null)
  const [isWide, setIsWide] = useState(props.section === cardListHome.intakeSteps.section)
  const hasRail = useHasRail() && !isWide
  const { language } = doc
  const openComments = useCallback(() => {
    setTab('comments')
    // Without a rail the panel is a sheet of its own.
    if (!hasRail) setIsSideOpen(true)
  }, [hasRail])
  const commenting = useCommenting({
    documentId: doc.id,
    connection,
    sectionIds,
    hub,
    current,
    linked: props.thread,
    goTo,
    openPanel: openComments,
  })
  const desk = useDeskOfCards({
    documentId: doc.id,
    partnershipId: partnership.id,
    slug: partnership.slug,
    connection,
    canWrite,
    language,
    panelPlace,
    isWide,
    setIsWide,
    parties: partnership.parties,
    canComment,
    countOnCard: commenting.countOnCard,
    beginOnCard: commenting.beginOnCard,
  })
  const title = isPlan
    ? t('title.partnerPlan')
    : t('title.socialModel', { firm: partnership.parties.find((party) => party.id === doc.firmPartyId)?.name ?? '' })

  const open = (commitmentId: string) => {
    const id = CommitmentId.safeParse(commitmentId)
    if (id.success) setDrawer({ subject: { kind: 'existing', id: id.data }, anchor: null })
  }
  lookup.onOpen = open

  const makeCommitment = useCallback(() => {
    const focused = hub.focused
    const anchor = focused === null ? null : captureQuote(focused.editor, focused.sectionId)
    const party = anchor === null ? null : partyNamedIn(anchor.quote, partnership.parties)
    setDrawer({
      anchor,
      subject: {
        kind: 'new',
        id: CommitmentId.parse(crypto.randomUUID()),
        ...(anchor === null
          ? {}
          : {
              quote: whatFrom(anchor.quote),
              source: { documentId: doc.id, sectionId: anchor.sectionId, quote: anchor.quote },
            }),
        ...(party === null ? {} : { suggestedPartyId: party }),
      },
    })
  }, [hub, partnership.parties, doc.id])

  const onProposed = (commitment: CommitmentView) => {
    const anchor = drawer?.anchor ?? null
    const editor = anchor === null ? null : hub.get(anchor.sectionId)
    if (anchor !== null && (editor === null || !insertCommitment(editor, anchor, commitment.id))) {
      notify({ message: t('commitments.wordsGone') })
    }
  }

  const showPlace = (commitment: CommitmentView): boolean => {
    if (commitment.source?.documentId !== doc.id) return false
    // A drawer as wide as the window would stand in front of the place.
    if (!isDrawerBeside) setDrawer(null)
    goTo(commitment.source.sectionId, commitment.id)
    return true
  }

  const insertInto = (sectionId: SectionId) => (content: readonly JSONContent[]) => {
    const editor = hub.get(sectionId)
    return editor === null || editor.isDestroyed || !editor.isEditable ? null : insertBlocks(editor, content)
  }

  const focusToolbar = useCallback(() => {
    document.getElementById(toolbarId)?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
  }, [toolbarId])

  useSectionAnnouncements(connection, current, template?.title ?? '')

  const copyText = () => {
    const text = textCopyOf(
      connection.doc,
      sectionIds.map((id) => ({ id, title: templates.get(id)?.title ?? '' })),
    )
    navigator.clipboard.writeText(text).then(
      () => notify({ message: t('copied'), tone: 'success' }),
      () => notify({ message: t('notCopied'), tone: 'danger' }),
    )
  }

  const commentsLabel = commenting.openCount === 0 ? tc('tab') : tc('tabCount', { count: commenting.openCount })
  const openChecks = () => {
    setIsOutlineOpen(false)
    setIsChecksOpen(true)
  }
  const entries: PaletteEntry[] = [
    ...(canWrite ? [{ id: 'make', label: t('toolbar.makeCommitment'), letter: 'F', run: makeCommitment }] : []),
    ...(canComment ? [{ id: 'comment', label: tc('begin'), letter: 'M', run: commenting.begin }] : []),
    { id: 'checks', label: t('outline.checks'), letter: 'H', run: openChecks },
    { id: 'people', label: t('palette.people'), letter: 'P', run: () => setIsPeopleOpen(true) },
    ...sectionIds.map((id) => ({
      id,
      label: `${id} ${templates.get(id)?.title ?? ''}`,
      hint: t('palette.section'),
      language: doc.language,
      run: () => goTo(id),
    })),
  ]

  usePaletteKey(
    () => setQuery(''),
    (letter, isFirst) => {
      const entry = isFirst ? entryAtOnce(entries, letter) : undefined
      if (entry === undefined) {
        setQuery((typed) => (typed ?? '') + letter)
        return true
      }
      setQuery(null)
      entry.run()
      return false
    },
  )

  const inSection = commitments.filter((one) => one.source?.documentId === doc.id && one.source.sectionId === current)
  const list = (some: readonly CommitmentView[]) => (
    <CommitmentList
      commitments={some}
      partnership={partnership}
      CommitmentCard={CommitmentCard}
      canWrite={canWrite}
      onOpen={open}
    />
  )
  const side = section !== undefined && template !== undefined && (
    <Tabs
      label={t('side.label')}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          id: 'section',
          label: t('side.section', { section: current }),
          panel: (
            <div className="side-panel">
              {current === cardListHome.tasks.section && hasRail && <div ref={setPanelPlace} className="side-card" />}
              <h3>{t('side.commitments')}</h3>
              {list(inSection)}
              <h3>{t('side.proposals')}</h3>
              <ProposalPanel
                key={`forslag-${section.sectionId}`}
                document={doc}
                section={section}
                connection={connection}
                canWrite={canWrite}
              />
              <h3>{t('side.state')}</h3>
              <SectionFacts
                key={section.sectionId}
                documentId={doc.id}
                section={section}
                parties={partnership.parties}
                canWrite={canWrite}
              />
            </div>
          ),
        },
        {
          id: 'comments',
          label: commentsLabel,
          panel: (
            <div className="side-panel">
              <CommentsPanel
                threads={commenting.threads}
                places={commenting.places.places}
                partnership={partnership}
                sectionIds={sectionIds}
                cardIds={commenting.cardIds}
                current={current}
                language={language}
                canComment={canComment}
                active={commenting.active}
                draft={commenting.draft}
                onDraftEnd={commenting.endDraft}
                onBegin={commenting.begin}
                onGo={(thread) => {
                  setIsSideOpen(false)
                  commenting.show(thread)
                }}
                takeSelection={commenting.takeSelection}
              />
            </div>
          ),
        },
        {
          id: 'all',
          label: t('side.all', { count: commitments.length }),
          panel: <div className="side-panel">{list(commitments)}</div>,
        },
        {
          id: 'questions',
          label: t('side.questions'),
          panel: (
            <div className="side-panel">
              <Guidance template={template} language={doc.language} hasPurpose />
              <SectionReuseHere
                key={current}
                SectionReuse={SectionReuse}
                partnershipId={partnership.id}
                sectionId={current}
                language={doc.language}
                example={template.example}
                canWrite={canWrite}
                isEditable={isEditable}
                insert={insertInto(current)}
                onAsk={(kind) => setReuse({ kind, sectionId: current })}
              />
            </div>
          ),
        },
      ]}
    />
  )
  const textActions: TextAction[] = [
    ...(canComment ? [{ label: tc('begin'), icon: 'comment' as const, onAct: commenting.begin }] : []),
    ...(isEditable ? [{ label: t('toolbar.makeCommitment'), icon: 'flag' as const, onAct: makeCommitment }] : []),
  ]
  const outline = (
    <OutlineHere
      connection={connection}
      sections={doc.sections}
      templates={templates}
      current={current}
      language={doc.language}
      onGo={(id) => {
        setIsOutlineOpen(false)
        goTo(id)
      }}
      onChecks={openChecks}
    />
  )

  return (
    <CardDeskProvider value={desk}>
      <ShellHeader
        breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } }, { label: title }]}
        people={<PeopleHere connection={connection} />}
        actions={
          <>
            <FilesMenu documentId={doc.id} partnership={partnership} hasHistory={isNarrow} />
            {!isNarrow && (
              <ButtonLink
                to="/p/$slug/d/$documentId/historik"
                params={{ slug: partnership.slug, documentId: doc.id }}
                search={{}}
                icon="history"
                size="small"
              >
                {t('history')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className={`document${hasRail ? '' : ' has-no-rail'}`}>
        <div className="document-outline">{outline}</div>
        <div className="sheet">
          <p id={exitHintId} className="sr-only">
            {t('editor.exitHint')}
          </p>
          {isEditable ? (
            <Toolbar
              hub={hub}
              id={toolbarId}
              onMakeCommitment={makeCommitment}
              onComment={canComment ? { label: tc('begin'), run: commenting.begin } : null}
            >
              {section !== undefined && (
                <Button
                  variant={section.status === 'ready' ? 'outline' : 'primary'}
                  size="small"
                  isBusy={isBusy}
                  onClick={() => setStatus(section, section.status === 'ready' ? 'inProgress' : 'ready')}
                >
                  {t(section.status === 'ready' ? 'section.reopen' : 'section.markReady', { section: current })}
                </Button>
              )}
            </Toolbar>
          ) : (
            // A page that is too old says so in its status line; the reason is not the person's right.
            !connection.isOutdated && <p className="sheet-note">{t(deskNote({ canWrite, canComment }))}</p>
          )}
          <div className="sheet-bar">
            <Button variant="outline" size="small" icon="list" onClick={() => setIsOutlineOpen(true)}>
              {t('outline.open', { section: current })}
            </Button>
            <Button variant="outline" size="small" icon="comment" aria-label={commentsLabel} onClick={openComments}>
              {isNarrow ? commenting.openCount || null : commentsLabel}
            </Button>
            <Button
              variant="outline"
              size="small"
              icon="flag"
              onClick={() => {
                setTab('section')
                setIsSideOpen(true)
              }}
            >
              {t('side.open', { count: inSection.length })}
            </Button>
          </div>
          <h1 className="sr-only">{title}</h1>
          <PrintHead title={`${title}, ${partnership.name}`} parties={partnership.parties} />
          <SinceLastVisit documentId={doc.id} slug={partnership.slug} language={doc.language} onGo={goTo} />
          {canWrite && isUntouched && <BeginNote documentId={doc.id} />}
          {doc.sections.map((one) => {
            const texts = templates.get(one.sectionId)
            return texts === undefined ? null : (
              <SectionView
                key={one.sectionId}
                section={one}
                template={texts}
                isPlan={isPlan}
                isEditable={isEditable}
                connection={connection}
                hub={hub}
                lookup={lookup}
                places={commenting.places}
                language={doc.language}
                describedBy={exitHintId}
                focusToolbar={focusToolbar}
              />
            )
          })}
        </div>
        {hasRail && (
          <aside className="document-side" aria-label={t('side.label')}>
            {side}
          </aside>
        )}
      </div>
      {!hasRail && (
        <Drawer
          isLow
          isOpen={isSideOpen}
          onClose={() => setIsSideOpen(false)}
          title={`${current} ${template?.title ?? ''}`}
        >
          {side}
        </Drawer>
      )}
      <Drawer isOpen={isOutlineOpen} onClose={() => setIsOutlineOpen(false)} title={t('outline.label')}>
        {outline}
      </Drawer>
      <Drawer isOpen={isChecksOpen} onClose={() => setIsChecksOpen(false)} title={t('outline.checksTitle')}>
        <Suspense fallback={<Loading label={t('opening')} />}>
          <PlanChecks
            document={doc}
            connection={connection}
            templates={templates}
            onGo={(sectionId, cardId) => {
              // Closed before the page is asked for its focus: behind an open sheet it can take none.
              if (!isDrawerBeside) flushSync(() => setIsChecksOpen(false))
              goTo(sectionId)
              if (cardId !== undefined) showCard(cardId)
            }}
          />
        </Suspense>
      </Drawer>
      <SelectionAction
        hub={hub}
        selection={commenting.selection}
        actions={textActions}
        tapAction={
          canComment && !isEditable ? { label: tc('beginParagraph'), icon: 'comment', onAct: commenting.begin } : null
        }
      />
      {query !== null && (
        <Palette entries={entries} hits={hits} query={query} onQuery={setQuery} onClose={() => setQuery(null)} />
      )}
      {isPeopleOpen && (
        <PeopleDialog
          connection={connection}
          titleOf={(id) =>
            SectionId.safeParse(id).data === undefined ? '' : (templates.get(SectionId.parse(id))?.title ?? '')
          }
          onGo={(id) => {
            setIsPeopleOpen(false)
            goTo(id)
          }}
          onClose={() => setIsPeopleOpen(false)}
        />
      )}
      {drawer !== null && (
        <CommitmentDrawer
          partnershipId={partnership.id}
          isOpen
          onClose={() => setDrawer(null)}
          subject={drawer.subject}
          onProposed={onProposed}
          onShowPlace={showPlace}
        />
      )}
      {reuse !== null && (
        <ReuseDialog
          {...reuse}
          documentId={doc.id}
          language={doc.language}
          insert={insertInto(reuse.sectionId)}
          onClose={() => setReuse(null)}
        />
      )}
      <ProposalDrawers document={doc} partnership={partnership} connection={connection} canWrite={canWrite} />
      <ShellStatus>
        <StatusLine connection={connection} sections={sectionIds} onCopy={copyText} onPalette={() => setQuery('')} />
      </ShellStatus>
    </CardDeskProvider>
  )
}

/** Brings a card into view with the caret in its first field. */
function showCard(cardId: string): void {
  const card = document.querySelector<HTMLElement>(`.section-cards [data-card="${CSS.escape(cardId)}"]`)
  card?.scrollIntoView({ block: 'center' })
  card?.querySelector<HTMLElement>('input, textarea, [contenteditable], button')?.focus({ preventScroll: true })
}

const noCommitments: readonly CommitmentView[] = []

function OutlineHere(
  props: Omit<ComponentProps<typeof Outline>, 'writing'> & { readonly connection: DocumentConnection },
) {
  const { connection, ...outline } = props
  const peers = usePeers(connection)
  const ids = outline.sections.map((section) => section.sectionId)
  return <Outline {...outline} writing={whoWritesWhere(peers, ids)} />
}
