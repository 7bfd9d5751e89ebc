import { type WebSocket, WebSocketServer } from 'ws'

/**
 * The floor: passes every message on to the others in the room and does nothing else. It keeps no document, checks
 * nothing and stores nothing, so no server that does any of it can be quicker.
 */
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })

server.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('error', () => socket.terminate())
  socket.on('message', (data, isBinary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: isBinary })
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address) console.log(`listening ${address.port}`)
})
