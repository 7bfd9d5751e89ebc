import { useMemo } from 'react'
import { encode } from 'uqr'

/** The address as a QR code: dark on white in both themes, since cameras look for that. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size: modules } = encode(address, { border: 2 })
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: squares.join(''), size: modules }
  }, [address])
  return (
    <svg
      className="workshop-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Where the room is, as people type it and as the code holds it. */
export const roomAddress = (code: string): { typed: string; full: string } => ({
  typed: `${location.host}/w`,
  full: `${location.origin}/w/${code}`,
})
