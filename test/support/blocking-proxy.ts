import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BlockingProxy {
  readonly url: string
  /** WebSockets that were asked for and refused. */
  refused(): number
  close(): Promise<void>
}

/** What some firms have in front of the net: passes every request on and lets no WebSocket through. */
export async function startBlockingProxy(port: number): Promise<BlockingProxy> {
  let refused = 0
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request
    const onward = ask({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  server.on('upgrade', (_request, socket) => {
    refused += 1
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
