import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { inForce } from '#shared/content/dated-values.ts'
import { type Parameter, type ParameterGroup, findParameter } from '#shared/content/parameters.ts'
import type { OwnValueView, ScenarioView } from '#shared/contracts/scenarios.ts'
import type { Clash } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides, ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { InputWarning } from '#shared/simulation/parameters.ts'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { formatDay } from '#client/i18n/format.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import type { Answer } from './answer.model.ts'
import { faultText } from './fault-text.ts'
import { ParameterField, type Provenance, fieldId } from './parameter-field.tsx'
import { type Defaults, type FaultView, groupedParameters, valueOf } from './parameter-form.model.ts'
import type { SimulationWords } from './simulation-words.ts'
import type { AtFigure } from './together.model.ts'

export interface EditorDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly scenario: ScenarioView
  /** Mine on the others' on what is saved. */
  readonly overrides: ScenarioOverrides
  readonly defaults: Defaults
  readonly ownValues: readonly OwnValueView[]
  /** First day of the partnership, to be taken with one press. */
  readonly suggestedStart: CalendarDay | null
  readonly onStartsOn: (day: CalendarDay | null) => void
  readonly onOpenValues: (parameterId: string) => void
  readonly onFocusFigure: (parameterId: string | null) => void
  readonly others: ReadonlyMap<string, AtFigure>
  /** How many of the unsaved figures are mine to take back. */
  readonly ownUnsavedCount: number
  readonly faults: readonly FaultView[]
  readonly warnings: readonly InputWarning[]
  readonly clashes: readonly Clash[]
  readonly unsavedCount: number
  readonly answer: Answer
  readonly canSave: boolean
  readonly isSaving: boolean
  readonly saveError: string | null
  readonly onChange: (parameterId: string, value: ScenarioValue) => void
  readonly onChoose: (clash: Clash, side: 'mine' | 'theirs') => void
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly words: SimulationWords
}

/** Every assumption of the scenario beside the answer, which follows while one types. */
export function EditorDrawer(props: EditorDrawerProps) {
  const { scenario, overrides, defaults, ownValues, others, faults, words, onChange, onOpenValues } = props
  const { t, language } = words
  const provenances = useMemo(
    () =>
      new Map(
        groupedParameters.flatMap(({ list }) =>
          list.map(
            (parameter) => [parameter.id, provenanceOf(parameter, scenario.startsOn, ownValues, language)] as const,
          ),
        ),
      ),
    [scenario.startsOn, ownValues, language],
  )
  const errors = useMemo(
    () => new Map(faults.flatMap((fault) => fault.ids.map((id) => [id, faultText(fault, words)] as const))),
    [faults, words],
  )
  return (
    <Drawer
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={t('editor.title')}
      eyebrow={scenario.name}
      footer={<Foot {...props} />}
    >
      <p className="small muted">{t(props.canSave ? 'editor.lead' : 'editor.readOnly')}</p>
      <div className="sim-answer-now">
        <SimulatedStamp />
        <p className="strong">{props.answer.headline}</p>
        <p className="small">
          {props.answer.lede.map((sentence) => (
            <span key={sentence}>
              <Worded sentence={sentence} />{' '}
            </span>
          ))}
        </p>
      </div>
      <StartDay {...props} />
      {faults.length > 0 && <Faults faults={faults} words={words} />}
      {props.warnings.map((warning) => (
        <p key={warning.code} className="small sim-warning">
          <WarningText warning={warning} words={words} />
        </p>
      ))}
      {props.clashes.length > 0 && <Clashes {...props} />}
      {/* Which figure has the focus is told to the others, so that nobody types into what somebody else is at. */}
      <div
        onFocus={({ target }) =>
          props.onFocusFigure(target.closest<HTMLElement>('[data-parameter]')?.dataset['parameter'] ?? null)
        }
        onBlur={() => props.onFocusFigure(null)}
      >
        {groupedParameters.map(({ group, list }) => {
          const changed = list.filter(({ id }) => Object.hasOwn(overrides, id)).length
          return (
            <Group key={group} group={group} changed={changed} isOpen={group === 'citizens'} words={words}>
              {list.map((parameter) => {
                const at = others.get(parameter.id)
                return (
                  <ParameterField
                    key={parameter.id}
                    parameter={parameter}
                    value={valueOf(overrides, parameter.id, defaults)}
                    standard={defaults[parameter.id] ?? null}
                    provenance={provenances.get(parameter.id) ?? noProvenance}
                    error={errors.get(parameter.id) ?? null}
                    othersText={othersText(parameter, at, defaults, words)}
                    theirs={
                      at?.isAgainstMine === true ? (at.tries?.value ?? defaults[parameter.id] ?? undefined) : undefined
                    }
                    onChange={onChange}
                    onOpenValues={onOpenValues}
                    words={words}
                  />
                )
              })}
            </Group>
          )
        })}
      </div>
    </Drawer>
  )
}

