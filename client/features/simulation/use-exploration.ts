import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type ExplorerView, type UnsavedFigure, exploreEveryMs } from '#shared/contracts/scenarios.ts'
import type { PartnershipId, ScenarioId } from '#shared/kernel/ids.ts'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Keys that follow each other faster are told together; the others see the figure well within a second. */
const gatherMs = 100

const nobody: readonly ExplorerView[] = []

/** Tells the others what this page shows and types in a scenario, and gives what they do in the same one (SCN-8). */
export function useExploration({
  partnershipId,
  scenarioId,
  focus,
  edits,
}: {
  readonly partnershipId: PartnershipId
  readonly scenarioId: ScenarioId | null
  readonly focus: string | null
  readonly edits: readonly UnsavedFigure[]
}): readonly ExplorerView[] {
  const trpc = useTRPC()
  const [key] = useState(() => crypto.randomUUID())
  const { mutate } = useMutation(trpc.scenarios.explore.mutationOptions())
  const explorers = useQuery(
    // Who closes a lid says nothing; asked again now and then, their figures leave this screen too.
    trpc.scenarios.explorers.queryOptions({ partnershipId }, { refetchInterval: exploreEveryMs }),
  )
  const told = JSON.stringify({ scenarioId, focus, edits })
  const latest = useRef({ scenarioId, focus, edits })
  useEffect(() => {
    latest.current = { scenarioId, focus, edits }
  })
  useEffect(() => {
    const tell = (): void => mutate({ partnershipId, key, ...latest.current, edits: [...latest.current.edits] })
    const soon = setTimeout(tell, gatherMs)
    const again = setInterval(tell, exploreEveryMs)
    return () => {
      clearTimeout(soon)
      clearInterval(again)
    }
  }, [told, partnershipId, key, mutate])
  useEffect(
    () => () => mutate({ partnershipId, key, scenarioId: null, focus: null, edits: [] }),
    [partnershipId, key, mutate],
  )
  return explorers.data?.filter((one) => one.key !== key && one.scenarioId === scenarioId) ?? nobody
}
