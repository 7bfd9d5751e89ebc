import type { ExplorerView } from '#shared/contracts/scenarios.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** Who else looks at this scenario now. Not announced: people come and go, and the figures say enough. */
export function TogetherLine({ others, words }: { others: readonly ExplorerView[]; words: SimulationWords }) {
  if (others.length === 0) return null
  const people = new Map(others.map((one) => [one.personId, one]))
  const hasFigures = others.some(({ edits }) => edits.length > 0)
  return (
    <p className="small sim-together">
      {[...people.values()].map(({ personId, name, partyKind }) => (
        <span key={personId} className="sim-together-person">
          {partyKind !== null && <PartyMark kind={partyKind} size={16} />} {name}
        </span>
      ))}
      <span className="muted">
        {words.t(hasFigures ? 'together.alsoTrying' : 'together.alsoLooking', { count: people.size })}
      </span>
    </p>
  )
}
