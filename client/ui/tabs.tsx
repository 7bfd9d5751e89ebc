import './tabs.css'
import { Tabs as KitTabs } from '@mantine/core'
import type { ReactNode } from 'react'

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly { readonly id: string; readonly label: ReactNode; readonly panel: ReactNode }[]
  /** Leave out to let the tabs keep their own state. */
  readonly value?: string | undefined
  readonly onChange?: ((id: string) => void) | undefined
}

/** Views of the same thing, one at a time; arrow keys move between them. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const controlled = value === undefined ? {} : { value }
  return (
    <KitTabs
      {...controlled}
      defaultValue={tabs[0]?.id ?? null}
      onChange={(id) => {
        if (id !== null) onChange?.(id)
      }}
      keepMounted={false}
      variant="unstyled"
      classNames={{ list: 'ui-tabs', tab: 'ui-tab' }}
    >
      <KitTabs.List aria-label={label}>
        {tabs.map((tab) => (
          <KitTabs.Tab key={tab.id} value={tab.id}>
            {tab.label}
          </KitTabs.Tab>
        ))}
      </KitTabs.List>
      {tabs.map((tab) => (
        <KitTabs.Panel key={tab.id} value={tab.id}>
          {tab.panel}
        </KitTabs.Panel>
      ))}
    </KitTabs>
  )
}
