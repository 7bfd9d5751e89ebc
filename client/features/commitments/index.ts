export { CommitmentCard, type CommitmentCardProps } from './commitment-card.tsx'
export { CommitmentDrawer, type CommitmentDrawerProps, type CommitmentSubject } from './commitment-drawer.tsx'
export { useStatusWord as useCommitmentStatusWord } from './commitment-words.tsx'
export { CommitmentsScreen } from './commitments-screen.tsx'
