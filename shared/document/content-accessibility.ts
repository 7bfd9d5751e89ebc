import type { AgreementSection } from '#shared/domain/approval/agreement.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'

export const accessibilityFaults = ['headingSkipped', 'linkText', 'tableWithoutHeader'] as const
export type AccessibilityFault = (typeof accessibilityFaults)[number]

interface Node {
  readonly type?: unknown
  readonly text?: unknown
  readonly attrs?: { readonly level?: unknown; readonly href?: unknown }
  readonly marks?: readonly { readonly type?: unknown; readonly attrs?: { readonly href?: unknown } }[]
  readonly content?: readonly Node[]
}

/** Words that say nothing to somebody who hears the links of a page one after the other. */
const emptyWords = /^(her|klik her|læs mere|link|mere|here|click here|read more|more)[.!:]?$/i
const bareAddress = /^(https?:\/\/|www\.)\S+$/i

/**
 * What in a section's text is hard to follow with a screen reader, each fault once for every place: a heading that
 * skips a level, a link whose words do not say where it leads, a table without a row of headings (APR-4).
 */
export function accessibilityIn({ prose }: Pick<AgreementSection, 'prose'>): AccessibilityFault[] {
  const faults: AccessibilityFault[] = []
  // The section's own title is level 1 to what stands in it.
  let level = 1
  const visit = (node: Node): void => {
    if (node.type === 'heading' && typeof node.attrs?.level === 'number') {
      if (node.attrs.level > level + 1) faults.push('headingSkipped')
      level = node.attrs.level
    }
    if (node.type === 'table' && !hasHeader(node)) faults.push('tableWithoutHeader')
    for (const words of linksIn(node)) if (emptyWords.test(words) || bareAddress.test(words)) faults.push('linkText')
    node.content?.forEach(visit)
  }
  prose.forEach((block: Json) => visit(block as Node))
  return faults
}

const hasHeader = ({ content = [] }: Node): boolean =>
  content[0]?.content?.some((cell) => cell.type === 'tableHeader') === true

/** The words of each link in one block; neighbouring pieces of one address are one link. */
function linksIn({ content = [] }: Node): string[] {
  const links: { readonly href: unknown; words: string }[] = []
  let open: unknown = null
  for (const { text, marks } of content) {
    const href = marks?.find(({ type }) => type === 'link')?.attrs?.href ?? null
    const last = links.at(-1)
    if (href !== null && typeof text === 'string') {
      if (last !== undefined && href === open) last.words += text
      else links.push({ href, words: text })
    }
    open = href
  }
  return links.map(({ words }) => words.trim())
}
