import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { notify } from '#client/ui/notify.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { StepDraft } from '#shared/contracts/workshops.ts'
import { type Activity, activities, writesCards } from '#shared/domain/workshop/activity.ts'
import { type LandingTarget, landsIn } from '#shared/domain/workshop/landing-target.ts'
import type { WorkshopId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { TargetField } from './target-field.tsx'

/** The agenda of a workshop that has not been opened: steps that are renamed, moved, added and taken away. */
export function AgendaEditor(props: {
  readonly id: WorkshopId
  readonly version: number
  readonly title: string
  readonly steps: readonly StepDraft[]
  readonly onOpen: () => void
  readonly isOpening: boolean
}) {
  const { id, version, onOpen, isOpening } = props
  const { t } = useTranslation('workshops')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const refusalText = useRefusalText()
  const [title, setTitle] = useState(props.title)
  const [steps, setSteps] = useState(props.steps)
  const [isChanged, setIsChanged] = useState(false)
  const save = useMutation(
    trpc.workshops.saveAgenda.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.workshops.pathFilter())
        setIsChanged(false)
        notify({ tone: 'success', message: t('agenda.saved') })
      },
    }),
  )
  const change = (next: readonly StepDraft[]) => {
    setSteps(next)
    setIsChanged(true)
  }
  const put = (place: number, over: Partial<StepDraft>) =>
    change(steps.map((step, at) => (at === place ? { ...step, ...over } : step)))
  const move = (from: number, to: number) => {
    const next = [...steps]
    const [step] = next.splice(from, 1)
    if (step !== undefined) next.splice(to, 0, step)
    change(next)
  }
  const isWhole = title.trim() !== '' && steps.length > 0 && steps.every((step) => step.title.trim() !== '')
  return (
    <section className="agenda-editor">
      <p>{t('agenda.lead')}</p>
      <TextField
        label={t('agenda.name')}
        value={title}
        maxLength={120}
        onChange={(next) => {
          setTitle(next)
          setIsChanged(true)
        }}
      />
      <ol className="agenda-steps">
        {steps.map((step, place) => (
          <li key={step.id}>
            <span className="agenda-number">{place + 1}</span>
            <div className="agenda-fields">
              <TextField
                label={t('agenda.stepName')}
                value={step.title}
                maxLength={120}
                onChange={(next) => put(place, { title: next })}
              />
              <SelectField
                label={t('agenda.activity')}
                value={step.activity}
                options={activities.map((value) => ({ value, label: t(`activity.${value}`) }))}
                onChange={(value) => {
                  const activity = value as Activity
                  put(place, { activity, target: targetFor(activity, step.target) })
                }}
              />
              <NumberField
                label={t('agenda.minutes')}
                value={step.minutes}
                min={1}
                max={480}
                onChange={(minutes) => put(place, { minutes: minutes ?? step.minutes })}
              />
              <div className="agenda-wide">
                <TextField
                  label={t('agenda.instruction')}
                  value={step.instruction}
                  maxLength={300}
                  onChange={(next) => put(place, { instruction: next })}
                />
              </div>
              {writesCards(step.activity) && (
                <div className="agenda-wide">
                  <TargetField
                    activity={step.activity}
                    value={step.target}
                    onChange={(target) => put(place, { target })}
                  />
                </div>
              )}
            </div>
            <div className="agenda-buttons">
              <IconButton
                icon="arrowUp"
                label={t('agenda.up', { title: step.title })}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              />
              <IconButton
                icon="arrowDown"
                label={t('agenda.down', { title: step.title })}
                disabled={place === steps.length - 1}
                onClick={() => move(place, place + 1)}
              />
              <IconButton
                icon="trash"
                label={t('agenda.remove', { title: step.title })}
                disabled={steps.length === 1}
                onClick={() => change(steps.filter((_, at) => at !== place))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className="agenda-bottom">
        <Button
          icon="plus"
          disabled={steps.length >= 40}
          onClick={() =>
            change([
              ...steps,
              {
                id: crypto.randomUUID() as WorkshopStepId,
                title: t('agenda.newStep'),
                instruction: '',
                activity: 'talk',
                minutes: 10,
                target: null,
              },
            ])
          }
        >
          {t('agenda.add')}
        </Button>
        <span className="muted">
          {t('agenda.total', { minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0) })}
        </span>
      </div>
      {save.error !== null && <ErrorNotice title={refusalText(save.error)}>{t('agenda.lead')}</ErrorNotice>}
      {!isWhole && <p className="workshop-fault">{t('agenda.invalid')}</p>}
      <div className="agenda-bottom">
        <Button
          variant={isChanged ? 'primary' : 'outline'}
          disabled={!isChanged || !isWhole}
          isBusy={save.isPending}
          onClick={() => save.mutate({ id, version, title, steps: [...steps] })}
        >
          {t('agenda.save')}
        </Button>
        <Button variant={isChanged ? 'outline' : 'primary'} disabled={isChanged} isBusy={isOpening} onClick={onOpen}>
          {t('agenda.open')}
        </Button>
        <span className="muted">{isChanged ? t('agenda.unsaved') : t('agenda.openText')}</span>
      </div>
    </section>
  )
}

/** A target that the new activity cannot have is let go. */
const targetFor = (activity: Activity, target: LandingTarget | null): LandingTarget | null => {
  if (!writesCards(activity)) return null
  if (activity === 'needs') return 'needs'
  if (activity === 'tasks') return 'tasks'
  return target !== null && landsIn(activity, target) ? target : null
}
