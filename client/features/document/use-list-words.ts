import { useTranslation } from 'react-i18next'
import { PartyKind } from '#shared/domain/partnership/party.ts'
import type { CardList } from '#shared/document/cards.ts'

/** The lists that are drawn as forms; the others have views of their own. */
export const formLists = ['capacity', 'contacts', 'escalations', 'roles', 'campaign', 'meetings', 'risks'] as const
export type FormList = (typeof formLists)[number]

/** Fields whose options are worded once for several fields. */
const optionGroup: Readonly<Record<string, string>> = {
  municipality: 'responsibility',
  employmentActor: 'responsibility',
  firm: 'responsibility',
  fund: 'responsibility',
}

/**
 * What a list and its fields are called. The keys follow the schema's own names, which the compiler cannot see
 * together; `test/unit/client/i18n/list-words.test.ts` holds the two against each other.
 */
export function useListWords(list: FormList) {
  const { t } = useTranslation('lists')
  const say = t as (key: string, values?: Record<string, unknown>) => string
  return {
    of: (key: 'empty' | 'lead' | 'add' | 'unnamed') => say(`${list}.${key}`),
    field: (name: string) => say(`${list}.field.${name}`),
    option: (name: string, option: string) => say(`option.${optionGroup[name] ?? name}.${option}`),
  }
}

/** The party that an option of a field names; null for other options. */
export const partyOfOption = (name: string, option: unknown): PartyKind | null =>
  name === 'party' ? (PartyKind.safeParse(option).data ?? null) : null

/** Fields of the list by which a card is called. */
export const titleField: Readonly<Record<FormList | CardList, string>> = {
  capacity: 'place',
  contacts: 'role',
  escalations: 'sign',
  roles: 'task',
  campaign: 'channel',
  meetings: 'title',
  risks: 'risk',
  tasks: 'title',
  buddyModules: 'title',
  intakeSteps: 'when',
  needs: 'text',
}
