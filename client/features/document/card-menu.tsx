import { useTranslation } from 'react-i18next'
import { announce } from '#client/ui/announce.ts'
import { Menu } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import type { CardList } from '#shared/document/cards.ts'
import { CardCommentButton } from './card-comment-button.tsx'
import { useCardActions, useCardDesk } from './card-desk.ts'

/** Comments, and with the right to write: move up, move down, remove with "Fortryd": every list can be ordered without dragging. */
export function CardMenu(props: {
  readonly list: CardList
  readonly id: string
  readonly name: string
  /** The cards that are shown together with this one, in their order. */
  readonly among: readonly string[]
}) {
  const { list, id, name, among } = props
  const { t } = useTranslation('cards')
  const { canWrite } = useCardDesk()
  const actions = useCardActions(list)
  const comments = <CardCommentButton list={list} id={id} name={name} />
  if (!canWrite) return comments
  return (
    <span className="card-tools">
      {comments}
      <Menu
        label={t('menu.label', { name })}
        icon="more"
        items={[
          {
            label: t('menu.up'),
            icon: 'arrowUp',
            isDisabled: among[0] === id,
            onSelect: () => {
              actions.shift(id, -1, among)
              announce(t('menu.movedUp', { name }))
            },
          },
          {
            label: t('menu.down'),
            icon: 'arrowDown',
            isDisabled: among.at(-1) === id,
            onSelect: () => {
              actions.shift(id, 1, among)
              announce(t('menu.movedDown', { name }))
            },
          },
          {
            label: t('menu.remove'),
            icon: 'trash',
            isDanger: true,
            onSelect: () => {
              const restore = actions.remove(id)
              notify({ message: t('menu.removed', { name }), action: { label: t('menu.undo'), run: restore } })
            },
          },
        ]}
      />
    </span>
  )
}
