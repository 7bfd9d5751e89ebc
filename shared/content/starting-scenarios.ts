import { type ParameterValue, findParameter } from './parameters.ts'
import type { ContentLanguage } from './section-template.ts'

export interface StartingScenario {
  readonly kind: 'careful' | 'expected' | 'ambitious' | 'own'
  readonly name: string
  /** What differs from the defaults, in the model's symbols. */
  readonly overrides: Readonly<Record<string, ParameterValue>>
}

const names = {
  careful: { da: 'Forsigtig', en: 'Careful' },
  expected: { da: 'Forventet', en: 'Expected' },
  ambitious: { da: 'Ambitiøs', en: 'Ambitious' },
  own: { da: 'Vores egen', en: 'Our own' },
} as const

/**
 * What nobody knows beforehand and the effort is judged by; `good` is the end of its range that is better for
 * everybody. Prices, benefits and tariffs stay, so that scenarios differ in effect alone.
 */
const uncertain = [
  { id: 'dT', good: 'low' },
  { id: 'dP', good: 'low' },
  { id: 'qJ', good: 'high' },
  { id: 'hB', good: 'high' },
  { id: 'lam', good: 'low' },
  { id: 'h0', good: 'low' },
  { id: 'hX', good: 'low' },
] as const

function atEnd(wanted: 'good' | 'bad'): Record<string, ParameterValue> {
  const overrides: Record<string, ParameterValue> = {}
  for (const { id, good } of uncertain) {
    const parameter = findParameter(id)
    const value = (good === 'high') === (wanted === 'good') ? parameter?.high : parameter?.low
    if (value !== undefined && value !== null) overrides[id] = value
  }
  return overrides
}

/** The four scenarios that every partnership begins with, in the order in which they are shown. */
export const startingScenarios = (language: ContentLanguage): readonly StartingScenario[] => [
  { kind: 'careful', name: names.careful[language], overrides: atEnd('bad') },
  { kind: 'expected', name: names.expected[language], overrides: {} },
  { kind: 'ambitious', name: names.ambitious[language], overrides: atEnd('good') },
  { kind: 'own', name: names.own[language], overrides: {} },
]
