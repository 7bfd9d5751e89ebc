import { useMemo } from 'react'
import type { PersonOf } from '#client/editor/prose-changes.tsx'
import type { Writer } from '#shared/contracts/history.ts'

/** Finds a writer by id. */
export function usePeople(writers: readonly Writer[] | undefined): PersonOf {
  return useMemo(() => {
    const byId = new Map<string, Writer>((writers ?? []).map((writer) => [writer.personId, writer]))
    return (id) => (id === null ? null : (byId.get(id) ?? null))
  }, [writers])
}
