import type { JSONContent } from '@tiptap/core'
import type { PastSeed } from '../partnership-seed.ts'

/** How sections of Holbæk's plan stood before their last hand, so that the history has something to tell. */
export function holbaekPast(prose: Readonly<Record<string, readonly JSONContent[]>>): PastSeed {
  const reworded = (section: string, words: Readonly<Record<string, string>>): JSONContent[] =>
    (prose[section] ?? []).map((node) => withWords(node, words))
  return {
    drafts: [
      {
        section: 'P4',
        by: 'ida',
        daysAgo: 12.2,
        content: reworded('P4', {
          'inden 2 arbejdsdage': 'inden for en uge',
          'møder buddyen på en rundvisning to uger før start og kan sige nej uden at forklare hvorfor':
            'møder buddyen på en rundvisning, før forløbet starter',
          ' De skal hurtigere videre.': '',
          'så ingen skal love noget i hast, og buddyen': 'og buddyen',
        }),
      },
      {
        section: 'P7',
        by: 'karen',
        daysAgo: 6.4,
        content: reworded('P7', { 'samme dag': 'inden for to dage', hverdage: 'alle dage' }),
      },
    ],
    versions: [{ name: 'Efter boot camp', by: 'jonas', daysAgo: 5.1 }],
    visits: [
      { person: 'ida', daysAgo: 3 },
      { person: 'karen', daysAgo: 2 },
    ],
    proposals: [
      {
        section: 'P4',
        by: 'mads',
        party: 'A',
        daysAgo: 0.08,
        note: 'Vi har lært af sidste hold, at ti dage er for længe at vente.',
        content: reworded('P4', {
          'mere end 10 arbejdsdage': 'mere end 5 arbejdsdage',
          'på et ark med billeder, ikke en stillingsbeskrivelse': 'på et ark med billeder og må prøve en af dem',
        }),
      },
    ],
  }
}

function withWords(node: JSONContent, words: Readonly<Record<string, string>>): JSONContent {
  if (typeof node.text === 'string') {
    const text = Object.entries(words).reduce((said, [now, before]) => said.replaceAll(now, before), node.text)
    return { ...node, text }
  }
  return node.content === undefined ? node : { ...node, content: node.content.map((child) => withWords(child, words)) }
}
