import { parseSimulationInput, type SimulationInput } from '#shared/simulation/parameters.ts'
import file from './pbr.json' with { type: 'json' }

/** The reference scenarios as they stand in the file: calculated by another program and partly by hand. */
export const references = file

/** A reference scenario by the beginning of its label, ready to be calculated or changed. */
export function aReference(label: 'S1' | 'S2' | 'S4' | 'S5' | 'S9'): SimulationInput {
  const parsed = parseSimulationInput(references.scenarios.find(({ input }) => input.label.startsWith(label))?.input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

/** S1 of the reference scenarios with some fields changed: the usual start of a test. */
export function aScenario(changes: Partial<SimulationInput> = {}): SimulationInput {
  const parsed = parseSimulationInput({ ...aReference('S1'), ...changes })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
