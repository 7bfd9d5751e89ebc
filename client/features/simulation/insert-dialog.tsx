import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { insertSnapshot } from '#shared/document/insert-snapshot.ts'
import type { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { type ScenarioId, SnapshotId } from '#shared/kernel/ids.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { DocumentConnection } from '#client/sync/document-connection.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import type { Answer } from './answer.model.ts'
import type { SimulationWords } from './simulation-words.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'

/** Where economics stand in the partner plan. */
const place = SectionId.parse('P11')
/** Longer than this without the server's word on the disk: said so, and the change goes on waiting on this device. */
const patienceMs = 15_000

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly isOnServer: boolean }
  | { readonly kind: 'failed'; readonly reason: string }

/** Freezes what is on the screen and puts it into the plan, through the document as any other writing. */
export function InsertDialog({
  partnership,
  scenarioId,
  scenarioName,
  overrides,
  startsOn,
  answer,
  onClose,
  words,
}: {
  partnership: PartnershipView
  scenarioId: ScenarioId
  scenarioName: string
  overrides: ScenarioOverrides
  startsOn: CalendarDay | null
  answer: Answer
  onClose: () => void
  words: SimulationWords
}) {
  const { t } = words
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const me = useMe()
  const taking = useMutation(trpc.snapshots.take.mutationOptions())
  const [state, setState] = useState<State>({ kind: 'asking' })
  // One id for every try, so that a second press after a lost answer makes no second picture.
  const [id] = useState(() => SnapshotId.parse(crypto.randomUUID()))
  const plan = partnership.documents.find(({ kind }) => kind === 'partnerPlan')
  const title = sectionTemplate(place, partnership.language).title

  const insert = async (): Promise<void> => {
    if (plan === undefined || me === null) return
    setState({ kind: 'working' })
    try {
      const taken = await taking.mutateAsync({ id, partnershipId: partnership.id, scenarioId, overrides, startsOn })
      client.setQueryData<SnapshotView[]>(trpc.snapshots.list.queryKey({ partnershipId: partnership.id }), (list) =>
        list === undefined ? undefined : [...list.filter((one) => one.id !== taken.id), taken],
      )
      const isOnServer = await write({ documentId: plan.id, epoch: plan.epoch, personId: me.personId, id })
      setState({ kind: 'done', isOnServer })
    } catch (error) {
      setState({ kind: 'failed', reason: refusalText(error) })
    }
  }
  const toPlan = (
    <ButtonLink
      to="/p/$slug/d/$documentId"
      params={{ slug: partnership.slug, documentId: plan?.id ?? '' }}
      search={{ afsnit: place }}
      variant="primary"
    >
      {t('insert.show')}
    </ButtonLink>
  )
  return (
    <Dialog
      isOpen
      title={t('insert.title')}
      onClose={onClose}
      footer={
        state.kind === 'done' ? (
          toPlan
        ) : (
          <>
            <Button onClick={onClose}>{t('insert.cancel')}</Button>
            <Button variant="primary" isBusy={state.kind === 'working'} onClick={() => void insert()}>
              {t('insert.do')}
            </Button>
          </>
        )
      }
    >
      <p>{t('insert.lead', { section: place.slice(1), title })}</p>
      <div className="sim-answer-now">
        <SimulatedStamp /> <span className="small muted">{scenarioName}</span>
        <p className="strong">{answer.headline}</p>
        <p className="small">
          {answer.lede.map((sentence) => (
            <span key={sentence}>
              <Worded sentence={sentence} />{' '}
            </span>
          ))}
        </p>
      </div>
      <Outcome state={state} words={words} />
    </Dialog>
  )
}

function Outcome({ state, words }: { state: State; words: SimulationWords }) {
  const { t } = words
  const [text, setText] = useState('')
  // Into a region that is there already, so that it is read out.
  useEffect(() => {
    if (state.kind === 'done') setText(t(state.isOnServer ? 'insert.done' : 'insert.waiting'))
    else setText(state.kind === 'failed' ? `${t('insert.failed')} ${state.reason}` : '')
  }, [state, t])
  return (
    <p role="status" className={state.kind === 'failed' ? 'sim-problem' : 'strong'}>
      {text}
    </p>
  )
}

/** Writes the block into the plan. True when the server has it on disk, false when it still waits on this device. */
async function write(of: {
  readonly documentId: string
  readonly epoch: number
  readonly personId: string
  readonly id: SnapshotId
}): Promise<boolean> {
  const connection = new DocumentConnection({
    documentId: of.documentId,
    epoch: of.epoch,
    canWrite: true,
    personId: of.personId,
    address: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`,
  })
  try {
    // Not onto a copy that may be old: the block's place is behind what stands in the plan now.
    if (!(await until(connection, () => connection.state.kind === 'saved')))
      throw new Error('the plan cannot be reached')
    insertSnapshot(connection.doc, place, of.id)
    return await until(connection, () => connection.unsaved === 0 && connection.state.kind === 'saved')
  } finally {
    connection.destroy()
  }
}

function until(connection: DocumentConnection, holds: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (value: boolean): void => {
      clearTimeout(patience)
      stop()
      resolve(value)
    }
    const patience = setTimeout(() => done(false), patienceMs)
    const stop = connection.subscribe(() => {
      if (holds()) done(true)
    })
    if (holds()) done(true)
  })
}
