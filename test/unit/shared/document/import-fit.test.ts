import { MarkdownManager } from '@tiptap/markdown'
import { describe, expect, it } from 'vitest'
import { fitImport } from '#shared/document/import-fit.ts'
import { contentExtensions, contentSchema } from '#shared/document/schema.ts'

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const heading = (level: number, value: string) => ({ type: 'heading', attrs: { level }, content: [text(value)] })
const fit = (...content: object[]) => fitImport({ type: 'doc', content: content as never })

describe('fitting an imported text to a section', () => {
  it('[IMP-2] takes the highest heading as level 2 and all others as level 3, and counts those it changed', () => {
    const { content, report } = fit(heading(1, 'A'), heading(2, 'B'), heading(4, 'C'), heading(1, 'D'))
    expect(content.map((node) => node.attrs?.['level'])).toEqual([2, 3, 3, 2])
    expect(report.headings).toBe(4)
    expect(fit(heading(2, 'A'), heading(3, 'B')).report.headings).toBe(0)
    expect(fit(heading(3, 'A')).content[0]?.attrs).toEqual({ level: 2 })
  })

  it('[IMP-3] keeps the words of a link that is not allowed, and counts it', () => {
    const link = (href: string) => ({ type: 'link', attrs: { href, target: '_top' } })
    const { content, report } = fit(
      paragraph(text('a', link('javascript:alert(1)')), text('b', link('https://star.dk')), text('c', link('#_ftn1'))),
    )
    expect(content[0]?.content).toEqual([
      text('a'),
      text('b', { type: 'link', attrs: { href: 'https://star.dk' } }),
      text('c'),
    ])
    expect(report.links).toBe(2)
  })

  it('[IMP-4] leaves pictures out, makes code and boxes plain, and counts both', () => {
    const { content, report } = fit(
      paragraph({ type: 'image' }, text('under billedet', { type: 'highlight' })),
      { type: 'image' },
      { type: 'codeBlock', content: [text('en\nto')] },
      { type: 'box', content: [paragraph(text('i en boks'))] },
    )
    expect(content).toEqual([
      paragraph(text('under billedet')),
      paragraph(text('en')),
      paragraph(text('to')),
      paragraph(text('i en boks')),
    ])
    expect(report).toEqual({ images: 2, links: 0, headings: 0, flattened: 2 })
  })

  it('[IMP-4] gives content that a section takes, whatever stood in lists and tables', () => {
    const { content } = fit(
      { type: 'bulletList', content: [{ type: 'listItem', content: [heading(1, 'Overskrift i en liste')] }] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('Æ'))] }] },
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: -3 }, content: [] }] },
        ],
      },
      { type: 'orderedList', attrs: { start: 0 }, content: [] },
    )
    expect(() => contentSchema.nodeFromJSON({ type: 'doc', content }).check()).not.toThrow()
    expect(content.map(({ type }) => type)).toEqual(['bulletList', 'table'])
  })

  it('[IMP-1] reads Markdown with Danish letters, lists, ticks and tables', () => {
    const manager = new MarkdownManager({ extensions: contentExtensions })
    const { content } = fitImport(
      manager.parse(
        '# Målgruppe\n\nVi **møder** hver *uge*.\n\n- æble\n- øl\n\n- [x] gjort\n\n| Hvem | Hvornår |\n|---|---|\n| Åse | Nu |\n',
      ),
    )
    expect(content.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'bulletList', 'taskList', 'table'])
    expect(content[0]).toEqual({ type: 'heading', attrs: { level: 2 }, content: [text('Målgruppe')] })
    expect(content[1]?.content?.[1]).toEqual(text('møder', { type: 'bold' }))
    expect(content[3]?.content?.[0]?.attrs).toEqual({ checked: true })
    expect(content[4]?.content?.[0]?.content?.[0]?.type).toBe('tableHeader')
  })
})
