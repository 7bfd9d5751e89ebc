import { useTranslation } from 'react-i18next'
import type { PersonOf } from '#client/editor/prose-changes.tsx'
import { formatTime } from '#client/i18n/format.ts'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { HistoryEntry } from '#shared/contracts/history.ts'
import { momentOf, namesInRow } from './history.model.ts'

const shownSections = 3

/** What an entry is called, alone and among others. */
export function useEntryWords() {
  const { t } = useTranslation('history')
  const names = (entry: HistoryEntry, personOf: PersonOf): string => {
    const ids = entry.kind === 'work' ? entry.writers.map(({ personId }) => personId) : 'by' in entry ? [entry.by] : []
    return namesInRow(
      ids.map((id) => personOf(id)?.name ?? t('unknownPerson')),
      t('and'),
    )
  }
  const title = (entry: HistoryEntry, personOf: PersonOf): string => {
    const who = names(entry, personOf)
    switch (entry.kind) {
      case 'work':
        return t('entry.work', { names: who })
      case 'named':
        return entry.name
      case 'restored':
        return entry.sectionId === null
          ? t('entry.restoredAll', { names: who })
          : t('entry.restoredSection', { names: who, section: entry.sectionId })
      case 'created':
        return t('entry.created')
      default:
        return entry satisfies never
    }
  }
  const option = (entry: HistoryEntry, personOf: PersonOf): string =>
    `${title(entry, personOf)}, ${formatTime(momentOf(entry))}`
  return { title, option, names }
}

/** One entry of the timeline, to choose. */
export function EntryLine(props: {
  readonly entry: HistoryEntry
  readonly personOf: PersonOf
  readonly language: 'da' | 'en'
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { entry, personOf, language, isChosen, onChoose } = props
  const { t } = useTranslation('history')
  const words = useEntryWords()
  const ids = entry.kind === 'work' ? entry.writers.map(({ personId }) => personId) : 'by' in entry ? [entry.by] : []
  const parties = [...new Set(ids.flatMap((id) => personOf(id)?.partyKind ?? []))]
  return (
    <button type="button" className="history-entry" aria-pressed={isChosen} onClick={onChoose}>
      <span className="history-entry-marks">
        {entry.kind === 'named' ? (
          <Icon name="flag" size={16} />
        ) : entry.kind === 'restored' ? (
          <Icon name="history" size={16} />
        ) : null}
        {parties.map((kind) => (
          <PartyMark key={kind} kind={kind} size={16} label={t(`party.${kind}`)} />
        ))}
      </span>
      <span className="history-entry-text">
        <span className="strong">{words.title(entry, personOf)}</span>
        <span className="tiny muted">
          {formatTime(momentOf(entry))}
          {entry.kind === 'named' && ` · ${words.names(entry, personOf)}`}
          {entry.kind === 'restored' && ` · ${t('entry.textFrom', { time: formatTime(entry.textFrom) })}`}
        </span>
        {entry.kind === 'work' && entry.sections.length > 0 && (
          <span className="tiny muted" lang={language}>
            {entry.sections
              .slice(0, shownSections)
              .map((id) => `${id} ${sectionTemplate(id, language).title}`)
              .join(' · ')}
            {entry.sections.length > shownSections &&
              ` ${t('entry.moreSections', { count: entry.sections.length - shownSections })}`}
          </span>
        )}
      </span>
    </button>
  )
}
