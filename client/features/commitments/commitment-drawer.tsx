import './commitments.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { CommitmentCommentsSlot } from '#client/ui/comment-slot.ts'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { isWritingRole } from '#shared/domain/partnership/party.ts'
import {
  CommitmentDraft,
  type CommitmentSource,
  isAgreed,
  touchesPromise,
  changedFields,
} from '#shared/domain/commitment/commitment.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { CommitmentId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { CommitmentConflict, type ConflictChoices } from './commitment-conflict.tsx'
import { CommitmentDetails } from './commitment-details.tsx'
import { CommitmentFields } from './commitment-form.tsx'
import {
  type CommitmentForm,
  conflictingFields,
  draftOf,
  formFaults,
  formOf,
  mergedForm,
  newForm,
} from './commitments.model.ts'
import { currentOf, useCommitmentChanges, usePartnershipOf } from './use-commitments.ts'

export type CommitmentSubject =
  | { readonly kind: 'existing'; readonly id: CommitmentId }
  | {
      readonly kind: 'new'
      readonly id: CommitmentId
      readonly quote?: string
      readonly source?: CommitmentSource
      readonly suggestedPartyId?: PartyId
    }

export interface CommitmentDrawerProps {
  readonly partnershipId: PartnershipId
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly subject: CommitmentSubject
  /** Opens with the form for a status update. */
  readonly isReporting?: boolean | undefined
  /** Called when the server has the proposal, so that the text can hold its chip. */
  readonly onProposed?: ((commitment: CommitmentView) => void) | undefined
  /** Brings the commitment's place in the text into view where that text is open; false where it is not. */
  readonly onShowPlace?: ((commitment: CommitmentView) => boolean) | undefined
}

/** A commitment beside the text: a new one prefilled from the quote, or one that exists, to read, answer and edit. */
export function CommitmentDrawer(props: CommitmentDrawerProps) {
  // A new subject starts with a new form; the same one keeps what has been typed.
  return props.isOpen ? <OpenCommitment key={props.subject.id} {...props} /> : null
}

function OpenCommitment(props: CommitmentDrawerProps) {
  const { partnershipId, onClose, subject, onProposed, onShowPlace, isReporting } = props
  const { t } = useTranslation('commitments')
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const partnership = usePartnershipOf(partnershipId)
  const targets = useQuery(trpc.targets.list.queryOptions({ partnershipId }))
  const commitments = useQuery(
    trpc.commitments.list.queryOptions({ partnershipId }, { enabled: subject.kind === 'existing' }),
  )
  const problem = partnership.error ?? targets.error ?? (subject.kind === 'existing' ? commitments.error : null)
  const isNew = subject.kind === 'new'
  const plainDrawer = (children: ReactNode) => (
    <Drawer isOpen onClose={onClose} title={isNew ? t('drawer.newTitle') : t('drawer.fromPlain')}>
      {children}
    </Drawer>
  )
  if (problem !== null) {
    return plainDrawer(
      <ErrorNotice
        title={t('loadFailed')}
        onRetry={() => {
          void partnership.refetch()
          void targets.refetch()
          if (!isNew) void commitments.refetch()
        }}
      >
        {refusalText(problem)}
      </ErrorNotice>,
    )
  }
  if (partnership.data === undefined || targets.data === undefined || (!isNew && commitments.data === undefined)) {
    return plainDrawer(<Loading label={t('loading')} />)
  }
  const shared = { partnership: partnership.data, targets: targets.data.targets, onClose }
  if (subject.kind === 'new') return <NewCommitment {...shared} subject={subject} onProposed={onProposed} />
  const commitment = commitments.data?.find(({ id }) => id === subject.id)
  if (commitment === undefined) {
    return plainDrawer(<EmptyState title={t('error.notFound')}>{t('error.notFoundBody')}</EmptyState>)
  }
  return (
    <ExistingCommitment
      {...shared}
      commitment={commitment}
      onShowPlace={onShowPlace}
      isReportingAtFirst={isReporting ?? false}
    />
  )
}

interface Surroundings {
  readonly partnership: PartnershipView
  readonly targets: readonly OutcomeTarget[]
  readonly onClose: () => void
}

