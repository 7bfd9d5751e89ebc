import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { openStorage } from '#server/storage/database.ts'
import { loadDocument } from '#server/sync/document-loader.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'
import { listCards } from '#shared/document/card-operations.ts'
import type { CardContent, CardList } from '#shared/document/cards.ts'
import { plainText } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { DocumentId } from '#shared/kernel/ids.ts'

export interface ListedDocument {
  readonly id: string
  readonly kind: 'partnerPlan' | 'socialModel'
  readonly title: string
  readonly partnership: { readonly slug: string; readonly name: string }
}

/** What the command line says of the documents in the data folder. */
export function listDocuments(dataDir: string): ListedDocument[] {
  const stdout = execFileSync(process.execPath, ['dist/server/cli.js', 'documents', '--json'], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  return JSON.parse(stdout) as ListedDocument[]
}

/**
 * The document as it stands on disk, built anew from checkpoint and log as the server itself does it. The server must
 * have stopped. Errors: rejects when a row is missing or refers to something that is not there.
 */
export async function readFromDisk(dataDir: string, documentId: string) {
  const storage = await openStorage(dataDir)
  try {
    const loaded = await loadDocument(createSqliteUpdateLog(storage.logFile), DocumentId.parse(documentId))
    const { doc, lastSeq, checkpointSeq } = loaded
    return {
      text: (sectionId: string): string => plainText(doc, SectionId.parse(sectionId)),
      cards: (list: CardList): CardContent[] => listCards(doc, list),
      /** For the message of a test that fails. */
      extent: `${lastSeq} rows, the checkpoint at ${checkpointSeq}`,
    }
  } finally {
    await storage.close()
  }
}

export async function openDocument(page: Page, url: string, document: ListedDocument, section: string): Promise<void> {
  await page.goto(`${url}/p/${document.partnership.slug}/d/${document.id}?afsnit=${section}`)
  await editorOf(page, section).waitFor()
  await untilSaved(page)
}

export const editorOf = (page: Page, section: string) =>
  page.locator(`#afsnit-${section}`).getByRole('textbox', { name: new RegExp(`^${section} `) })

/** Waits until the page says that the server has everything on its disk. */
export const untilSaved = (page: Page, timeout = 30_000): Promise<void> =>
  page.locator('[data-save-state="saved"]').first().waitFor({ timeout })

/** The section's paragraphs as the reader sees them, without the others' carets. */
export const textOf = (page: Page, section: string): Promise<string[]> =>
  editorOf(page, section).evaluate((editor) => {
    const copy = editor.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll('.peer-caret, .ProseMirror-widget, .ProseMirror-trailingBreak'))
      extra.remove()
    return [...copy.children].map((block) =>
      (block.textContent ?? '').replaceAll('\u2060', '').replaceAll('\ufeff', ''),
    )
  })

/** Titles of the tasks in the order they are shown. */
export const taskTitles = (page: Page): Promise<string[]> =>
  page
    .locator('.task-table [aria-label^="Opgavens navn"]')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value))
