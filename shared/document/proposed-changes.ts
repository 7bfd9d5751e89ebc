import type { JSONContent } from '@tiptap/core'
import { blockKey } from './inline-tokens.ts'
import { type ChangeKey, type DiffBlock, changeKeys, diffProse, takeChanges } from './prose-diff.ts'
import { type MergeConflict, mergeProse } from './prose-merge.ts'

/** What a proposal would change in the text as it stands now. */
export interface ProposedChanges {
  readonly blocks: readonly DiffBlock[]
  readonly keys: readonly ChangeKey[]
  /** How the section would read with all of it. */
  readonly content: readonly JSONContent[]
  readonly conflicts: readonly MergeConflict[]
}

/** Carries a proposal over to the text as it stands now (PRO-5). The same on the server and in every browser. */
export function proposedChanges(
  base: readonly JSONContent[],
  proposed: readonly JSONContent[],
  live: readonly JSONContent[],
): ProposedChanges {
  const { content, conflicts } = mergeProse(base, live, proposed)
  const blocks = diffProse(live, content)
  return { blocks, keys: changeKeys(blocks), content, conflicts }
}

export interface Decided {
  /** The section with what was accepted. */
  readonly live: readonly JSONContent[]
  /** What is still proposed, on top of that; equal to `live` when nothing is left. */
  readonly proposed: readonly JSONContent[]
  readonly isSettled: boolean
}

/** Accepts some changes and turns others down; null when one of them is not there any more (PRO-6). */
export function decideChanges(
  { blocks, keys }: ProposedChanges,
  accepted: readonly ChangeKey[],
  rejected: readonly ChangeKey[],
): Decided | null {
  const [yes, no] = [new Set(accepted), new Set(rejected)]
  if (![...yes, ...no].every((key) => keys.includes(key)) || [...yes].some((key) => no.has(key))) return null
  const live = takeChanges(blocks, (key) => yes.has(key))
  const proposed = takeChanges(blocks, (key) => !no.has(key))
  return { live, proposed, isSettled: live.map(blockKey).join() === proposed.map(blockKey).join() }
}
