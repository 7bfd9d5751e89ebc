import '#client/i18n/workshop-texts.ts'

export { WorkshopsScreen } from './workshops-screen.tsx'
export { DeskScreen } from './desk-screen.tsx'
export { BigScreen } from './big-screen.tsx'
export { PaperScreen } from './paper-screen.tsx'
