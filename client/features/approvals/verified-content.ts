import type { AgreementBytes } from '#shared/contracts/approvals.ts'
import { type AgreementContent, agreementHash } from '#shared/domain/approval/agreement.ts'

/** SHA-256 as this browser calculates it; over plain http, where it gives none, by our own lines. */
export async function hashHere(text: string): Promise<string> {
  // Not there on a page that came over plain http, whatever the types say.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return agreementHash(text)
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The content of a version, read out of the very text whose hash was calculated here; null when it does not give the
 * hash that the version is known by, and then nothing of it may be approved.
 */
export async function verifiedContent(bytes: AgreementBytes, hash: string): Promise<AgreementContent | null> {
  return (await hashHere(bytes.text)) === hash && bytes.hash === hash
    ? (JSON.parse(bytes.text) as AgreementContent)
    : null
}
