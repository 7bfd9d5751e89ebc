import { useTranslation } from 'react-i18next'
import { type OutcomeCode, outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import type { Part } from './figure-parts.model.ts'
import { type KeyFigure, keyFigures } from './key-figures.model.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'
import type { SimulationWords } from './simulation-words.ts'

/** The value of a key figure in words, also when there is none. */
export function figureText({ id, kind, value }: KeyFigure, { figure, t }: SimulationWords): string {
  if (id === 'breakEvenKom') {
    if (value === null) return t('figures.never')
    return value === 0 ? t('figures.always') : t('answer.month', { month: value })
  }
  return value === null ? t('figures.unknown') : figure(value, kind)
}

const isOutcome = (part: Part['part']): part is OutcomeCode => outcomeCodes.some((code) => code === part)

/** Every figure with its formula and what it is made of, on demand. */
export function KeyFigures({ picture, words }: { picture: ScenarioPicture; words: SimulationWords }) {
  const { t, figure } = words
  const { t: ladder } = useTranslation('outcomes')
  return (
    <section className="sim-section">
      <SectionHeading title={t('figures.title')} />
      <p className="small muted sim-quiet">{t('figures.lead')}</p>
      <div className="sim-figures">
        {keyFigures(picture).map((one) => (
          <Disclosure
            key={one.id}
            summary={
              <span className="sim-figure">
                <span>{t(`figures.name.${one.id}`)}</span>
                <b>{figureText(one, words)}</b>
              </span>
            }
          >
            <p className="small">{t(`figures.formula.${one.id}`)}</p>
            <p className="tiny muted sim-parts-title">{t('figures.inputs')}</p>
            <dl className="sim-parts">
              {one.parts.map(({ part, kind, value, sign, product }) => (
                <div key={part}>
                  <dt>
                    {isOutcome(part) ? `${part} ${ladder(`${part}.name`)}` : t(`figures.part.${part}`)}
                    {product !== undefined && (
                      <span className="tiny muted">
                        {' '}
                        {words.number(product.count, 1)} × {words.plainKroner(product.price)}
                      </span>
                    )}
                  </dt>
                  <dd>{figure(sign === -1 ? -value : value, kind)}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        ))}
      </div>
    </section>
  )
}
