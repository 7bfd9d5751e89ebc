import { useTranslation } from 'react-i18next'
import type { CardList } from '#shared/document/cards.ts'

export interface CardWords {
  /** What the form calls the field; its plain name where the form has no word for it. */
  readonly fieldName: (list: CardList, name: string) => string
  readonly choiceName: (list: CardList, name: string, value: string) => string
}

/** The words of the cards' own forms, looked up by names that come from the document. */
export function useCardWords(): CardWords {
  const { i18n } = useTranslation('cards')
  const firstOf = (keys: readonly string[], otherwise: string): string => {
    const key = keys.find((candidate) => i18n.exists(candidate))
    return key === undefined ? otherwise : i18n.t(key as 'cards:menu.up')
  }
  return {
    fieldName: (list, name) => firstOf([`cards:${list}.field.${name}`, `cards:${list}.${name}`], name),
    choiceName: (list, name, value) => firstOf([`cards:${list}.${name}.${value}`, `cards:${name}.${value}`], value),
  }
}
