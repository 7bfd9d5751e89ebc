import type { templates as danish } from '../da/templates.ts'
import type { SameKeys } from '../same-keys.ts'

export const templates = {
  title: 'Templates',
  lead: 'The help beside each section: purpose, questions and an example. New documents get the new help; the old ones keep theirs.',
  loading: 'Fetching templates',
  loadFailed: 'The templates could not be fetched',
  plan: 'Partner plan',
  model: 'Social model',
  delivered: 'As Samspil delivers it',
  editedBy: 'Edited by {{name}} {{when}}',
  show_one: 'Show the question and the example',
  show_other: 'Show {{count}} questions and the example',
  edit: 'Edit',
  editNamed: 'Edit the help for {{section}}',
  readOnly: 'The fund edits the templates. Here you can read them.',
  none: 'You belong to no partnership yet, so there are no templates to show.',
  purpose: 'Purpose',
  questions: 'Questions, one a line',
  example: 'Example',
  inDanish: 'In Danish',
  inEnglish: 'In English',
  missing: 'Write a purpose and at least one question.',
  save: 'Save the help',
  saved: 'The help for {{section}} is saved. It holds for new documents.',
} as const satisfies SameKeys<typeof danish>