const noProvenance: Provenance = { source: '', since: '', certainty: 'assumption' }

function provenanceOf(
  parameter: Parameter,
  startsOn: CalendarDay | null,
  ownValues: readonly OwnValueView[],
  language: 'da' | 'en',
): Provenance {
  const value = inForce(parameter.id, startsOn, ownValues)
  if (value.from === 'own') {
    const { source, validFrom, certainty } = value.own
    return { source, since: validFrom, certainty }
  }
  if (value.from === 'law') {
    const { source, validFrom, certainty } = value.law
    return { source: source[language], since: validFrom, certainty }
  }
  return { source: parameter.source[language], since: parameter.year, certainty: parameter.certainty }
}

/** Who is at the figure and what they try, as one line; null when nobody is. */
function othersText(
  parameter: Parameter,
  at: AtFigure | undefined,
  defaults: Defaults,
  { t, language, parameterValue }: SimulationWords,
): string | null {
  if (at === undefined) return null
  const { here, tries } = at
  const parts = [
    tries === null
      ? null
      : t('together.tries', {
          who: tries.who,
          value: parameterValue(parameter, tries.value ?? defaults[parameter.id] ?? null),
        }),
    here.length === 0
      ? null
      : t('together.here', { count: here.length, who: new Intl.ListFormat(language).format(here) }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' ')
}

/** Typing a day passes through other days: 12.06.20 is one, too. */
const dayRestMs = 1000

/** The day that chooses among dated values. Saved at once: it is no figure to try, but when the programme begins. */
function StartDay({ scenario, suggestedStart, canSave, onStartsOn, words }: EditorDrawerProps) {
  const { t } = words
  const [typed, setTyped] = useState<CalendarDay | null>(null)
  const saved = scenario.startsOn
  useEffect(() => {
    if (typed === null || typed === saved) return undefined
    const timer = setTimeout(() => {
      setTyped(null)
      onStartsOn(typed)
    }, dayRestMs)
    return () => clearTimeout(timer)
  }, [typed, saved, onStartsOn])
  if (!canSave) return saved === null ? null : <p className="small">{t('start.is', { day: formatDay(saved) })}</p>
  return (
    <div className="sim-start">
      <DateField
        id="sim-start"
        label={t('start.label')}
        hint={t('start.hint')}
        value={typed ?? saved}
        onChange={(day) => setTyped(CalendarDay.safeParse(day).data ?? null)}
        isOptional
      />
      {saved === null && suggestedStart !== null && (
        <Button size="small" onClick={() => onStartsOn(suggestedStart)}>
          {t('start.use', { day: formatDay(suggestedStart) })}
        </Button>
      )}
      {saved !== null && (
        <Button size="small" variant="quiet" onClick={() => onStartsOn(null)}>
          {t('start.clear')}
        </Button>
      )}
    </div>
  )
}

/** The wrong figures in one place. It does not take the focus, since it comes and goes while somebody types. */
function Faults({ faults, words }: { faults: readonly FaultView[]; words: SimulationWords }) {
  return (
    <div className="sim-faults" role="group" aria-label={words.t('editor.fixFirst')}>
      <p className="strong small">{words.t('editor.fixFirst')}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.ids.join()} className="small">
            <a
              href={`#${fieldId(fault.ids[0] ?? 'H')}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(fieldId(fault.ids[0] ?? 'H'))?.focus()
              }}
            >
              {faultText(fault, words)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Group({
  group,
  changed,
  isOpen,
  words,
  children,
}: {
  group: ParameterGroup
  changed: number
  isOpen: boolean
  words: SimulationWords
  children: ReactNode
}) {
  const { t } = words
  return (
    <div className="sim-group">
      <Disclosure
        isOpenAtFirst={isOpen}
        summary={
          <span className="sim-group-name">
            <span>{t(`editor.group.${group}`)}</span>
            {changed > 0 && <span className="tiny muted">{t('editor.changed', { count: changed })}</span>}
          </span>
        }
      >
        <p className="tiny muted">{t(`editor.groupHint.${group}`)}</p>
        {children}
      </Disclosure>
    </div>
  )
}

function WarningText({ warning, words }: { warning: InputWarning; words: SimulationWords }) {
  const { t, figure } = words
  return warning.code === 'tariffsAboveValue'
    ? t('warning.tariffsAboveValue', { tariffs: figure(warning.tariffs, 'dkk'), value: figure(warning.value, 'dkk') })
    : t('warning.jobPaidTwice', {
        citizen: figure(warning.citizenTariff, 'dkk'),
        firm: figure(warning.firmTariff, 'dkk'),
      })
}

function Clashes({ clashes, scenario, onChoose, words }: EditorDrawerProps) {
  const { t, label, parameterValue } = words
  const choose = (clash: Clash, side: 'mine' | 'theirs'): void => {
    onChoose(clash, side)
    // The question goes away, so the focus goes on to the figure that it was about.
    document.getElementById(fieldId(clash.id))?.focus()
  }
  return (
    <section className="sim-clashes" role="alert">
      <h3>{t('conflict.title')}</h3>
      <p className="small">{t('conflict.body', { who: scenario.updatedByName ?? '' })}</p>
      {clashes.map((clash) => {
        const parameter = findParameter(clash.id)
        if (parameter === null) return null
        const value = (side: Clash['mine']): string => parameterValue(parameter, side ?? parameter.value)
        return (
          <div key={clash.id} role="group" aria-label={label(parameter)}>
            <p className="strong small">{label(parameter)}</p>
            <div className="sim-clash-choice">
              <Button size="small" onClick={() => choose(clash, 'mine')}>
                {t('conflict.keepMine', { value: value(clash.mine) })}
              </Button>
              <Button size="small" onClick={() => choose(clash, 'theirs')}>
                {t('conflict.useTheirs', { value: value(clash.theirs) })}
              </Button>
            </div>
          </div>
        )
      })}
    </section>
  )
}

function Foot(props: EditorDrawerProps) {
  const { t } = props.words
  const { ownUnsavedCount, unsavedCount } = props
  const state = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // The buttons go away with what there was to save; the focus must not fall out of the drawer with them.
    if (unsavedCount === 0 && document.activeElement === document.body) state.current?.focus()
  }, [unsavedCount])
  return (
    <>
      <span ref={state} className="sim-unsaved" role="status" tabIndex={-1}>
        {props.saveError ?? (unsavedCount > 0 ? t('editor.unsaved', { count: unsavedCount }) : t('editor.allSaved'))}
      </span>
      {ownUnsavedCount > 0 && <Button onClick={props.onDiscard}>{t('editor.discard')}</Button>}
      {props.canSave && unsavedCount > 0 && (
        <Button
          variant="primary"
          isBusy={props.isSaving}
          disabled={props.faults.length > 0 || props.clashes.length > 0}
          onClick={props.onSave}
        >
          {t('editor.save')}
        </Button>
      )}
    </>
  )
}
