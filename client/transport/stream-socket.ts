import { type StreamEvent, type StreamedFrame, packFrames, streamEvents, streamPath } from '#shared/contracts/stream.ts'

/** A WebSocket's own numbers. */
const [connecting, open, , closed] = [0, 1, 2, 3] as const

/** Waits this long after a message that did not get through, and sends it again as often. */
const retryAfterMs = [500, 1500, 4000] as const

/**
 * A socket for a network that lets no WebSocket through, with a WebSocket's interface as far as the page uses it: what
 * comes is read from an answer that never ends, what goes is posted, one message at a time and in order.
 */
export class StreamSocket extends EventTarget {
  readyState: number = connecting
  private id: string | null = null
  private sent = 0
  private waiting: StreamedFrame[] = []
  private mustPong = false
  private isSending = false
  private readonly aborting = new AbortController()
  private readonly base: string
  private readonly fetch: typeof fetch

  /** `fetcher` in the place of the browser's own, for a program that brings its session itself. */
  constructor(url: string | URL, fetcher: typeof fetch = (...request) => fetch(...request)) {
    super()
    const { protocol, host, pathname, search } = new URL(url)
    this.base = `${protocol.replace('ws', 'http')}//${host}${streamPath}`
    this.fetch = fetcher
    void this.listen(`${this.base}?to=${encodeURIComponent(pathname + search)}`)
  }

  send(data: Uint8Array | string): void {
    if (this.readyState !== open) return
    const isText = typeof data === 'string'
    this.waiting.push({ isText, bytes: isText ? new TextEncoder().encode(data) : data.slice() })
    void this.flush()
  }

  close(): void {
    this.finish(1005, '')
  }

  private async listen(address: string): Promise<void> {
    try {
      const answer = await this.fetch(address, { method: 'POST', cache: 'no-store', signal: this.aborting.signal })
      if (!answer.ok || answer.body === null) throw new Error(`The stream was answered ${answer.status}`)
      await readEvents(answer.body, (event, data) => this.hear(event, data))
    } catch {
      // Whatever it was, the page tries again as after any lost socket.
    }
    this.finish(1006, '')
  }

  private hear(event: StreamEvent, data: string): void {
    if (this.readyState === closed) return
    if (event === 'stream') this.id = data
    else if (event === 'open') {
      this.readyState = open
      this.dispatchEvent(new Event('open'))
    } else if (event === 'binary') this.tell(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)).buffer)
    else if (event === 'text') this.tell(data)
    else if (event === 'ping') {
      this.mustPong = true
      void this.flush()
    } else {
      const { code, reason } = JSON.parse(data) as { code: number; reason: string }
      this.finish(code, reason)
    }
  }

  private tell(data: string | ArrayBuffer): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  /** Sends all that waits as one message, and goes on until nothing does. */
  private async flush(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    while ((this.waiting.length > 0 || this.mustPong) && this.readyState === open) {
      const body = packFrames(this.waiting)
      this.waiting = []
      this.mustPong = false
      this.sent += 1
      if (!(await this.post(this.sent, body))) this.finish(1006, '')
    }
    this.isSending = false
  }

  /** True when the server has it. Sent again under the same number, it is taken once. */
  private async post(n: number, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    for (const pause of [...retryAfterMs, null]) {
      try {
        const headers = { 'content-type': 'application/octet-stream' }
        const address = `${this.base}/${this.id ?? ''}?n=${n}`
        const answer = await this.fetch(address, { method: 'POST', headers, body, signal: this.aborting.signal })
        if (answer.status < 500) return answer.ok
      } catch {
        if (this.aborting.signal.aborted) return false
      }
      if (pause === null) return false
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    return false
  }

  private finish(code: number, reason: string): void {
    if (this.readyState === closed) return
    this.readyState = closed
    this.aborting.abort()
    this.dispatchEvent(new StreamClosed(code, reason))
  }
}

/** What a WebSocket's own event tells of its end. */
export class StreamClosed extends Event {
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean

  constructor(code: number, reason: string) {
    super('close')
    this.code = code
    this.reason = reason
    this.wasClean = code !== 1006
  }
}

/** Reads server-sent events until the body ends. */
async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  hear: (event: StreamEvent, data: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let waiting = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (waiting + read.value).split('\n\n')
    waiting = blocks.pop() ?? ''
    for (const block of blocks) {
      const match = /^event: (\w+)\ndata: (.*)$/s.exec(block)
      const event = streamEvents.find((one) => one === match?.[1])
      if (event !== undefined) hear(event, match?.[2] ?? '')
    }
  }
}
