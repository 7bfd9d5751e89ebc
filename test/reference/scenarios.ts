import { parseSimulationInput, type SimulationInput } from '#shared/simulation/parameters.ts'
import file from './pbr.json' with { type: 'json' }

/** The reference scenarios as they stand in the file: calculated by another program and partly by hand. */
export const references = file

/** S1 of the reference scenarios with some fields changed: the usual start of a test. */
export function aScenario(changes: Partial<SimulationInput> = {}): SimulationInput {
  const parsed = parseSimulationInput({ ...references.scenarios[0]?.input, ...changes })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
