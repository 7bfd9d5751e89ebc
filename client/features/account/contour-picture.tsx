import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'

const width = 720
const height = 860
/** Above this there is only sky, where the words stand. */
const top = 200
const lines = 30

/** Depth lines of a fjord: each line is the sum of a few slow waves that widen downwards, the same at every visit. */
function contour(index: number): string {
  const base = 250 + index * 15 + index * index * 0.28
  const points: string[] = []
  for (let x = -20; x <= width + 20; x += 20) {
    const calm = 1 - (0.6 * index) / lines
    const y =
      base +
      calm * (9 * Math.sin(x / 52 + index * 0.22) + 15 * Math.sin(x / 96 - index * 0.13 + 2.2)) -
      46 * Math.exp(-((x - 500) ** 2) / 22_000) * (1 - index / lines)
    points.push(`${x} ${y.toFixed(1)}`)
  }
  return `M${points.join('L')}`
}

const contours = Array.from({ length: lines }, (_, index) => contour(index))

const places = [
  { kind: 'municipality', x: 150, y: 389, size: 46 },
  { kind: 'employmentActor', x: 372, y: 311, size: 46 },
  { kind: 'firm', x: 560, y: 469, size: 46 },
  { kind: 'fund', x: 664, y: 297, size: 36 },
] as const

/** The sign-in page's picture: three parties joined, the fund by dotted lines, on the water. */
export function ContourPicture() {
  const { t } = useTranslation('account')
  return (
    <svg
      className="contour-picture"
      viewBox={`0 ${top} ${width} ${height - top}`}
      preserveAspectRatio="xMidYMin slice"
      role="img"
      aria-label={t('signIn.picture')}
    >
      {contours.map((path, index) => (
        <path key={path} d={path} className="contour-line" opacity={(0.55 - index * 0.0115).toFixed(2)} />
      ))}
      <path className="contour-fund" d="M664 297 372 311M664 297 560 469" />
      <path className="contour-bond" d="M150 389 372 311 560 469Z" />
      {places.map(({ kind, x, y, size }) => (
        <g key={kind} transform={`translate(${x - size / 2} ${y - size / 2})`}>
          <PartyMark kind={kind} size={size} />
        </g>
      ))}
    </svg>
  )
}
