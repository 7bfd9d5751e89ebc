import { type PartyKind, partyLetter } from '#shared/domain/partnership/party.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

const shapes: Record<PartyKind, { readonly tag: string; readonly attributes: Readonly<Record<string, string>> }> = {
  municipality: { tag: 'circle', attributes: { cx: '12', cy: '12', r: '10.5' } },
  employmentActor: { tag: 'path', attributes: { d: 'M12 .3 23.7 12 12 23.7.3 12z' } },
  firm: { tag: 'rect', attributes: { x: '2', y: '2', width: '20', height: '20' } },
  fund: { tag: 'path', attributes: { d: 'M12 .8 24 22.5H0z' } },
}
const letterY: Record<PartyKind, string> = { municipality: '17.1', employmentActor: '16.9', firm: '17.1', fund: '20.3' }

/** Class that carries the party's colour and line style (`editor.css`); peers send a party, never a colour. */
export const partyClass: Record<PartyKind, string> = {
  municipality: 'by-municipality',
  employmentActor: 'by-actor',
  firm: 'by-firm',
  fund: 'by-fund',
}

/** The party's mark as an element for places that React does not draw: carets and chips in the text. Decorative. */
export function partyShape(kind: PartyKind, size: number, hasLetter: boolean): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: String(size),
    height: String(size),
    'aria-hidden': 'true',
    class: 'party-shape',
  })) {
    svg.setAttribute(name, value)
  }
  const { tag, attributes } = shapes[kind]
  const shape = document.createElementNS(svgNamespace, tag)
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value)
  svg.append(shape)
  if (hasLetter) {
    const letter = document.createElementNS(svgNamespace, 'text')
    letter.setAttribute('x', '12')
    letter.setAttribute('y', letterY[kind])
    letter.textContent = partyLetter[kind]
    svg.append(letter)
  }
  return svg
}
