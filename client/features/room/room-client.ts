import { ReachingSocket } from '#client/transport/reaching-socket.ts'
import { backOffMs } from '#client/rpc/back-off.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { roomRpc } from '#client/rpc/room-rpc.ts'
import type { RoomMessage } from '#shared/contracts/workshops.ts'
import type { ParticipantView } from '#shared/domain/workshop/room-view.ts'
import { errorCodes } from '#shared/kernel/errors.ts'
import type { WorkshopStepId } from '#shared/kernel/ids.ts'
import { type Membership, keepOutbox, readOutbox } from './device-store.ts'
import { type Waiting, delivered, nextOf, put, refused, unsentOf } from './outbox.ts'

export interface RoomState {
  readonly view: ParticipantView | null
  readonly isConnected: boolean
  readonly waiting: readonly Waiting[]
  /** Why it is over for this device; null while it is not. */
  readonly ended: string | null
  /** How far the server's clock is ahead of the device's. */
  readonly clockAhead: number
}

/**
 * One participant's connection to the room. What is said is written to the device first and leaves it when the server
 * has answered; the same id goes out again after a lost answer, and the server takes it once (WOR-5).
 */
export class RoomClient {
  state: RoomState
  private readonly membership: Membership
  private readonly listeners = new Set<() => void>()
  private socket: ReachingSocket | null = null
  private lookedAt: WorkshopStepId | null = null
  private isStopped = false
  private isSending = false
  private tries = 0
  private sendTries = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private sendTimer: ReturnType<typeof setTimeout> | undefined

  constructor(membership: Membership) {
    this.membership = membership
    this.state = {
      view: null,
      isConnected: false,
      waiting: readOutbox(membership.participantId),
      ended: null,
      clockAhead: 0,
    }
  }

  /** Returns how to stop for good. */
  start(): () => void {
    this.isStopped = false
    this.connect()
    void this.flush()
    const wake = () => {
      this.tries = 0
      this.sendTries = 0
      if (this.socket === null) this.connect()
      void this.flush()
    }
    const onVisible = () => document.visibilityState === 'visible' && wake()
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      this.isStopped = true
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', onVisible)
      clearTimeout(this.timer)
      clearTimeout(this.sendTimer)
      this.socket?.close()
      this.socket = null
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  read = (): RoomState => this.state

  /** Looks at one step; null follows the room. */
  look(stepId: WorkshopStepId | null): void {
    if (this.lookedAt === stepId) return
    this.lookedAt = stepId
    this.greet()
  }

  say(message: RoomMessage): void {
    this.keep(put(this.state.waiting, message))
    void this.flush()
  }

  /** Throws away what the server would not take. */
  drop(key: string): void {
    this.keep(this.state.waiting.filter((one) => one.key !== key))
  }

  private keep(waiting: readonly Waiting[]): void {
    keepOutbox(this.membership.participantId, waiting)
    this.enter({ waiting })
    this.greet()
  }

  private enter(change: Partial<RoomState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  private greet(): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    const hello = { secret: this.membership.secret, stepId: this.lookedAt, unsent: unsentOf(this.state.waiting) }
    this.socket.send(JSON.stringify(hello))
  }

  private connect(): void {
    if (this.isStopped || this.state.ended !== null) return
    clearTimeout(this.timer)
    const address = new URL('/room', location.href)
    address.protocol = address.protocol.replace('http', 'ws')
    const socket = new ReachingSocket(address)
    this.socket = socket
    socket.addEventListener('open', () => this.greet())
    socket.addEventListener('message', (event) => {
      if (this.socket === socket) this.hear(String((event as MessageEvent).data))
    })
    socket.addEventListener('close', () => {
      if (this.socket !== socket) return
      this.socket = null
      if (this.state.isConnected) this.enter({ isConnected: false })
      if (this.isStopped || this.state.ended !== null) return
      this.timer = setTimeout(() => this.connect(), backOffMs(this.tries++, Math.random()))
      // A net that lets no sockets through still answers.
      if (this.tries > 2) void this.ask()
    })
  }

  private hear(text: string): void {
    const told = JSON.parse(text) as { kind: 'view'; view: ParticipantView } | { kind: 'ended'; code: string }
    if (told.kind === 'ended') return this.enter({ ended: told.code })
    this.tries = 0
    this.enter({ view: told.view, isConnected: true, clockAhead: told.view.now - Date.now() })
    void this.flush()
  }

  private async ask(): Promise<void> {
    try {
      const view = await roomRpc.room.view.mutate({ secret: this.membership.secret, stepId: this.lookedAt })
      if (this.socket === null || !this.state.isConnected) this.enter({ view, clockAhead: view.now - Date.now() })
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal !== null && !errorCodes[refusal.code].retryable) this.enter({ ended: refusal.code })
    }
  }

  /** Sends what waits, one after the other, so that a later word about a card never comes before an earlier one. */
  private async flush(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    clearTimeout(this.sendTimer)
    try {
      for (let next = nextOf(this.state.waiting); next !== null; next = nextOf(this.state.waiting)) {
        if (this.isStopped || this.state.ended !== null) return
        try {
          await roomRpc.room.send.mutate({ secret: this.membership.secret, message: next.message })
          this.sendTries = 0
          this.keep(delivered(this.state.waiting, next))
        } catch (error) {
          const refusal = refusalOf(error)
          if (refusal === null || errorCodes[refusal.code].retryable) {
            this.sendTimer = setTimeout(() => void this.flush(), backOffMs(this.sendTries++, Math.random()))
            return
          }
          if (refusal.code === 'workshop.closed' || refusal.code === 'workshop.removed') {
            this.enter({ ended: refusal.code })
            return
          }
          this.keep(refused(this.state.waiting, next, refusal.code))
        }
      }
    } finally {
      this.isSending = false
    }
  }
}
