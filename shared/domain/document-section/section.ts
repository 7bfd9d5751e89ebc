import { z } from 'zod'

export const documentKinds = ['partnerPlan', 'socialModel'] as const
export const DocumentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof DocumentKind>

/** `P1`…`P17` in a partner plan, `S1`…`S13` in a social model; also the printed number of the section. */
export const SectionId = z
  .string()
  .regex(/^(P([1-9]|1[0-7])|S([1-9]|1[0-3]))$/)
  .brand<'SectionId'>()
export type SectionId = z.infer<typeof SectionId>

/** Ikke startet, i gang, klar. */
export const sectionStatuses = ['notStarted', 'inProgress', 'ready'] as const
export const SectionStatus = z.enum(sectionStatuses)
export type SectionStatus = z.infer<typeof SectionStatus>
