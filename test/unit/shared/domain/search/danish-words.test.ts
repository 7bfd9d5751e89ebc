import { describe, expect, it } from 'vitest'
import { folded, searchTerms, snippetOf } from '#shared/domain/search/danish-words.ts'

const shown = (text: string, typed: string): string =>
  snippetOf(text, searchTerms(typed))
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('')

describe('Danish words', () => {
  it.each([
    ['Aabenraa', 'Åbenrå'],
    ['GÅRD', 'gaard'],
    ['idé', 'ide'],
    ['Müller', 'muller'],
    ['Malmö', 'malmø'],
    // A + ring as two characters, as some keyboards send it.
    ['A\u030Abenra\u030A', 'åbenrå'],
  ])('[SEA-2] %s is found as %s', (written, typed) => {
    expect(folded(written)).toBe(folded(typed))
  })

  it.each([
    ['være', 'vare'],
    ['bøn', 'bon'],
    ['år', 'ar'],
  ])('[SEA-2] %s is another word than %s', (written, typed) => {
    expect(folded(written)).not.toBe(folded(typed))
  })

  it('[SEA-2] signs part words and mean nothing to a search', () => {
    expect(searchTerms('  "Vi" AND visi* -(NEAR) ')).toEqual(['vi', 'and', 'visi', 'near'])
    expect(searchTerms('" * -')).toEqual([])
  })

  it('[SEA-4] the snippet stands around the hit, with every hit in it marked', () => {
    const text = `${'Noget andet først. '.repeat(8)}Kommunen visiterer tre borgere, og visitationen sker inden uge 12. ${'Mere. '.repeat(40)}`
    expect(shown(text, 'visi')).toMatch(
      /^… .*først\. Kommunen \[visiterer\] tre borgere, og \[visitationen\] sker inden uge 12\..* …$/,
    )
    expect(shown('Aabenraa er med', 'åben')).toBe('[Aabenraa] er med')
    expect(shown('Uden hit her', 'kommune')).toBe('Uden hit her')
  })
})
