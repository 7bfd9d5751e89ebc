import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { refusalOf } from '#client/rpc/refusal.ts'

const answered = (data: unknown): TRPCClientError<never> =>
  TRPCClientError.from({ error: { code: -32_000, message: 'x', data } } as never)

it('reads the refusal with its data out of an error', () => {
  const current = { version: 3 }
  expect(refusalOf(answered({ refusal: { code: 'commitment.changed', data: { current } } }))).toEqual({
    code: 'commitment.changed',
    data: { current },
  })
})

it('leaves the data out when there is none', () => {
  expect(refusalOf(answered({ refusal: { code: 'access.readOnly' } }))).toEqual({ code: 'access.readOnly' })
})

it.each([
  ['a code that this client does not know', answered({ refusal: { code: 'made.up' } })],
  ['a name that every object has', answered({ refusal: { code: 'toString' } })],
  ['an answer without a refusal', answered(null)],
  ['no answer at all', new TRPCClientError('Failed to fetch')],
  ['something else', new TypeError('x')],
  ['nothing', null],
])('gives null for %s', (_name, error) => {
  expect(refusalOf(error)).toBeNull()
})
