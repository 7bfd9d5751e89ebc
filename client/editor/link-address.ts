import { isAllowedHref } from '#shared/document/schema.ts'

/**
 * The address a person meant: `dst.dk/x` becomes `https://dst.dk/x`, `ida@holbaek.dk` a mail address.
 * Null for anything that is not a web, mail or telephone address.
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim()
  if (isAllowedHref(text)) return text
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text)) return `https://${text}`
  return null
}
