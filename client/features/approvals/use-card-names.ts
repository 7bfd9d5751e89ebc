import { useTranslation } from 'react-i18next'

/** What the forms of the cards call a field and an option; its plain name where they have no word for it. */
export function useCardNames() {
  const { i18n } = useTranslation(['cards', 'lists'])
  const firstOf = (keys: readonly string[], otherwise: string): string => {
    const key = keys.find((candidate) => i18n.exists(candidate))
    return key === undefined ? otherwise : i18n.t(key as 'cards:menu.up')
  }
  return {
    fieldName: (list: string, name: string): string =>
      firstOf([`lists:${list}.field.${name}`, `cards:${list}.field.${name}`, `cards:${list}.${name}`], name),
    choiceName: (list: string, name: string, value: string): string =>
      /^[a-zA-Z]{1,30}$/.test(value)
        ? firstOf(
            [
              `lists:option.${name}.${value}`,
              `lists:option.responsibility.${value}`,
              `cards:${list}.${name}.${value}`,
              `cards:${name}.${value}`,
            ],
            value,
          )
        : value,
  }
}
