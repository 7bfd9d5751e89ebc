/** What a file is by its content: a packed file (Word is one), text, or something that cannot be read here. */
export type FileKind = 'packed' | 'text' | 'other'

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** Decided by the bytes alone: a name can say anything (IMP-6). */
export function kindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'packed'
  // `%PDF`; every other kind of file that people mistake for text holds a zero byte soon.
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || bytes.subarray(0, 4096).includes(0)) return 'other'
  return 'text'
}

/** The words of a text file: UTF-8, or what older Danish programs on Windows wrote. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
