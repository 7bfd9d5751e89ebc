import type { ReactNode } from 'react'

/** Line drawings on a 24 × 24 sheet, 1.6 wide, in the colour of the text around them. */
const drawings = {
  home: <path d="M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z" />,
  document: (
    <>
      <path d="M6 3.5h8l4 4V20a.5.5 0 0 1-.5.5h-11A.5.5 0 0 1 6 20z" />
      <path d="M14 3.5V8h4M9 12h6M9 15.5h6" />
    </>
  ),
  layers: (
    <>
      <path d="M4 7.5 12 4l8 3.5-8 3.5z" />
      <path d="m4 12 8 3.5 8-3.5M4 16.5 12 20l8-3.5" />
    </>
  ),
  flag: (
    <>
      <path d="M6 21V4" />
      <path d="M6 4.5h11l-2.5 4 2.5 4H6" />
    </>
  ),
  chart: (
    <>
      <path d="M4 4v16h16" />
      <path d="m7 15 4-5 3 3 5-7" />
    </>
  ),
  shield: (
    <>
      <path d="M12 3.5 19 6v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6z" />
      <path d="m8.8 12 2.3 2.3 4.2-4.4" />
    </>
  ),
  arrows: (
    <>
      <path d="M4 8h11M12 5l3 3-3 3" />
      <path d="M20 16H9M12 13l-3 3 3 3" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.2" />
      <path d="M3.5 19c.4-3.4 2.6-5.3 5.5-5.3s5.1 1.9 5.5 5.3" />
      <path d="M15.5 5.2a3.2 3.2 0 0 1 0 5.8M17 14c2 .6 3.2 2.3 3.5 5" />
    </>
  ),
  calendar: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="m20 20-4.6-4.6" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M9.8 9.6a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1.1.9-1.1 1.8M12 16.3v.01" />
    </>
  ),
  history: (
    <>
      <path d="M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 8.5" />
      <path d="M4.5 4.5v4h4M12 8v4l3 2" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6 6 18" />,
  plus: <path d="M12 5v14M5 12h14" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  chevronRight: <path d="m9 5 7 7-7 7" />,
  chevronDown: <path d="m6 9 6 6 6-6" />,
  arrowUp: <path d="M12 19V5M6 11l6-6 6 6" />,
  arrowDown: <path d="M12 5v14M6 13l6 6 6-6" />,
  trash: <path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5" />,
  edit: <path d="m5 19 1-4L16.5 4.5l3 3L9 18z" />,
  link: (
    <>
      <path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1" />
      <path d="M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />
    </>
  ),
  bold: <path d="M8 5.5h4.8a3.1 3.1 0 0 1 0 6.3H8zM8 11.8h5.6a3.35 3.35 0 0 1 0 6.7H8z" strokeWidth="2.1" />,
  italic: <path d="M14 5h-3.5M13.5 19H10M13 5l-2.5 14" />,
  list: (
    <>
      <path d="M10 6.5h10M10 12h10M10 17.5h10" />
      <path d="M5 6.5h.01M5 12h.01M5 17.5h.01" strokeWidth="2.8" />
    </>
  ),
  listNumbered: (
    <path d="M10.5 6.5H20M10.5 12H20M10.5 17.5H20M4.5 5.2 6 4.5v5M4.3 14.9c.8-1.2 2.6-.8 2.5.5-.1 1.2-1.7 1.9-2.5 3.1H7" />
  ),
  checklist: <path d="M11.5 7H20M11.5 16.5H20M4 7l1.8 1.8L9 5.5M4 16.5l1.8 1.8L9 15" />,
  table: (
    <>
      <rect x="4" y="5" width="16" height="14" />
      <path d="M4 10h16M4 14.5h16M12 10v9" />
    </>
  ),
  heading: <path d="M6.5 5v14M17.5 5v14M6.5 12h11" />,
  quote: <path d="M5 16.5c2.4 0 3.5-1.6 3.5-4.5V7.5h-4V12h4M13.5 16.5c2.4 0 3.5-1.6 3.5-4.5V7.5h-4V12h4" />,
  undo: (
    <>
      <path d="M8.5 5 4.5 9l4 4" />
      <path d="M4.5 9H15a4.5 4.5 0 0 1 0 9h-4" />
    </>
  ),
  redo: (
    <>
      <path d="m15.5 5 4 4-4 4" />
      <path d="M19.5 9H9a4.5 4.5 0 0 0 0 9h4" />
    </>
  ),
  comment: <path d="M4.5 5.5h15v10.5H11l-4 3.5V16H4.5z" />,
  cloudCheck: (
    <>
      <path d="M7 18.5a4 4 0 0 1-.5-7.97 5.5 5.5 0 0 1 10.7-.9A4.5 4.5 0 0 1 17 18.5z" />
      <path d="m9.2 13.8 2 2 3.8-4" />
    </>
  ),
  cloudOff: (
    <>
      <rect x="4" y="5" width="16" height="11" rx="1" />
      <path d="M2.5 19h19M12 8v4M10.3 10.5 12 12.2l1.7-1.7" />
    </>
  ),
  cloudUp: (
    <>
      <path d="M7 18.5a4 4 0 0 1-.5-7.97 5.5 5.5 0 0 1 10.7-.9A4.5 4.5 0 0 1 17 18.5z" />
      <path d="M12 16v-4.5M10 13.3l2-2 2 2" />
    </>
  ),
  warning: (
    <>
      <path d="M12 4.5 21 19.5H3z" />
      <path d="M12 10v4.5M12 17v.01" />
    </>
  ),
  lock: (
    <>
      <rect x="5.5" y="11" width="13" height="9" />
      <path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1" />
      <path d="M15.5 8.5v-4h-11v11h4" />
    </>
  ),
  mail: (
    <>
      <rect x="3.5" y="5.5" width="17" height="13" />
      <path d="m3.5 6.5 8.5 7 8.5-7" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  more: <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="2.6" />,
  external: <path d="M13.5 4.5h6v6M19.5 4.5 11 13M17 14v5.5H4.5V7H10" />,
  play: <path d="M7 4.5v15l12.5-7.5z" />,
  user: (
    <>
      <circle cx="12" cy="8" r="3.6" />
      <path d="M5 20c.5-4 3.2-6.3 7-6.3s6.5 2.3 7 6.3" />
    </>
  ),
  lightbulb: (
    <>
      <path d="M9.5 16.5c0-2-3-3.2-3-6.7a5.5 5.5 0 0 1 11 0c0 3.5-3 4.7-3 6.7z" />
      <path d="M10 20h4" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M4 12h16M12 4c2.5 2.3 3.6 5 3.6 8s-1.1 5.7-3.6 8c-2.5-2.3-3.6-5-3.6-8S9.5 6.3 12 4z" />
    </>
  ),
  signOut: <path d="M13.5 4.5h-8v15h8M10 12h10M16.5 8.5 20 12l-3.5 3.5" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** A drawing beside words that say the same; it is never the only carrier of a meaning. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  )
}
