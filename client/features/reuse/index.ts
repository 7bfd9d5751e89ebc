export { BeginNote } from './begin-note.tsx'
export { ReuseDialog } from './reuse-dialog.tsx'
export { SectionReuse } from './section-reuse.tsx'
