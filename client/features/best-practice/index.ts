export { BestPracticeScreen } from './best-practice-screen.tsx'
