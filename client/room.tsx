import '#client/ui/fonts.css'
import '#client/ui/tokens.css'
import '#client/ui/base.css'
import '#client/ui/button.css'
import '#client/ui/field.css'
import { createRoot } from 'react-dom/client'
import { RoomPage } from '#client/features/room/index.ts'
import { startRoomI18n } from './i18n/room-i18n.ts'
import { applyColorTheme } from './ui/color-theme.ts'

// A page of its own: a phone in a workshop loads neither the editor nor the rest of the app (budget `room`).
applyColorTheme()
await startRoomI18n()

const root = document.querySelector('#root')
if (root === null) throw new Error('room.html has no #root')
createRoot(root).render(<RoomPage />)
