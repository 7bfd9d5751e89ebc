import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { LandingTarget } from '#shared/domain/workshop/landing-target.ts'
import type { DeskView, StepView } from '#shared/domain/workshop/room-view.ts'
import type { DocumentId, PartyId, WorkshopCardId } from '#shared/kernel/ids.ts'
import { TargetField } from './target-field.tsx'
import type { useSteer } from './use-steer.ts'

/** The cards of a step that has been shown: gathered without dragging, and put into the plan. */
export function CardsPanel(props: {
  readonly step: StepView
  readonly desk: DeskView
  readonly partnership: PartnershipView
  readonly steer: ReturnType<typeof useSteer>['steer']
}) {
  const { step, desk, partnership, steer } = props
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const [chosen, setChosen] = useState<ReadonlySet<WorkshopCardId>>(new Set())
  const isOpen = desk.state === 'open'
  const leads = step.cards.filter(({ groupId }) => groupId === null)
  const ordered = leads.flatMap((lead) => [lead, ...step.cards.filter(({ groupId }) => groupId === lead.id)])
  const choose = (id: WorkshopCardId, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <section className="workshop-form">
      <SectionHeading title={t('desk.cards')} aside={String(step.cards.length)} />
      <ul className="room-cards">
        {ordered.map((card) => (
          <li key={card.id} data-under={card.groupId !== null}>
            {!desk.isRehearsal && !card.isLanded && (
              <input
                type="checkbox"
                aria-label={t('desk.choose', { text: card.text })}
                checked={chosen.has(card.id)}
                onChange={(event) => choose(card.id, event.target.checked)}
              />
            )}
            <PartyMark kind={card.partyKind} label={room(`party.${card.partyKind}`)} />
            <span className="room-card-text">{card.text}</span>
            {card.isLanded && <span className="muted">{room('card.landed')}</span>}
            {isOpen && (
              <select
                className="ui-input desk-group"
                aria-label={t('desk.groupNamed', { text: card.text })}
                value={card.groupId ?? ''}
                onChange={(event) =>
                  steer({
                    kind: 'group',
                    cardId: card.id,
                    into: event.target.value === '' ? null : (event.target.value as WorkshopCardId),
                  })
                }
              >
                <option value="">{card.groupId === null ? t('desk.groupWith') : t('desk.ungroup')}</option>
                {leads
                  .filter(({ id }) => id !== card.id)
                  .map((lead) => (
                    <option key={lead.id} value={lead.id}>
                      {lead.text}
                    </option>
                  ))}
              </select>
            )}
          </li>
        ))}
      </ul>
      {desk.isRehearsal ? (
        <p className="muted">{room('join.rehearsal')}</p>
      ) : (
        step.cards.some(({ isLanded }) => !isLanded) && (
          <Landing
            step={step}
            desk={desk}
            partnership={partnership}
            chosen={chosen}
            onLanded={() => setChosen(new Set())}
          />
        )
      )}
    </section>
  )
}

/** Where the chosen cards go; the step's own target is suggested. */
function Landing(props: {
  readonly step: StepView
  readonly desk: DeskView
  readonly partnership: PartnershipView
  readonly chosen: ReadonlySet<WorkshopCardId>
  readonly onLanded: () => void
}) {
  const { step, desk, partnership, chosen, onLanded } = props
  const { t } = useTranslation('workshops')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const refusalText = useRefusalText()
  const models = partnership.documents.filter(({ kind }) => kind === 'socialModel')
  const promising = partnership.parties.filter(({ kind }) => kind !== 'fund')
  const [target, setTarget] = useState<LandingTarget | null>(step.target)
  const [documentId, setDocumentId] = useState<string>(models[0]?.id ?? '')
  const [partyId, setPartyId] = useState<string>(promising[0]?.id ?? '')
  const isInModel = target === 'tasks' || target?.startsWith('S') === true
  const land = useMutation(
    trpc.workshops.land.mutationOptions({
      onSuccess: async ({ landed }) => {
        await queries.invalidateQueries(trpc.workshops.pathFilter())
        notify({ tone: 'success', message: t('desk.landed', { count: landed }) })
        onLanded()
      },
    }),
  )
  return (
    <div className="desk-landing">
      <TargetField activity={step.activity} value={target} onChange={setTarget} />
      {isInModel && models.length > 1 && (
        <SelectField
          label={t('desk.model')}
          value={documentId}
          options={models.map(({ id, firmPartyId }) => ({
            value: id,
            label: partnership.parties.find((party) => party.id === firmPartyId)?.name ?? '',
          }))}
          onChange={setDocumentId}
        />
      )}
      {target === 'commitments' && (
        <SelectField
          label={t('desk.promiser')}
          value={partyId}
          options={promising.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPartyId}
        />
      )}
      <p className="muted">{target === 'commitments' ? t('desk.landAsProposal') : t('desk.landText')}</p>
      {land.error !== null && <ErrorNotice title={t('desk.landFailed')}>{refusalText(land.error)}</ErrorNotice>}
      <div>
        <Button
          disabled={chosen.size === 0 || target === null}
          isBusy={land.isPending}
          onClick={() => {
            if (target === null) return
            land.mutate({
              id: desk.id,
              cardIds: [...chosen],
              target,
              documentId: isInModel ? (documentId as DocumentId) : null,
              partyId: target === 'commitments' ? (partyId as PartyId) : null,
            })
          }}
        >
          {t('desk.land', { count: chosen.size })}
        </Button>
      </div>
    </div>
  )
}
