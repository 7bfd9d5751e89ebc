/**
 * The header by which a browser saves the file under its name: UTF-8 for those that read it (all of today), plain
 * letters beside it for the rest. Nothing in the name can end the header or leave the folder.
 */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
  const danish: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' }
  const ascii = plain.replace(/[æøåÆØÅ]/g, (letter) => danish[letter] ?? '').replace(/[^\x20-\x7E]/g, '_')
  const encoded = encodeURIComponent(plain).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii.replace(/%/g, '_')}"; filename*=UTF-8''${encoded}`
}
