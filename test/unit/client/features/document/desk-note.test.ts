import { describe, expect, it } from 'vitest'
import { deskNote } from '#client/features/document/desk-note.model.ts'
import { document as da } from '#client/i18n/da/document.ts'
import { document as en } from '#client/i18n/en/document.ts'

describe('the note over a text that one cannot edit', () => {
  it('tells a commenter what a commenter can do, not that they are a reader', () => {
    const key = deskNote({ canWrite: false, canComment: true })
    expect(key).toBe('reader.commenterNote')
    expect(da.reader.commenterNote).toContain('skrive kommentarer')
    expect(da.reader.commenterNote).not.toContain('læser her')
    expect(en.reader.commenterNote).toContain('write comments')
  })

  it('tells readers that they read, and writers on a phone where to write', () => {
    expect(deskNote({ canWrite: false, canComment: false })).toBe('reader.note')
    expect(deskNote({ canWrite: true, canComment: true })).toBe('phone.readOnly')
  })
})
