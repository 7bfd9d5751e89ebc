import { describe, expect, it } from 'vitest'
import { contentDisposition } from '#server/export/content-disposition.ts'

describe('the name under which a download is saved', () => {
  it('[DWN-4] keeps Danish letters, and spells them out for old browsers', () => {
    expect(contentDisposition('Opgørelse Holbæk.csv')).toBe(
      `attachment; filename="Opgoerelse Holbaek.csv"; filename*=UTF-8''Opg%C3%B8relse%20Holb%C3%A6k.csv`,
    )
  })

  it('[DWN-4] cannot end the header, hide its ending or leave the folder', () => {
    for (const name of [
      'a"; filename="b.exe',
      'a\r\nSet-Cookie: x',
      '../../etc/passwd',
      'gnp\u202Eexe.csv',
      "a'b*(c)",
    ]) {
      const header = contentDisposition(name)
      expect(header).toMatch(/^attachment; filename="[^"\\/%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/)
      expect(header).not.toMatch(/%2F|%0D|%E2%80%AE/)
    }
  })
})
