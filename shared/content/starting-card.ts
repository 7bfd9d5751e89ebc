import type { ContentLanguage } from './section-template.ts'
import cards from './starting-cards.json' with { type: 'json' }

export interface BuddyModuleTemplate {
  readonly title: string
  readonly goal: string
  readonly minutes: number
}

export interface IntakeStepTemplate {
  /** When in the course, in words: `4 uger før`, `Dag 1`. */
  readonly when: string
  readonly what: string
  readonly who: string
}

/** The six modules of the buddy training, in order. */
export const buddyModuleTemplates = (language: ContentLanguage): readonly BuddyModuleTemplate[] =>
  cards.buddyModules.map(({ title, goal, minutes }) => ({ title: title[language], goal: goal[language], minutes }))

/** The steps of the intake programme, from four weeks before the first day to after the last. */
export const intakeStepTemplates = (language: ContentLanguage): readonly IntakeStepTemplate[] =>
  cards.intakeSteps.map(({ when, what, who }) => ({ when: when[language], what: what[language], who: who[language] }))
