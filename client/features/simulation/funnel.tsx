import { SectionHeading } from '#client/ui/page.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import type { FunnelStep, ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** What happens to the citizens, step by step, with what would have happened anyway beside it. */
export function Funnel({ picture, words }: { picture: ScenarioPicture; words: SimulationWords }) {
  const { t, number, persons } = words
  const { funnel, input, summary } = picture
  const all = Math.max(1e-9, input.N)
  const difference = summary.inJobEnd - summary.baselineInJobEnd
  return (
    <section>
      <SectionHeading
        title={t('funnel.title', { count: Math.round(input.N), citizens: number(input.N) })}
        aside={t('funnel.aside')}
      />
      <ul className="sim-funnel">
        {funnel.map((step) => (
          <li key={step.id}>
            <span className="small">
              <StepName step={step} words={words} month={input.H} />
            </span>
            <span className="sim-bar" aria-hidden="true">
              <i
                className={step.id === 'start' ? 'sim-bar-whole' : ''}
                style={{ width: `${(100 * step.persons) / all}%` }}
              />
              {step.baseline !== null && <b style={{ width: `${(100 * step.baseline) / all}%` }} />}
            </span>
            <b className="num small">{persons(step.persons)}</b>
          </li>
        ))}
      </ul>
      <p className="tiny sim-funnel-key">
        <span>
          <i aria-hidden="true" /> {t('funnel.with')}
        </span>
        <span>
          <b aria-hidden="true" /> {t('funnel.without', { persons: persons(summary.baselineInJobEnd) })}
        </span>
      </p>
      <p className="small">{t('funnel.difference', { difference: persons(difference) })}</p>
      <Disclosure summary={t('funnel.asTable')}>
        <ScrollTable caption={t('funnel.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('funnel.step')}</th>
              <th scope="col" className="num">
                {t('funnel.withEffort')}
              </th>
              <th scope="col" className="num">
                {t('funnel.withoutEffort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {funnel.map((step) => (
              <tr key={step.id}>
                <th scope="row">
                  <StepName step={step} words={words} month={input.H} />
                </th>
                <td className="num">{persons(step.persons)}</td>
                <td className="num">
                  {step.baseline === null ? (
                    <span className="muted">{t('funnel.notMeasured')}</span>
                  ) : (
                    persons(step.baseline)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Disclosure>
    </section>
  )
}

function StepName({ step, words, month }: { step: FunnelStep; words: SimulationWords; month: number }) {
  const { t } = words
  if (step.id === 'inJob') return t('funnel.inJob', { month })
  if (step.id === 'start') return t('funnel.start')
  return (
    <>
      {t(`funnel.${step.id}`)} <span className="tiny muted">{step.id}</span>
    </>
  )
}