const parseDraft = (value: unknown): CommitmentDraft | null => {
  const parsed = CommitmentDraft.safeParse(value)
  return parsed.success ? parsed.data : null
}

function NewCommitment({
  partnership,
  targets,
  onClose,
  subject,
  onProposed,
}: Surroundings & {
  subject: Extract<CommitmentSubject, { kind: 'new' }>
  onProposed: CommitmentDrawerProps['onProposed']
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const me = useMine(partnership.id)
  const changes = useCommitmentChanges(partnership.id)
  const refusalText = useRefusalText()
  const quote = subject.quote ?? subject.source?.quote
  const [first] = useState(() =>
    newForm({ quote, suggestedPartyId: subject.suggestedPartyId }, partnership.parties, me),
  )
  const [form, setForm] = useState(first)
  const [isChecked, setIsChecked] = useState(false)
  const closing = useClosing(form !== first, onClose)
  const right = decide(actor, partnership.id, { kind: 'commitment.propose' })

  const save = () => {
    setIsChecked(true)
    const draft = draftOf(form, parseDraft)
    if (draft === null) return
    changes.propose.mutate(
      { id: subject.id, partnershipId: partnership.id, draft, source: subject.source ?? null },
      {
        onSuccess: (stored) => {
          const party = partnership.parties.find(({ id }) => id === stored.partyId)
          const canAccept = decide(actor, partnership.id, {
            kind: 'commitment.accept',
            partyId: stored.partyId,
          }).allowed
          notify({
            message:
              canAccept || party === undefined
                ? t('saved.proposed')
                : t('saved.proposedFor', { party: t(`party.${party.kind}`) }),
            tone: 'success',
            ...(canAccept
              ? {
                  action: {
                    label: t('action.accept'),
                    run: () => changes.accept.mutate({ id: stored.id, version: stored.version }),
                  },
                }
              : {}),
          })
          onProposed?.(stored)
          onClose()
        },
      },
    )
  }

  return (
    <>
      <Drawer
        isOpen
        onClose={closing.ask}
        title={t('drawer.newTitle')}
        eyebrow={<From source={subject.source ?? null} />}
        footer={
          right.allowed ? (
            <>
              <FooterSentence partnership={partnership} partyId={form.partyId} />
              <Button onClick={closing.ask}>{t('drawer.cancel')}</Button>
              <Button variant="primary" isBusy={changes.propose.isPending} onClick={save}>
                {t('drawer.save')}
              </Button>
            </>
          ) : (
            <p className="commitment-foot">{t('drawer.readOnly')}</p>
          )
        }
      >
        {changes.propose.isError && (
          <ErrorNotice title={t('error.saveFailed')} onRetry={save}>
            {refusalText(changes.propose.error)}
          </ErrorNotice>
        )}
        {quote !== undefined && quote !== '' && <Quote quote={quote} partnership={partnership} form={form} />}
        <SubmitOnEnter onSubmit={save}>
          <CommitmentFields
            form={form}
            onChange={setForm}
            parties={partnership.parties}
            targets={targets}
            myPersonId={me?.personId ?? null}
            faults={isChecked ? formFaults(form) : []}
            startsOn={partnership.startsOn}
          />
        </SubmitOnEnter>
      </Drawer>
      {closing.dialog}
    </>
  )
}

interface Editing {
  /** The values and version that the form started from. */
  readonly base: CommitmentDraft
  readonly version: number
  readonly form: CommitmentForm
  readonly conflict: {
    readonly opened: CommitmentDraft
    readonly mine: CommitmentDraft
    readonly theirs: CommitmentDraft
    readonly choices: ConflictChoices
  } | null
}

function ExistingCommitment({
  partnership,
  targets,
  onClose,
  commitment,
  onShowPlace,
  isReportingAtFirst,
}: Surroundings & {
  commitment: CommitmentView
  onShowPlace: CommitmentDrawerProps['onShowPlace']
  isReportingAtFirst: boolean
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const me = useMine(partnership.id)
  const changes = useCommitmentChanges(partnership.id)
  const refusalText = useRefusalText()
  const [editing, setEditing] = useState<Editing | null>(null)
  const drawComments = useContext(CommitmentCommentsSlot)
  const [isChecked, setIsChecked] = useState(false)
  const [isReporting, setIsReporting] = useState(isReportingAtFirst)
  const isDirty =
    editing !== null &&
    (editing.conflict !== null || JSON.stringify(editing.form) !== JSON.stringify(formOf(editing.base)))
  const closing = useClosing(isDirty, onClose)
  const mayEdit = decide(actor, partnership.id, { kind: 'commitment.edit' }).allowed && commitment.status !== 'lapsed'

  const save = (state: Editing) => {
    setIsChecked(true)
    const draft = draftOf(state.form, parseDraft)
    if (draft === null) return
    changes.edit.mutate(
      { id: commitment.id, version: state.version, draft },
      {
        onSuccess: () => {
          setEditing(null)
          setIsChecked(false)
          notify({ message: t('saved.edited'), tone: 'success' })
        },
        onError: (error) => {
          const current = currentOf(error)
          if (current === null) return
          const theirs = current.draft
          const next: Editing = {
            base: theirs,
            version: current.version,
            form: mergedForm(state.base, draft, theirs, {}),
            conflict: { opened: state.base, mine: draft, theirs, choices: {} },
          }
          // Edits of different fields do not meet: both stand, and nobody needs to be asked.
          if (conflictingFields(state.base, draft, theirs).length === 0) save({ ...next, conflict: null })
          else setEditing(next)
        },
      },
    )
  }

  const startEditing = () =>
    setEditing({
      base: draftIn(commitment),
      version: commitment.version,
      form: formOf(commitment),
      conflict: null,
    })
  if (editing === null) {
    return (
      <Drawer
        isOpen
        onClose={closing.ask}
        title={commitment.what}
        eyebrow={<From source={commitment.source} />}
        footer={
          mayEdit ? (
            <Button icon="edit" onClick={startEditing}>
              {t('drawer.edit')}
            </Button>
          ) : undefined
        }
      >
        <CommitmentDetails
          commitment={commitment}
          partnership={partnership}
          targets={targets}
          onShowPlace={onShowPlace}
          onCorrect={mayEdit ? startEditing : null}
          isReporting={isReporting}
          onReport={setIsReporting}
        />
        {drawComments({ partnershipId: partnership.id, commitmentId: commitment.id })}
      </Drawer>
    )
  }

  const { conflict } = editing
  const hasFailedOtherwise = changes.edit.isError && currentOf(changes.edit.error) === null
  return (
    <>
      <Drawer
        isOpen
        onClose={closing.ask}
        title={t('drawer.editTitle')}
        eyebrow={<From source={commitment.source} />}
        footer={
          <>
            <EditFooter commitment={commitment} form={editing.form} partnership={partnership} />
            <Button onClick={() => (isDirty ? closing.ask() : setEditing(null))}>{t('drawer.cancel')}</Button>
            <Button variant="primary" isBusy={changes.edit.isPending} onClick={() => save(editing)}>
              {t('drawer.saveEdit')}
            </Button>
          </>
        }
      >
        {hasFailedOtherwise && (
          <ErrorNotice title={t('error.saveFailed')} onRetry={() => save(editing)}>
            {refusalText(changes.edit.error)}
          </ErrorNotice>
        )}
        {conflict !== null && (
          <CommitmentConflict
            fields={conflictingFields(conflict.opened, conflict.mine, conflict.theirs)}
            mine={conflict.mine}
            theirs={conflict.theirs}
            choices={conflict.choices}
            parties={partnership.parties}
            targets={targets}
            onChoose={(field, side) => {
              const value = side === 'theirs' ? conflict.theirs[field] : conflict.mine[field]
              setEditing({
                ...editing,
                form: { ...editing.form, [field]: value },
                conflict: { ...conflict, choices: { ...conflict.choices, [field]: side } },
              })
            }}
          />
        )}
        <SubmitOnEnter onSubmit={() => save(editing)}>
          <CommitmentFields
            form={editing.form}
            onChange={(form) => setEditing({ ...editing, form })}
            parties={partnership.parties}
            targets={targets}
            myPersonId={me?.personId ?? null}
            faults={isChecked ? formFaults(editing.form) : []}
            startsOn={partnership.startsOn}
          />
        </SubmitOnEnter>
      </Drawer>
      {closing.dialog}
    </>
  )
}

const draftIn = (commitment: CommitmentView): CommitmentDraft => CommitmentDraft.parse(commitment)

/** The person with the parties they may write for in this partnership; null while that is not known. */
function useMine(partnershipId: PartnershipId) {
  const me = useMe()
  if (me === null) return null
  const partyIds = me.memberships
    .filter((membership) => membership.partnershipId === partnershipId && isWritingRole(membership.role))
    .map((membership) => membership.partyId)
  return { personId: me.personId, partyIds }
}

/** Asks before something typed is thrown away. */
function useClosing(isDirty: boolean, onClose: () => void) {
  const { t } = useTranslation('commitments')
  const [isAsking, setIsAsking] = useState(false)
  return {
    ask: () => (isDirty ? setIsAsking(true) : onClose()),
    dialog: (
      <ConfirmDialog
        isOpen={isAsking}
        title={t('discard.title')}
        confirmLabel={t('discard.confirm')}
        isDanger
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false)
          onClose()
        }}
      >
        <p>{t('discard.body')}</p>
      </ConfirmDialog>
    ),
  }
}

