export { PartnershipScreen } from './partnership-screen.tsx'
