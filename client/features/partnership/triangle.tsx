import { PartyMark } from '#client/ui/party-mark.tsx'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'

/** Where a party stands in the picture: the three that carry the work as a triangle, the fund beside it. */
const places: Record<PartyKind, { readonly x: number; readonly y: number; readonly size: number }> = {
  municipality: { x: 60, y: 30, size: 32 },
  employmentActor: { x: 160, y: 30, size: 32 },
  firm: { x: 110, y: 104, size: 32 },
  fund: { x: 206, y: 94, size: 24 },
}
/** Several firms stand side by side under the line. */
const firmGap = 40

/** Who is in the partnership and who is connected with whom; dotted for the fund, which supports and later leaves. */
export function Triangle({ parties, label }: { parties: readonly PartyView[]; label: string }) {
  const firms = parties.filter(({ kind }) => kind === 'firm')
  const marks = parties.map(({ id, kind }) => {
    const place = places[kind]
    const index = firms.findIndex((firm) => firm.id === id)
    const shift = index < 0 ? 0 : (index - (firms.length - 1) / 2) * firmGap
    return { id, kind, size: place.size, x: place.x + shift, y: place.y }
  })
  const pairs = marks.flatMap((a, index) => marks.slice(index + 1).map((b) => [a, b] as const))
  return (
    <svg className="partnership-triangle" viewBox="0 0 232 124" width="232" height="124" role="img" aria-label={label}>
      {pairs
        .filter(([a, b]) => !(a.kind === b.kind))
        .filter(([a, b]) => !(isFund(a.kind, b.kind) && (a.kind === 'municipality' || b.kind === 'municipality')))
        .map(([a, b]) => (
          <path
            key={`${a.id} ${b.id}`}
            d={`M${a.x} ${a.y}L${b.x} ${b.y}`}
            className={isFund(a.kind, b.kind) ? 'partnership-link-fund' : 'partnership-link'}
          />
        ))}
      {marks.map(({ id, kind, x, y, size }) => (
        <g key={id} transform={`translate(${x - size / 2} ${y - size / 2})`}>
          <PartyMark kind={kind} size={size} />
        </g>
      ))}
    </svg>
  )
}

const isFund = (a: PartyKind, b: PartyKind): boolean => a === 'fund' || b === 'fund'
