import { useTranslation } from 'react-i18next'
import { Icon } from '#client/ui/icon.tsx'
import type { CardList } from '#shared/document/cards.ts'
import { useCardDesk } from './card-desk.ts'

/** How many open threads a card has, and the way to them or to a first one. */
export function CardCommentButton(props: { readonly list: CardList; readonly id: string; readonly name: string }) {
  const { list, id, name } = props
  const { t } = useTranslation('comments')
  const { comments } = useCardDesk()
  const count = comments.countOnCard(id)
  if (count === 0 && !comments.canComment) return null
  const label = count === 0 ? t('card.none', { name }) : t('card.some', { name, count })
  return (
    <button
      type="button"
      className={count === 0 ? 'card-comments is-none' : 'card-comments'}
      aria-label={label}
      title={label}
      onClick={() => comments.beginOnCard(list, id, name)}
    >
      <Icon name="comment" size={18} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </button>
  )
}
