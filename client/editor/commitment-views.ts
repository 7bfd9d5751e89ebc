import type { CommitmentLookup } from './commitment-lookup.ts'
import { partyClass, partyShape } from './party-shape.ts'

const allPartyClasses = Object.values(partyClass)

function setPartyClass(element: HTMLElement, className: string | null): void {
  element.classList.remove(...allPartyClasses)
  if (className !== null) element.classList.add(className)
}

/** Words for a screen reader only; the name of the chip is its content, so that both say the same. */
function readOut(words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'sr-only'
  element.textContent = ` ${words} `
  return element
}

/** Fills a chip element and keeps it current. Returns how to stop. */
export function liveChip(element: HTMLElement, commitmentId: string, lookup: CommitmentLookup): () => void {
  element.classList.add('text-chip')
  element.dataset['commitmentChip'] = commitmentId
  element.contentEditable = 'false'
  element.setAttribute('role', 'button')
  const open = (event: Event) => {
    event.preventDefault()
    lookup.onOpen(commitmentId)
  }
  element.addEventListener('click', open)
  const stop = lookup.watch(commitmentId, () => {
    const answer = lookup.get(commitmentId)
    setPartyClass(element, answer.kind === 'known' ? partyClass[answer.face.partyKind] : null)
    element.classList.toggle('is-unknown', answer.kind === 'unknown')
    switch (answer.kind) {
      case 'known':
        element.replaceChildren(
          partyShape(answer.face.partyKind, 16, true),
          readOut(answer.face.before),
          answer.face.status,
          readOut(answer.face.after),
        )
        break
      case 'unknown':
        element.replaceChildren(lookup.unknownText)
        break
      case 'waiting':
        element.replaceChildren('…')
        break
    }
  })
  return () => {
    element.removeEventListener('click', open)
    stop()
  }
}

/** Underlines a quote in the line style of the party that promises, and keeps it current. Returns how to stop. */
export function liveQuote(element: HTMLElement, commitmentId: string, lookup: CommitmentLookup): () => void {
  element.classList.add('text-quote')
  return lookup.watch(commitmentId, () => {
    const answer = lookup.get(commitmentId)
    setPartyClass(element, answer.kind === 'known' ? partyClass[answer.face.partyKind] : null)
  })
}

/** Brings the chips and quotes inside to life, for text that is shown without an editor. Returns how to stop. */
export function liveCommitments(root: HTMLElement, lookup: CommitmentLookup): () => void {
  const stops: (() => void)[] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-commitment-chip]')) {
    stops.push(liveChip(element, element.dataset['commitmentChip'] ?? '', lookup))
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-commitment-quote]')) {
    stops.push(liveQuote(element, element.dataset['commitmentQuote'] ?? '', lookup))
  }
  return () => {
    for (const stop of stops) stop()
  }
}
