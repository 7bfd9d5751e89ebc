import { SectionHeading } from '#client/ui/page.tsx'
import { kroner } from './scenario-picture.model.ts'
import type { KeptAnswer } from './run-protocol.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** What is paid if four, six or eight of ten keep a job for 26 weeks: the question that a municipal leader asks. */
export function KeptTable({ kept, words }: { kept: readonly KeptAnswer[] | null; words: SimulationWords }) {
  const { t, plainKroner, money } = words
  if (kept === null) return null
  const middle = kept.find((row) => row.kept !== null && row.ofTen === 6)?.kept ?? kept.find((row) => row.kept)?.kept
  return (
    <section className="sim-section">
      <SectionHeading title={t('kept.title')} aside={t('kept.lead')} />
      {middle && (
        <p className="sim-kept-sentence">
          {t('kept.sentence', {
            kept: middle.ofTen,
            kommune: money(kroner(middle.kommunePays)),
            fond: money(kroner(middle.fondPays)),
          })}
        </p>
      )}
      <ScrollTable caption={t('kept.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('kept.share')}</th>
            {(['kommune', 'fond', 'npvKommune', 'npvFond'] as const).map((column) => (
              <th key={column} scope="col" className="num">
                {t(`kept.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kept.map(({ ofTen, kept: row }) => (
            <tr key={ofTen}>
              <th scope="row">{t('kept.ofTen', { kept: ofTen })}</th>
              {row === null ? (
                <td colSpan={4} className="muted">
                  {t('kept.never', { kept: ofTen })}
                </td>
              ) : (
                [row.kommunePays, row.fondPays, row.npvKommune, row.npvFond].map((value, column) => (
                  // Columns have no identity but their place.
                  <td key={column} className="num">
                    {plainKroner(value)}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
