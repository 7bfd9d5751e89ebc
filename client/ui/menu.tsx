import './menu.css'
import { Menu as KitMenu } from '@mantine/core'
import type { ReactElement } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName | undefined
  readonly onSelect: () => void
  readonly isDanger?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  /** A line above it: what follows is of another kind. */
  readonly startsGroup?: boolean | undefined
}

export interface MenuProps {
  readonly label: string
  readonly icon?: IconName | undefined
  readonly items: readonly MenuItem[]
  /** A button of one's own to open it; it must take a ref and attributes. */
  readonly trigger?: ReactElement | undefined
}

/** Things that can be done with what it stands beside. */
export function Menu({ label, icon = 'more', items, trigger }: MenuProps) {
  const first = items.findIndex((item) => item.isDisabled !== true)
  return (
    <KitMenu
      position="bottom-end"
      transitionProps={{ duration: 0 }}
      // The kit's focusable placeholder is no menu item, and nothing else may stand in a menu.
      withInitialFocusPlaceholder={false}
    >
      <KitMenu.Target>{trigger ?? <IconButton label={label} icon={icon} />}</KitMenu.Target>
      <KitMenu.Dropdown className="ui-menu" aria-label={label}>
        {items.map((item, index) => (
          <KitMenu.Item
            key={item.label}
            className={classNames(
              'ui-menu-item',
              item.isDanger && 'ui-menu-item-danger',
              item.startsGroup && 'ui-menu-item-group',
            )}
            leftSection={item.icon === undefined ? null : <Icon name={item.icon} size={18} />}
            disabled={item.isDisabled ?? false}
            // The kit would try the very first, and with that one disabled the keyboard would never get in.
            data-autofocus={index === first ? true : undefined}
            onClick={item.onSelect}
          >
            {item.label}
          </KitMenu.Item>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  )
}
