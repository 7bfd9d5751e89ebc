import { describe, expect, it } from 'vitest'
import { fileChoices, insteadOf, silentMs, wantedFile } from '#client/features/document/files-menu.model.ts'
import { downloads } from '#server/export/downloads.ts'

const ids = { documentId: 'the-document', partnershipId: 'the-partnership' }

describe('the menu of files', () => {
  it('offers this document first and then the whole partnership, each in five formats, once', () => {
    expect(fileChoices.map(({ scope, format }) => `${scope}.${format}`)).toEqual([
      'document.docx',
      'document.pdf',
      'document.html',
      'document.md',
      'document.json',
      'partnership.docx',
      'partnership.pdf',
      'partnership.html',
      'partnership.md',
      'partnership.json',
    ])
  })

  it('asks only for what the server has, and of the right thing', () => {
    for (const choice of fileChoices) expect(Object.keys(downloads)).toContain(wantedFile(choice, ids).name)
    expect(wantedFile({ scope: 'document', format: 'docx' }, ids).query).toEqual({ documentId: 'the-document' })
    expect(wantedFile({ scope: 'partnership', format: 'docx' }, ids).query).toEqual({
      partnershipId: 'the-partnership',
    })
  })

  it('says at once that a PDF is being made, and of other files when they take over a second', () => {
    expect(silentMs({ scope: 'document', format: 'pdf' })).toBe(0)
    expect(silentMs({ scope: 'document', format: 'docx' })).toBe(1000)
  })

  it('offers the web page of the same thing when no PDF can be made', () => {
    const pdf = { scope: 'partnership', format: 'pdf' } as const
    expect(insteadOf(pdf, 'print.unavailable')).toEqual({ scope: 'partnership', format: 'html' })
    expect(insteadOf(pdf, 'print.failed')).toEqual({ scope: 'partnership', format: 'html' })
  })

  it('offers nothing instead when waiting or another remedy helps', () => {
    const pdf = { scope: 'document', format: 'pdf' } as const
    expect(insteadOf(pdf, 'print.busy')).toBeNull()
    expect(insteadOf(pdf, null)).toBeNull()
    expect(insteadOf({ scope: 'document', format: 'docx' }, 'print.unavailable')).toBeNull()
  })
})
