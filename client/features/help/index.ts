export { AccessibilityScreen } from './accessibility-screen.tsx'
export { HelpScreen } from './help-screen.tsx'
export { PrivacyScreen } from './privacy-screen.tsx'
export { SelfTestScreen } from './self-test-screen.tsx'
