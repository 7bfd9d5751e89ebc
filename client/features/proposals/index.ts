export { ProposalDrawers } from './proposal-drawers.tsx'
export { ProposalPanel } from './proposal-panel.tsx'
