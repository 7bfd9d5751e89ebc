export { SettlementsScreen } from './settlements-screen.tsx'
