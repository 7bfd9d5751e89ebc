export { HistoryScreen } from './history-screen.tsx'
export { SinceLastVisit } from './since-last-visit.tsx'
