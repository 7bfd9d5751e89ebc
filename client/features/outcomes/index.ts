export { OutcomesScreen } from './outcomes-screen.tsx'
