import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ScenarioView } from '#shared/contracts/scenarios.ts'
import type { ScenarioDraft } from '#shared/domain/scenario/scenario.ts'
import { type PartnershipId, ScenarioId } from '#shared/kernel/ids.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly scenario: ScenarioView }
  /** Somebody saved first; what stands is in the list now. */
  | { readonly kind: 'changed'; readonly current: ScenarioView }
  | { readonly kind: 'failed'; readonly error: unknown }

/** The writes of the screen. Each puts what the server answered into the list, so that it is seen at once. */
export function useScenarioWrites(partnershipId: PartnershipId) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const key = trpc.scenarios.list.queryKey({ partnershipId })
  const put = useCallback(
    (scenario: ScenarioView) => {
      client.setQueryData<ScenarioView[]>(key, (list = []) =>
        list.some(({ id }) => id === scenario.id)
          ? list.map((other) => (other.id === scenario.id ? scenario : other))
          : [...list, scenario],
      )
    },
    [client, key],
  )
  const editing = useMutation(trpc.scenarios.edit.mutationOptions())
  const creating = useMutation(trpc.scenarios.create.mutationOptions())
  const removing = useMutation(trpc.scenarios.remove.mutationOptions())

  const edit = async (scenario: ScenarioView, draft: ScenarioDraft): Promise<SaveOutcome> => {
    try {
      const saved = await editing.mutateAsync({ id: scenario.id, version: scenario.version, draft })
      put(saved)
      return { kind: 'saved', scenario: saved }
    } catch (error) {
      const refusal = refusalOf(error)
      const current = refusal?.code === 'scenario.changed' ? currentOf(refusal.data) : null
      if (current === null) return { kind: 'failed', error }
      put(current)
      return { kind: 'changed', current }
    }
  }
  const create = async (draft: ScenarioDraft): Promise<SaveOutcome> => {
    try {
      const id = ScenarioId.parse(crypto.randomUUID())
      const scenario = await creating.mutateAsync({ id, partnershipId, draft })
      put(scenario)
      return { kind: 'saved', scenario }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }
  const remove = async (scenario: ScenarioView): Promise<{ readonly error: unknown } | null> => {
    try {
      await removing.mutateAsync({ id: scenario.id, version: scenario.version })
      client.setQueryData<ScenarioView[]>(key, (list = []) => list.filter(({ id }) => id !== scenario.id))
      return null
    } catch (error) {
      return { error }
    }
  }
  return { edit, create, remove, isSaving: editing.isPending }
}

/** The server's own view of a scenario, out of a refusal. */
function currentOf(data: Readonly<Record<string, unknown>> | undefined): ScenarioView | null {
  const current = data?.['current']
  return typeof current === 'object' && current !== null && 'overrides' in current ? (current as ScenarioView) : null
}
