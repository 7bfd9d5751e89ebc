/** Reads a number as people type it, with comma or point and points between thousands; undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0%]/g, '').replace(/\u2212/g, '-')
  const isThousands = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
  const plain = isThousands ? text.replaceAll('.', '').replace(',', '.') : text.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A number as it is typed in the language: no grouping, comma in Danish. */
export const decimalComma = (value: number, language: string): string =>
  language.startsWith('da') ? String(value).replace('.', ',') : String(value)
