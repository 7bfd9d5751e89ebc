import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { type BoardMove, boardColumns, movesOf } from './board.model.ts'
import { toneOf } from './commitments.model.ts'
import { CommitmentStatusTag, useDueWords } from './commitment-words.tsx'
import { TextChangedTag } from './text-changed-tag.tsx'
import { useCommitmentChanges, useIsOnline } from './use-commitments.ts'

/**
 * One column a status; on a narrow screen the columns are sections below each other. Cards are moved with a menu, so
 * that keyboard, finger and mouse do the same.
 */
export function CommitmentBoard({
  commitments,
  partnership,
  hasLapsed,
  onOpen,
}: {
  commitments: readonly CommitmentView[]
  partnership: PartnershipView
  hasLapsed: boolean
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('commitments')
  return (
    <div className="commitment-board">
      <div className="commitment-board-columns">
        {boardColumns(commitments, hasLapsed).map(({ status, items }) => (
          <section key={status} aria-labelledby={`board-${status}`}>
            <h2 id={`board-${status}`}>
              <StatusGlyph tone={toneOf[status]} />
              {t(`status.${status}`)} <span className="muted small">{items.length}</span>
            </h2>
            {items.length === 0 ? (
              <p className="small muted">{t('board.empty')}</p>
            ) : (
              <ul>
                {items.map((commitment) => (
                  <BoardCard
                    key={commitment.id}
                    commitment={commitment}
                    partnership={partnership}
                    onOpen={() => onOpen(commitment.id)}
                  />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </div>
  )
}

function BoardCard({
  commitment,
  partnership,
  onOpen,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  onOpen: () => void
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const isOnline = useIsOnline()
  const refusalText = useRefusalText()
  const changes = useCommitmentChanges(partnership.id)
  const due = useDueWords()(commitment)
  const party = partnership.parties.find(({ id }) => id === commitment.partyId)
  const moves = isOnline ? movesOf(commitment, actor, partnership.id) : []
  const move = (to: BoardMove) => {
    const target = { id: commitment.id, version: commitment.version }
    const handlers = {
      onSuccess: () =>
        notify({
          message: t(
            to === 'accept'
              ? 'saved.accepted'
              : to === 'fulfilled'
                ? 'saved.fulfilled'
                : to === 'inProgress' && commitment.status === 'accepted'
                  ? 'saved.started'
                  : 'saved.back',
          ),
          tone: 'success' as const,
        }),
      onError: (error: unknown) =>
        notify({ message: `${t('board.failed')}. ${refusalText(error)}`, tone: 'danger' as const }),
    }
    if (to === 'accept') changes.accept.mutate(target, handlers)
    else changes.progress.mutate({ ...target, to }, handlers)
  }
  return (
    <li className={`commitment-card commitment-board-card commitment-party-${party?.kind ?? 'fund'}`}>
      <div className="commitment-card-head">
        <span className="commitment-who tiny">
          {party !== undefined && <PartyMark kind={party.kind} size={18} label={t(`partyShort.${party.kind}`)} />}
          <span className="muted">{commitment.personName ?? t('card.noPerson')}</span>
        </span>
        {moves.length > 0 && (
          <Menu
            label={t('board.move', { what: commitment.what })}
            items={moves.map((to) => ({ label: t(`board.to.${to}`), onSelect: () => move(to) }))}
            trigger={
              <Button
                size="small"
                className="commitment-board-move"
                aria-label={t('board.move', { what: commitment.what })}
              >
                {t('board.moveShort')}
              </Button>
            }
          />
        )}
      </div>
      <h3>
        <button type="button" className="commitment-open" onClick={onOpen}>
          {commitment.what}
        </button>
      </h3>
      <p className="small muted">{due ?? t('card.noDate')}</p>
      {commitment.health?.text ? <p className="small">{commitment.health.text}</p> : null}
      <div className="commitment-board-tags">
        {(commitment.health !== null || commitment.dueOn !== null) && <CommitmentStatusTag commitment={commitment} />}
        <TextChangedTag commitment={commitment} />
      </div>
    </li>
  )
}
