// The kit's own styles come first so that ours win; only those of the parts in use.
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Tabs.css'
import '@mantine/core/styles/Tooltip.css'
import './fonts.css'
import './tokens.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { AnnounceRegion } from './announce-region.tsx'
import { useColorTheme } from './color-theme.ts'
import { Notices } from './notices.tsx'
import { cssVariables, theme } from './theme.ts'

/** What every component needs around it: the theme, the one live region and the messages. */
export function UiProvider({ children }: { children: ReactNode }) {
  const scheme = useColorTheme()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      {children}
      <AnnounceRegion />
      <Notices />
    </MantineProvider>
  )
}
