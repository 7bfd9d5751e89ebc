import './texts.ts'

export { AgreementScreen } from './agreement-screen.tsx'
export { LogScreen } from './log-screen.tsx'
export { VerifyScreen } from './verify-screen.tsx'
export { VersionScreen } from './version-screen.tsx'
