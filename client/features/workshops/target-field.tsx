import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n-language.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import type { Activity } from '#shared/domain/workshop/activity.ts'
import { type LandingTarget, landsIn } from '#shared/domain/workshop/landing-target.ts'

const lists = ['tasks', 'risks', 'needs', 'commitments'] as const

/** Where cards go: a list, the commitments, or a section of one of the two documents. */
export function TargetField(props: {
  readonly activity: Activity
  readonly value: LandingTarget | null
  readonly onChange: (target: LandingTarget | null) => void
}) {
  const { activity, value, onChange } = props
  const { t } = useTranslation('workshops')
  const language = currentLanguage()
  const sections = [...sectionIds.partnerPlan, ...sectionIds.socialModel]
  return (
    <SelectField
      label={t('agenda.target')}
      value={value ?? ''}
      options={[
        { value: '', label: t('agenda.noTarget') },
        ...lists.filter((list) => landsIn(activity, list)).map((list) => ({ value: list, label: t(`target.${list}`) })),
        ...sections.map((id) => ({ value: id, label: `${id} ${sectionTemplate(id, language).title}` })),
      ]}
      onChange={(next) => onChange(next === '' ? null : (next as LandingTarget))}
    />
  )
}
