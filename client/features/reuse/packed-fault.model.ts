import { unzipSync } from 'fflate'

/** Why a file cannot be read; worded under `reuse:import.fault`. */
export type ImportFault = 'kind' | 'size' | 'packed' | 'empty' | 'broken' | 'personalNumber'

const maxUnpackedBytes = 60 * 1024 * 1024
const maxParts = 2000

/**
 * What the packed file says of itself, without unpacking any of it: a small file may unpack to more than a device can
 * hold (IMP-5). Null when it may be unpacked.
 */
export function packedFault(bytes: Uint8Array): ImportFault | null {
  let unpacked = 0
  let parts = 0
  let hasText = false
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1
        unpacked += originalSize
        if (name === 'word/document.xml') hasText = true
        return false
      },
    })
  } catch {
    return 'broken'
  }
  if (unpacked > maxUnpackedBytes || parts > maxParts) return 'packed'
  return hasText ? null : 'kind'
}
