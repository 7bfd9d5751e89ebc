import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Parameter, ParameterUnit } from '#shared/content/parameters.ts'
import type { ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import { formatMoney, formatNumber } from '#client/i18n/format.ts'
import type { AnswerWords } from './answer.model.ts'
import type { FigureKind } from './figure-parts.model.ts'
import { shownValue } from './parameter-form.model.ts'
import { kroner } from './scenario-picture.model.ts'

export interface SimulationWords extends AnswerWords {
  readonly language: 'da' | 'en'
  /** Whole kroner without a currency, for tables. */
  readonly plainKroner: (value: number) => string
  /** `−2,5 mio.`, or whole kroner below a million. */
  readonly roundKroner: (value: number) => string
  /** Expected persons: one decimal, also when it is a nought, unless the number is whole. */
  readonly persons: (value: number) => string
  readonly figure: (value: number, kind: FigureKind) => string
  readonly unit: (unit: ParameterUnit) => string
  readonly label: (parameter: Parameter) => string
  /** A parameter's value as people read it, with its unit. */
  readonly parameterValue: (parameter: Parameter, value: ScenarioValue) => string
}

/** Everything that turns the figures of the simulation into words of the page's language. */
export function useSimulationWords(): SimulationWords {
  const { t, i18n } = useTranslation('simulation')
  const language = i18n.language === 'en' ? 'en' : 'da'
  return useMemo(() => {
    const money = (value: number): string => formatMoney(value * 100)
    const percent = (share: number, decimals = 0): string =>
      `${formatNumber(share * 100, decimals)}${language === 'da' ? '\u00a0' : ''}%`
    const plainKroner = (value: number): string => formatNumber(kroner(value), 0)
    const unit = (name: ParameterUnit): string => t(`unit.${name}`)
    const parameterValue = (parameter: Parameter, value: ScenarioValue): string => {
      if (value === null) return t('editor.noCap')
      if (typeof value === 'boolean') return t(value ? 'editor.yes' : 'editor.no')
      if (typeof value === 'number') {
        return `${formatNumber(shownValue(value, parameter.unit), 4)}\u00a0${unit(parameter.unit)}`
      }
      return value
        .map(
          ([week, share]) =>
            `${week === null ? t('editor.ladderAfter') : t('editor.ladderUntil', { week })}: ${percent(share)}`,
        )
        .join(', ')
    }
    const persons = (value: number): string => {
      const text = formatNumber(value, 1)
      return Number.isInteger(value) || /[.,]\d$/.test(text) ? text : `${text}${language === 'da' ? ',' : '.'}0`
    }
    const figures: Record<FigureKind, (value: number) => string> = {
      dkk: (value) => money(kroner(value)),
      percent: (value) => percent(value, 1),
      month: (value) => formatNumber(value, 0),
      persons,
      factor: (value) => formatNumber(value, 2),
    }
    return {
      t,
      language,
      money,
      percent: (share) => percent(share),
      number: (value, decimals = 1) => formatNumber(value, decimals),
      plainKroner,
      roundKroner: (value) =>
        Math.abs(value) >= 1e6 ? t('chart.millions', { value: formatNumber(value / 1e6, 1) }) : plainKroner(value),
      persons,
      figure: (value, kind) => figures[kind](value),
      unit,
      label: (parameter) => parameter.label[language],
      parameterValue,
    }
  }, [t, language])
}
