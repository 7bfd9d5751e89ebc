import { type Socket, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface SmtpSink {
  readonly url: string
  /** Whole letters as they came in, headers and text, with transfer encoding undone. */
  readonly letters: string[]
  close(): Promise<void>
}

/** A mail server that takes every letter and keeps it: as much of SMTP as a client needs to hand one over. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const letters: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let waiting = ''
    let letter: string[] | null = null
    const say = (line: string): void => void socket.write(`${line}\r\n`)
    say('220 sink')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      waiting += chunk
      const lines = waiting.split('\r\n')
      waiting = lines.pop() ?? ''
      for (const line of lines) {
        if (letter !== null) {
          if (line !== '.') letter.push(line.replace(/^\.\./, '.'))
          else {
            letters.push(decoded(letter.join('\n')))
            letter = null
            say('250 taken')
          }
        } else if (/^DATA/i.test(line)) {
          letter = []
          say('354 go on')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    letters,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function decoded(letter: string): string {
  const [head = '', ...rest] = letter.split('\n\n')
  const body = rest.join('\n\n')
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`
  if (encoding !== 'quoted-printable') return letter
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`
}
