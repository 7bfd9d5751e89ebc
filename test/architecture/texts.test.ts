import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** Attributes whose value somebody reads or hears. */
const spoken =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|hint|lead)$/
/** The product's name and the key's are the same in every language; a single letter or sign is no word. */
const isWorded = (text: string): boolean => /\p{L}{2}/u.test(text.replace(/Samspil|Ctrl/g, ''))

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [part: string]: unknown
}
const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

/** Texts that a person would read and that stand in the code instead of in the language files. */
function textsIn(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source, { lang: 'tsx' })
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? ''}`)
  const found: string[] = []
  const tell = ({ start }: SyntaxNode, text: unknown): void => {
    if (typeof text === 'string' && isWorded(text)) {
      found.push(`${path}:${source.slice(0, start).split('\n').length} ${text.trim()}`)
    }
  }
  const isText = (value: unknown): value is SyntaxNode => isNode(value) && value.type === 'Literal'
  const visit = (node: SyntaxNode, parent: SyntaxNode | null): void => {
    const { type } = node
    const isSpoken = parent?.type !== 'JSXAttribute' || spoken.test(String((parent['name'] as SyntaxNode)['name']))
    if (type === 'JSXText') tell(node, node['value'])
    else if (type === 'JSXAttribute' && isText(node['value'])) {
      if (spoken.test(String((node['name'] as SyntaxNode)['name']))) tell(node, node['value']['value'])
    } else if (type === 'JSXExpressionContainer' && isText(node['expression']) && isSpoken) {
      tell(node, node['expression']['value'])
    } else if (type === 'Literal' && typeof node['value'] === 'string' && /[æøå]/i.test(node['value'])) {
      tell(node, node['value'])
    } else if (type === 'TemplateElement') {
      const { raw } = node['value'] as { raw: string }
      if (/[æøå]/i.test(raw)) tell(node, raw)
    }
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, node)
  }
  visit(program as unknown as SyntaxNode, null)
  return found
}

const files = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .map((path) => join('client', path))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join('client', 'i18n')))

describe('texts of the client', () => {
  it('stand in the language files, so that no language has words of another', () => {
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap((path) => textsIn(path, readFileSync(path, 'utf8')))).toEqual([])
  })

  it.each([
    ['a text', '<p>Gem forslag</p>'],
    ['a label', '<button aria-label="Close" />'],
    ['a text in braces', "<p>{'Save'}</p>"],
    ['a label in braces', "<button title={'Save'} />"],
    ['Danish letters anywhere', "'Kære læser'"],
    ['Danish letters around what is filled in', '`Kære ${name}`'],
  ])('are found where they stand in the code: %s', (_name, source) => {
    expect(textsIn('planted.tsx', `export const planted = ${source}`)).toHaveLength(1)
  })

  it('are not what has no words', () => {
    const source = "export const planted = <p className='lead'>{t('title')} · Samspil × 1 {t(`a.${kind}`)}</p>"
    expect(textsIn('planted.tsx', source)).toEqual([])
  })
})
