import type { Plugin } from 'vite'

export interface Chunk {
  readonly type: 'chunk'
  readonly fileName: string
  readonly isEntry: boolean
  readonly isDynamicEntry: boolean
  readonly moduleIds: readonly string[]
  readonly imports: readonly string[]
  readonly code: string
}

export declare const budgets: Readonly<Record<'app' | 'document', { readonly kb: number; readonly from: string[] }>>
export declare function bundleBudget(): Plugin
export declare function loadedKb(chunks: readonly Chunk[], modules: readonly string[]): number
