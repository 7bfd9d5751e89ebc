import { vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { waitOptions } from './raw-device.ts'

// Each of these clients listens for the end of the process, and a test opens more of them than Node takes for normal.
process.setMaxListeners(200)

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  synced(): Promise<void>
  stop(): void
}

/** The y-websocket client as it is published, unpatched, without acknowledgements. */
export function openStockClient(url: string, documentId: string, token: string, doc = new Y.Doc()): StockClient {
  const provider = new WebsocketProvider(url, documentId, doc, {
    params: { token },
    disableBc: true,
    // `ws` has the browser's interface as far as the provider uses it.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  return {
    doc,
    provider,
    synced: () =>
      vi.waitFor(() => {
        if (!provider.synced) throw new Error('not synced yet')
      }, waitOptions),
    stop: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
