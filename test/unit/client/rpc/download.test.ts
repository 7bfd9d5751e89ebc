import { afterEach, describe, expect, it, vi } from 'vitest'
import { download, fileNameOf } from '#client/rpc/download.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { contentDisposition } from '#server/export/content-disposition.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a download in the browser', () => {
  it('[DWN-4] reads the name that the server wrote', () => {
    expect(fileNameOf(contentDisposition("Opgørelse Holbæk's (1).csv"))).toBe("Opgørelse Holbæk's (1).csv")
    expect(fileNameOf('attachment; filename="a.csv"')).toBeNull()
    expect(fileNameOf("attachment; filename*=UTF-8''%E0%A4%A")).toBeNull()
    expect(fileNameOf(null)).toBeNull()
  })

  it('rejects with the refusal that the server answered, as a procedure does', async () => {
    const refusal = { code: 'print.unavailable' }
    const error = { code: -32_000, message: refusal.code, data: { httpStatus: 503, path: '', refusal } }
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ error }), { status: 503 }))
    const failed: unknown = await download('x.pdf', {}).catch((thrown: unknown) => thrown)
    expect(refusalOf(failed)).toEqual(refusal)
  })

  it('rejects without a refusal when nobody answers, or something else does', async () => {
    for (const answer of [
      async () => Promise.reject(new TypeError('Failed to fetch')),
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    ]) {
      vi.stubGlobal('fetch', answer)
      const failed: unknown = await download('x.pdf', {}).catch((thrown: unknown) => thrown)
      expect(failed).toBeInstanceOf(Error)
      expect(refusalOf(failed)).toBeNull()
    }
  })
})
