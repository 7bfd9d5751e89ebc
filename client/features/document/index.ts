export { DocumentScreen } from './document-screen.tsx'
export type { CommitmentParts, CommitmentStart } from './commitment-parts.ts'
