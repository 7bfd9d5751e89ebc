import { useTranslation } from 'react-i18next'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'

/** What a step of the ladder means, from when it counts, what shows it and who checks it. */
export function StepDefinition({ code }: { code: OutcomeCode }) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  return (
    <dl className="target-definition small">
      <div>
        <dt className="muted">{t('ladder.definition')}</dt>
        <dd>{outcomes(`${code}.definition`)}</dd>
      </div>
      <div>
        <dt className="muted">{t('ladder.counts')}</dt>
        <dd>{outcomes(`${code}.trigger`)}</dd>
      </div>
      <div>
        <dt className="muted">{t('ladder.evidence')}</dt>
        <dd>{outcomes(`${code}.evidence`)}</dd>
      </div>
      <div>
        <dt className="muted">{t('ladder.verification')}</dt>
        <dd>{outcomes(`${code}.verification`)}</dd>
      </div>
    </dl>
  )
}
