import { SectionHeading } from '#client/ui/page.tsx'
import { chanceRange, kroner, type ScenarioPicture } from './scenario-picture.model.ts'
import type { SimulationWords } from './simulation-words.ts'

/** What a first reader gets wrong about such figures, said with the scenario's own. */
export function Lessons({ picture, words }: { picture: ScenarioPicture; words: SimulationWords }) {
  const { t, money, number, persons } = words
  const { cuts, input, lines, summary } = picture
  const chance = chanceRange(picture)
  const atEnd = lines.kommune.at.end
  const lessons = [
    {
      title: t('lessons.lockInTitle'),
      text: t(atEnd < 0 ? 'lessons.lockIn' : 'lessons.lockInNone', { month: cuts.end, amount: money(kroner(atEnd)) }),
    },
    {
      title: t('lessons.smallTitle'),
      text: t('lessons.small', {
        citizens: number(input.N),
        expected: persons(summary.counts.J6),
        low: chance.low,
        high: chance.high,
      }),
    },
    {
      title: t('lessons.baselineTitle'),
      text: t('lessons.baseline', {
        month: input.H,
        withEffort: persons(summary.inJobEnd),
        without: persons(summary.baselineInJobEnd),
      }),
    },
    ...(input.K > 0
      ? [{ title: t('lessons.placesTitle'), text: t('lessons.places', { perPlace: number(input.N / input.K) }) }]
      : []),
  ]
  return (
    <section className="sim-section">
      <SectionHeading title={t('lessons.title')} />
      <ul className="sim-lessons">
        {lessons.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="small">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
