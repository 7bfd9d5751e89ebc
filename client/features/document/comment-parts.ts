import type { ComponentType } from 'react'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { AnchorPlace } from '#shared/document/comment-anchor.ts'
import type { CommentPlace, CommentThreadView } from '#shared/document/comment.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** The part of the comments feature that the document shows; the app hands it in, features do not know each other. */
export interface CommentParts {
  readonly CommentsPanel: ComponentType<{
    readonly threads: readonly CommentThreadView[]
    readonly places: ReadonlyMap<string, AnchorPlace | null>
    readonly partnership: PartnershipView
    readonly sectionIds: readonly SectionId[]
    readonly cardIds: ReadonlySet<string>
    readonly current: SectionId
    readonly language: 'da' | 'en'
    readonly canComment: boolean
    readonly active: string | null
    readonly draft: CommentPlace | null
    readonly onDraftEnd: (startedId: string | null) => void
    readonly onBegin: () => void
    readonly onGo: (thread: CommentThreadView) => void
    readonly takeSelection: () => CommentPlace | null
  }>
}
