import { wordedParts } from './strong.ts'

/** A sentence whose marked values stand in bold. */
export function Worded({ sentence }: { sentence: string }) {
  return wordedParts(sentence).map((part, index) =>
    // A sentence's parts have no identity but their place in it.
    part.isStrong ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>,
  )
}
