export { BeginNote } from './begin-note.tsx'
export { SectionReuse } from './section-reuse.tsx'
