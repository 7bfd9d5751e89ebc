import './workshops.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n-language.ts'
import { formatDay } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page, Row, RowList } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag, type StatusTone } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { agendaNames } from '#shared/content/workshop-agenda-names.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { WorkshopSummary } from '#shared/contracts/workshops.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { type AgendaKeyName, agendaKeyNames } from '#shared/domain/workshop/agenda-key.ts'
import type { WorkshopState } from '#shared/domain/workshop/room.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'

/** Every workshop of the partnership, and the making of a new one. */
export function WorkshopsScreen() {
  const { t } = useTranslation('workshops')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const workshops = useQuery(
    trpc.workshops.list.queryOptions(
      { partnershipId: partnership.data?.id ?? '' },
      { enabled: partnership.data !== undefined },
    ),
  )
  const { data, ...waiting } = useFetched({ partnership, workshops })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Workshops partnership={data.partnership} workshops={data.workshops} />
}

const tones: Record<WorkshopState, StatusTone> = { draft: 'notStarted', open: 'progress', closed: 'ready' }

function Workshops({ partnership, workshops }: { partnership: PartnershipView; workshops: WorkshopSummary[] }) {
  const { t } = useTranslation('workshops')
  const canRun = decide(useActor(), partnership.id, { kind: 'workshop.run' }).allowed
  const [isMaking, setIsMaking] = useState(false)
  const make = canRun ? (
    <Button variant="primary" icon="plus" onClick={() => setIsMaking(true)}>
      {t('make')}
    </Button>
  ) : undefined
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>} action={workshops.length > 0 ? make : undefined}>
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: t('title') },
        ]}
      />
      {workshops.length === 0 ? (
        <EmptyState title={t('empty')} action={make}>
          <p>{t('emptyText')}</p>
          {!canRun && <p>{t('onlyRunners')}</p>}
        </EmptyState>
      ) : (
        <RowList label={t('title')}>
          {workshops.map((workshop) => (
            <Row key={workshop.id} className="workshop-row">
              <div>
                <h2>{workshop.title}</h2>
                <p className="workshop-facts">
                  <StatusTag tone={tones[workshop.state]}>{t(`state.${workshop.state}`)}</StatusTag>
                  {workshop.isRehearsal && <span>{t('rehearsal')}</span>}
                  {workshop.isAtOwnPace && <span>{t('ownPace')}</span>}
                  <span>{t('facts', { steps: workshop.steps, minutes: workshop.minutes })}</span>
                  {workshop.state !== 'draft' && <span>{t('people', { count: workshop.participants })}</span>}
                  <span>{formatDay(localDay(new Date(workshop.openedAt ?? workshop.createdAt)))}</span>
                </p>
              </div>
              <div className="workshop-actions">
                {workshop.state !== 'draft' && (
                  <ButtonLink
                    to="/p/$slug/workshops/$workshopId/skaerm"
                    params={{ slug: partnership.slug, workshopId: workshop.id }}
                    size="small"
                  >
                    {workshop.state === 'closed' ? t('read') : t('openScreen')}
                  </ButtonLink>
                )}
                {canRun && (
                  <ButtonLink
                    to="/p/$slug/workshops/$workshopId"
                    params={{ slug: partnership.slug, workshopId: workshop.id }}
                    size="small"
                    aria-label={t('openDeskNamed', { title: workshop.title })}
                  >
                    {t('openDesk')}
                  </ButtonLink>
                )}
              </div>
            </Row>
          ))}
        </RowList>
      )}
      {!canRun && workshops.length > 0 && <p className="muted">{t('onlyRunners')}</p>}
      {isMaking && <MakeDialog partnership={partnership} onClose={() => setIsMaking(false)} />}
    </Page>
  )
}

type Way = 'live' | 'ownPace' | 'rehearsal'

function MakeDialog({ partnership, onClose }: { partnership: PartnershipView; onClose: () => void }) {
  const { t } = useTranslation('workshops')
  const refusalText = useRefusalText()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const language = currentLanguage()
  const [title, setTitle] = useState('')
  const [agenda, setAgenda] = useState<AgendaKeyName>('partner_workshop')
  const [way, setWay] = useState<Way>('live')
  const [isTried, setIsTried] = useState(false)
  const [id] = useState(() => crypto.randomUUID() as WorkshopId)
  const create = useMutation(
    trpc.workshops.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.workshops.list.queryFilter())
        await navigate({ to: '/p/$slug/workshops/$workshopId', params: { slug: partnership.slug, workshopId: id } })
      },
    }),
  )
  const save = () => {
    setIsTried(true)
    if (title.trim() === '') return
    create.mutate({
      id,
      partnershipId: partnership.id,
      title,
      agenda,
      isRehearsal: way === 'rehearsal',
      isAtOwnPace: way === 'ownPace',
    })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('create.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('create.cancel')}</Button>
          <Button variant="primary" isBusy={create.isPending} onClick={save}>
            {t('create.save')}
          </Button>
        </>
      }
    >
      <div className="workshop-form">
        <TextField
          label={t('create.name')}
          value={title}
          onChange={setTitle}
          placeholder={t('create.namePlaceholder')}
          maxLength={120}
          error={
            isTried && title.trim() === ''
              ? t('create.needName')
              : create.error === null
                ? null
                : refusalText(create.error)
          }
        />
        <SelectField
          label={t('create.agenda')}
          value={agenda}
          options={agendaKeyNames.map((key) => ({
            value: key,
            label: key === 'own' ? t('create.own') : agendaNames[key][language],
          }))}
          onChange={(value) => setAgenda(value as AgendaKeyName)}
        />
        <SelectField
          label={t('create.kind')}
          value={way}
          options={(['live', 'ownPace', 'rehearsal'] as const).map((value) => ({ value, label: t(`create.${value}`) }))}
          onChange={(value) => setWay(value as Way)}
        />
      </div>
    </Dialog>
  )
}
