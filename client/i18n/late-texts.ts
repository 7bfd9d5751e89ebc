import i18next from 'i18next'

/**
 * Adds Danish texts that come with a feature instead of with the app. Called while the feature's code is loaded, so
 * that they are there before anything is drawn; English comes by itself (`englishOnDemand`).
 */
export function addDanishTexts(namespace: string, texts: object): void {
  i18next.addResourceBundle('da', namespace, texts)
}
