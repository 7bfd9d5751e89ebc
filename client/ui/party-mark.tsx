import './party-mark.css'
import { type PartyKind, partyLetter } from '#shared/domain/partnership/party.ts'

const shapes = {
  municipality: { shape: <circle cx="12" cy="12" r="10.5" />, y: 17.1, size: 14.5 },
  employmentActor: { shape: <path d="M12 .3 23.7 12 12 23.7.3 12z" />, y: 16.9, size: 13 },
  firm: { shape: <rect x="2" y="2" width="20" height="20" />, y: 17.1, size: 14.5 },
  fund: { shape: <path d="M12 .8 24 22.5H0z" />, y: 20.3, size: 12 },
} as const satisfies Record<PartyKind, unknown>

/**
 * A party as colour, shape and letter, always all three, so that it can be told without seeing colours.
 * Without a label it is decoration beside the party's name.
 */
export function PartyMark({ kind, size = 20, label }: { kind: PartyKind; size?: number; label?: string | undefined }) {
  const { shape, y, size: letterSize } = shapes[kind]
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={`ui-party-mark ui-party-mark-${kind}`} width={size} height={size} viewBox="0 0 24 24" {...named}>
      {shape}
      <text x="12" y={y} fontSize={letterSize} fontWeight="700" textAnchor="middle">
        {partyLetter[kind]}
      </text>
    </svg>
  )
}
