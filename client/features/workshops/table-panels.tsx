import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomColumn } from '#client/i18n/da/room.ts'
import { Button } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { notify } from '#client/ui/notify.ts'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type PartyKind, partyKinds } from '#shared/domain/partnership/party.ts'
import { columnsOf, longestCard } from '#shared/domain/workshop/activity.ts'
import type { DeskView, StepView } from '#shared/domain/workshop/room-view.ts'
import type { WorkshopCardId } from '#shared/kernel/ids.ts'
import type { useSteer } from './use-steer.ts'

interface PanelProps {
  readonly step: StepView
  readonly desk: DeskView
  readonly steer: ReturnType<typeof useSteer>['steer']
}

/** For a table without phones: one person writes its cards here, as hidden as everybody's. */
export function ScribePanel({ step, steer }: PanelProps) {
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const columns = columnsOf(step.activity)
  const kinds = step.activity === 'needs' ? partyKinds.filter((kind) => kind !== 'fund') : partyKinds
  const [party, setParty] = useState<PartyKind>('firm')
  const [table, setTable] = useState('')
  const [column, setColumn] = useState(step.activity === 'needs' ? 'need' : '')
  const [text, setText] = useState('')
  return (
    <Disclosure summary={t('desk.scribe')}>
      <div className="workshop-form">
        <p className="muted">{t('desk.scribeText')}</p>
        <SelectField
          label={t('desk.party')}
          value={party}
          options={kinds.map((value) => ({ value, label: room(`party.${value}`) }))}
          onChange={(value) => setParty(value as PartyKind)}
        />
        <TextField label={t('desk.table')} value={table} onChange={setTable} maxLength={40} isOptional />
        {columns !== null && (
          <SelectField
            label={step.activity === 'needs' ? room('card.column') : room('card.question')}
            value={column}
            options={[
              ...(step.activity === 'needs' ? [] : [{ value: '', label: room('card.anyQuestion') }]),
              ...columns.map((value) => ({ value, label: room(`column.${value as RoomColumn}`) })),
            ]}
            onChange={setColumn}
          />
        )}
        <TextField label={t('desk.card')} value={text} onChange={setText} lines={2} maxLength={longestCard} />
        <div>
          <Button
            disabled={text.trim() === ''}
            onClick={() =>
              steer(
                {
                  kind: 'scribe',
                  stepId: step.id,
                  cardId: crypto.randomUUID() as WorkshopCardId,
                  partyKind: party,
                  table,
                  column: column === '' ? null : column,
                  text,
                },
                () => {
                  setText('')
                  notify({ tone: 'success', message: t('desk.addedCard') })
                },
              )
            }
          >
            {t('desk.addCard')}
          </Button>
        </div>
      </div>
    </Disclosure>
  )
}

/** How many dots each has, and the dots of a table that votes together. */
export function TableVotePanel({ step, desk, steer }: PanelProps) {
  const { t } = useTranslation('workshops')
  const [table, setTable] = useState(desk.tables[0] ?? '')
  const [dots, setDots] = useState<Readonly<Record<string, number>>>({})
  return (
    <>
      <div className="desk-budget">
        <NumberField
          label={t('desk.budget')}
          value={step.budget}
          min={1}
          max={20}
          onChange={(budget) => {
            if (budget !== null) steer({ kind: 'budget', stepId: step.id, dots: budget })
          }}
        />
      </div>
      <Disclosure summary={t('desk.tableVote')}>
        <div className="workshop-form">
          <p className="muted">{t('desk.tableVoteText', { budget: step.budget })}</p>
          <TextField label={t('desk.table')} value={table} onChange={setTable} maxLength={40} />
          {step.cards.map((card) => (
            <NumberField
              key={card.id}
              label={t('desk.dotsFor', { text: card.text })}
              value={dots[card.id] ?? 0}
              min={0}
              max={200}
              onChange={(count) => setDots({ ...dots, [card.id]: count ?? 0 })}
            />
          ))}
          <div>
            <Button
              disabled={table.trim() === ''}
              onClick={() => {
                for (const card of step.cards) {
                  const count = dots[card.id]
                  if (count !== undefined) {
                    steer(
                      { kind: 'tableVote', stepId: step.id, cardId: card.id, table: table.trim(), dots: count },
                      () => notify({ tone: 'success', message: t('desk.savedDots') }),
                    )
                  }
                }
              }}
            >
              {t('desk.saveDots')}
            </Button>
          </div>
        </div>
      </Disclosure>
    </>
  )
}
