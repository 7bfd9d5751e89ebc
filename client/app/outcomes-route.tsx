import { Evidence } from '#client/features/commitments/index.ts'
import { OutcomesScreen } from '#client/features/outcomes/index.ts'

const parts = { Evidence }

/** Reached outcomes with the notes and files that commitments have too; the two features do not know each other. */
export const OutcomesRoute = () => <OutcomesScreen parts={parts} />
