export { CommentsPanel } from './comments-panel.tsx'
export { CommitmentComments } from './commitment-comments.tsx'
