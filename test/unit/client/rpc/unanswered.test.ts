import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { isPartMissing, isUnanswered } from '#client/rpc/unanswered.ts'

it.each([
  'Failed to fetch dynamically imported module: https://samspil.example/assets/members-BkNYvfg4.js',
  'error loading dynamically imported module',
  'Importing a module script failed.',
])('knows a part of the app that could not be fetched by “%s”', (message) => {
  expect(isPartMissing(new TypeError(message))).toBe(true)
})

it('knows styles that could not be fetched, and no mistake of our own', () => {
  expect(isPartMissing(new Error('Unable to preload CSS for /assets/members-BkNYvfg4.css'))).toBe(true)
  expect(isPartMissing(new TypeError("Cannot read properties of undefined (reading 'title')"))).toBe(false)
  expect(isPartMissing(new TypeError('query.refetch is not a function'))).toBe(false)
  expect(isPartMissing('Failed to fetch')).toBe(false)
})

it('tells a server that does not answer from one that refuses or fails', () => {
  const failed = (status: number) =>
    TRPCClientError.from(new SyntaxError('no JSON'), { meta: { response: { status } } })
  expect(isUnanswered(TRPCClientError.from(new TypeError('Failed to fetch')))).toBe(true)
  expect([429, 500, 502, 503, 504, 505].filter((status) => isUnanswered(failed(status)))).toEqual([502, 503, 504])
  expect(
    isUnanswered(TRPCClientError.from({ error: { message: 'no', code: -32000, data: { httpStatus: 401 } } })),
  ).toBe(false)
  expect(isUnanswered(new TypeError('Failed to fetch'))).toBe(false)
})
