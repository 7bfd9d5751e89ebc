import { describe, expect, it } from 'vitest'
import { fieldWithPersonalNumber, personalNumberIn } from '#shared/domain/privacy/personal-number.ts'

describe('personal numbers', () => {
  it.each([
    ['070761-4285', 'the official example'],
    ['111111-1118', 'valid checksum'],
    ['251248-9996', 'no valid checksum, written with a hyphen'],
    ['010165-1234', '1 January, issued without checksum'],
    ['290200-4234', 'the seventh digit makes 2000, a leap year'],
    ['0707614285', 'ten digits in a row with a valid checksum'],
    ['0101651234', 'ten digits in a row on 1 January'],
    ['cpr: 010190 1234', 'a space instead of the hyphen'],
    ['cpr 010190\u00A01234.', 'a space that does not break'],
    ['0707\u200B61-4285', 'an invisible character inside'],
    ['\uFF10\uFF17\uFF10\uFF17\uFF16\uFF11\uFF0D\uFF14\uFF12\uFF18\uFF15', 'full-width digits'],
    ['070761\n4285', 'split over a line break'],
    ['070761 | 4285', "split over a cell's edge"],
    ['070761\u20134285', 'an en dash'],
    ['070761\u22124285', 'a minus sign'],
    ['ordre 9999999999 og 070761-4285', 'after another number'],
    ['110500-5123', 'the seventh digit makes 2000'],
    ['110560-5123', 'the seventh digit makes 1860'],
  ])('[SEC-1] %s blocks: %s', (text) => {
    expect(personalNumberIn(text)).toBe('block')
  })

  it.each([
    ['2512489996', 'a real date, no checksum, no separator'],
    ['ordre 0707614286', 'one digit off'],
  ])('[SEC-1] %s warns: %s', (text) => {
    expect(personalNumberIn(text)).toBe('warn')
  })

  it.each([
    ['311399-1234', 'there is no 13th month'],
    ['290200-1234', '1900 was no leap year'],
    ['290201-4234', '2001 was no leap year'],
    ['310465-1234', 'April has 30 days'],
    ['1070761-4285', 'a digit before'],
    ['070761-42851', 'a digit after'],
    ['2 pladser × 20 t/uge fra 01.07.2027', 'a date as people write it'],
    ['300.000 kr. til 120 borgere', 'an amount'],
    ['+45 12 34 56 78', 'a telephone number'],
    ['', 'nothing'],
  ])('[SEC-1] %s passes: %s', (text) => {
    expect(personalNumberIn(text)).toBe('none')
  })

  it('[SEC-2] names the first field that holds a number, and not the number', () => {
    expect(fieldWithPersonalNumber({ what: 'To pladser', condition: 'hvis 070761-4285 kommer', evidence: null })).toBe(
      'condition',
    )
    expect(fieldWithPersonalNumber({ what: 'To pladser', evidence: '2512489996' })).toBeNull()
  })
})
