import { findParameter } from '#shared/content/parameters.ts'
import { formatNumber } from '#client/i18n/format.ts'
import type { FaultView } from './parameter-form.model.ts'
import type { SimulationWords } from './simulation-words.ts'

/** What is wrong, naming the field, the allowed range and the unit. */
export function faultText({ ids, code, min, max, isAbove, unit }: FaultView, words: SimulationWords): string {
  const { t } = words
  const names = ids.map((id) => {
    const parameter = findParameter(id)
    return parameter === null ? id : `„${words.label(parameter)}“`
  })
  const shown = (value: number): string => formatNumber(value, 4)
  const common = { field: names[0] ?? '', unit: words.unit(unit) }
  if (names.length > 1) return t('fault.sum', { fields: names.join(', '), max: shown(max ?? 1), unit: common.unit })
  if (code === 'notAscending') return t('fault.ascending', common)
  if (code === 'missing' || code === 'wrongType') return t('fault.missing', common)
  if (code === 'notWhole') return t('fault.whole', { ...common, min: shown(min ?? 0) })
  if (min !== null && max !== null) return t('fault.between', { ...common, min: shown(min), max: shown(max) })
  return t(isAbove ? 'fault.above' : 'fault.atLeast', { ...common, min: shown(min ?? 0) })
}
