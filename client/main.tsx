import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { keepAppOnDevice } from './app/offline/keep-app-on-device.ts'
import { startI18n } from './i18n/i18n.ts'
import { applyColorTheme } from './ui/color-theme.ts'

applyColorTheme()
await startI18n()

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
keepAppOnDevice()
