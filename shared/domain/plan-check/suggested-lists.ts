/** Lists of a partner plan for which the method has suggestions to begin with. */
export const listsWithSuggestions = ['contacts', 'escalations', 'roles', 'meetings', 'risks'] as const
export type ListWithSuggestions = (typeof listsWithSuggestions)[number]