/** Enter in a one-line field saves, as in any form. */
function SubmitOnEnter({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className="commitment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {/* Without a submit button of its own a form with several fields does not take Enter. */}
      <button type="submit" hidden tabIndex={-1} />
    </form>
  )
}

function From({ source }: { source: CommitmentSource | null }) {
  const { t, i18n } = useTranslation('commitments')
  if (source === null) return t('drawer.fromPlain')
  const { title } = sectionTemplate(source.sectionId, i18n.language === 'en' ? 'en' : 'da')
  return t('drawer.from', { section: `${source.sectionId}, ${title}` })
}

function Quote({ quote, partnership, form }: { quote: string; partnership: PartnershipView; form: CommitmentForm }) {
  const { t } = useTranslation('commitments')
  const kind = partnership.parties.find(({ id }) => id === form.partyId)?.kind ?? 'municipality'
  return (
    <figure>
      <figcaption className="sr-only">{t('drawer.quote')}</figcaption>
      <blockquote className={`commitment-quote tiny commitment-party-${kind}`}>”{quote}”</blockquote>
    </figure>
  )
}

/** Who must say yes, before anything is saved. */
function FooterSentence({ partnership, partyId }: { partnership: PartnershipView; partyId: string | null }) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const party = partnership.parties.find(({ id }) => id === partyId)
  const sentence = (() => {
    if (party === undefined) return t('drawer.footer.choose')
    const decision = decide(actor, partnership.id, { kind: 'commitment.accept', partyId: party.id })
    if (decision.allowed) return t('drawer.footer.own', { party: t(`party.${party.kind}`) })
    const lower = t(`partyLower.${party.kind}`)
    if (decision.refusal.code === 'access.unverified') return t('drawer.footer.ownUnverified', { party: lower })
    return party.people.length === 0
      ? t('drawer.footer.otherNobody', { party: lower })
      : t('drawer.footer.other', { party: lower, people: party.people.map(({ name }) => name).join(', ') })
  })()
  return <p className="commitment-foot muted">{sentence}</p>
}

/** Warns when saving would turn an accepted promise into a proposal again. */
function EditFooter({
  commitment,
  form,
  partnership,
}: {
  commitment: CommitmentView
  form: CommitmentForm
  partnership: PartnershipView
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const draft = parseDraft(form)
  const party = partnership.parties.find(({ id }) => id === form.partyId)
  const isOwnHand = decide(actor, partnership.id, { kind: 'commitment.accept', partyId: commitment.partyId }).allowed
  const losesAcceptance =
    draft !== null &&
    isAgreed(commitment.status) &&
    touchesPromise(changedFields(draftIn(commitment), draft)) &&
    (!isOwnHand || draft.partyId !== commitment.partyId)
  if (losesAcceptance && party !== undefined) {
    return (
      <p className="commitment-foot">{t('drawer.footer.backToProposal', { party: t(`partyLower.${party.kind}`) })}</p>
    )
  }
  return <span className="commitment-foot" />
}
