import { type Extensions, type JSONContent, Node, getSchema } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import { DOMParser as ProseParser } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import { type FittedImport, fitImport } from '#shared/document/import-fit.ts'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import { kindOf, textOf } from './file-kind.model.ts'
import { type ImportFault, packedFault } from './packed-fault.model.ts'

export type ReadImport =
  | { readonly ok: true; readonly value: FittedImport }
  | { readonly ok: false; readonly error: ImportFault }

/** Only so that pictures are seen and counted; none is ever fetched or kept. */
const Picture = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  atom: true,
  parseHTML: () => [{ tag: 'img' }],
  renderHTML: () => ['span'],
  markdownTokenName: 'image',
  parseMarkdown: (_token, helpers) => helpers.createNode('image'),
})

/** More than a section may hold, so that `fitImport` sees what there was and can tell what it left out. */
const wide: Extensions = [
  StarterKit.configure({ link: false, undoRedo: false, trailingNode: false }),
  Link.configure({ openOnClick: false, autolink: false, isAllowedUri: () => true }),
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit.configure({ table: { resizable: false } }),
  Picture,
]

/**
 * Reads a Word or Markdown file in the browser: nothing leaves the device before the person has seen it and said yes.
 * The readers are loaded when they are first needed.
 */
export async function readImport(file: File): Promise<ReadImport> {
  if (file.size > maxFileBytes) return { ok: false, error: 'size' }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kind = kindOf(bytes)
    if (kind === 'other') return { ok: false, error: 'kind' }
    const json = kind === 'packed' ? await readWord(bytes) : await readMarkdown(textOf(bytes))
    if (typeof json === 'string') return { ok: false, error: json }
    const fitted = fitImport(json)
    if (fitted.content.length === 0) return { ok: false, error: 'empty' }
    if (personalNumberIn(wordsOf({ content: [...fitted.content] })) === 'block') {
      return { ok: false, error: 'personalNumber' }
    }
    return { ok: true, value: fitted }
  } catch {
    // Whatever a reader stumbles over, the file is not what its name says.
    return { ok: false, error: 'broken' }
  }
}

const maxFileBytes = 10 * 1024 * 1024

const wordsOf = (node: JSONContent): string => node.text ?? (node.content ?? []).map(wordsOf).join('\n')

async function readWord(bytes: Uint8Array<ArrayBuffer>): Promise<JSONContent | ImportFault> {
  const fault = packedFault(bytes)
  if (fault !== null) return fault
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: bytes.buffer },
    {
      styleMap: ['u => u', 'strike => s', 'comment-reference => '],
      // The picture's bytes are never unpacked.
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  )
  // Parsed apart from the page: nothing in it runs or is fetched.
  const page = new DOMParser().parseFromString(value, 'text/html')
  listTicks(page)
  return ProseParser.fromSchema(getSchema(wide)).parse(page.body).toJSON() as JSONContent
}

/** Word's tick boxes stand at the beginning of paragraphs; here they belong to a list of ticks. */
function listTicks(page: Document): void {
  for (const box of page.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    const line = box.closest('p, li')
    const isChecked = box.checked
    box.remove()
    if (line === null) continue
    const item = page.createElement('li')
    item.dataset['type'] = 'taskItem'
    item.dataset['checked'] = String(isChecked)
    const words = page.createElement('p')
    words.append(...line.childNodes)
    item.append(words)
    if (line.tagName === 'LI') {
      line.replaceWith(item)
      if (item.parentElement !== null) item.parentElement.dataset['type'] = 'taskList'
      continue
    }
    const before = line.previousElementSibling
    if (before instanceof HTMLElement && before.dataset['type'] === 'taskList') {
      before.append(item)
      line.remove()
      continue
    }
    const list = page.createElement('ul')
    list.dataset['type'] = 'taskList'
    list.append(item)
    line.replaceWith(list)
  }
}

async function readMarkdown(text: string): Promise<JSONContent> {
  const { MarkdownManager } = await import('@tiptap/markdown')
  return new MarkdownManager({ extensions: wide }).parse(text.replace(/^\uFEFF/, ''))
}
