export { DocumentScreen } from './document-screen.tsx'
export type { CommitmentParts, DrawerSubject } from './commitment-parts.ts'
