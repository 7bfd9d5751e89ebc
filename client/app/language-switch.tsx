import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useSwitchLanguage } from '#client/rpc/use-switch-language.ts'
import { LanguageButtons } from '#client/ui/language-buttons.tsx'

/** Dansk or English, from now on. */
export function LanguageSwitch() {
  const { t } = useTranslation('shell')
  const switchLanguage = useSwitchLanguage()
  return (
    <LanguageButtons
      label={t('language.label')}
      value={currentLanguage()}
      languages={[
        { code: 'da', name: t('language.da') },
        { code: 'en', name: t('language.en') },
      ]}
      onChange={(code) => switchLanguage(code === 'en' ? 'en' : 'da')}
    />
  )
}
