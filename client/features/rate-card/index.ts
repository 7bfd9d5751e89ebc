export { RateCardScreen } from './rate-card-screen.tsx'
