/** Circle, diamond and square that overlap: three parties and what they share. */
export function BrandMark({ size = 30 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <circle cx="11" cy="12" r="7.5" />
      <path d="M21 4.5 28.5 12 21 19.5 13.5 12z" />
      <rect x="9.5" y="15" width="13" height="13" />
    </svg>
  )
}
