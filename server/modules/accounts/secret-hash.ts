import { createHash } from 'node:crypto'

/**
 * What is stored of a secret, as hex. One round of SHA-256 is enough for 256 random bits: there is nothing to guess,
 * and a stolen database lets nobody in.
 */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
