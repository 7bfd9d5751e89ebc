import { randomBytes, randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { RoomMessage } from '#shared/contracts/workshops.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { ParticipantView } from '#shared/domain/workshop/room-view.ts'
import { WorkshopCardId, WorkshopParticipantId, type WorkshopStepId } from '#shared/kernel/ids.ts'
import type { TestApp } from './test-app.ts'

/** A participant's phone: joins by code over HTTP and listens on `/room`, keeping every frame that came. */
export class Phone {
  readonly secret = randomBytes(32).toString('base64url')
  readonly participantId = WorkshopParticipantId.parse(randomUUID())
  readonly frames: string[] = []
  closeCode: number | null = null
  private socket: WebSocket | null = null
  private readonly app: TestApp
  private readonly trpc: ReturnType<TestApp['trpc']>

  constructor(app: TestApp, headers: Readonly<Record<string, string>> = {}) {
    this.app = app
    this.trpc = app.trpc(headers)
  }

  join(code: string, over: { name?: string; partyKind?: PartyKind; table?: string } = {}): Promise<ParticipantView> {
    return this.trpc.room.join.mutate({
      code,
      participantId: this.participantId,
      secret: this.secret,
      name: over.name ?? 'Aya',
      partyKind: over.partyKind ?? 'firm',
      table: over.table ?? '',
    })
  }

  /** Opens the socket and waits for the first view. */
  async listen(): Promise<void> {
    const socket = new WebSocket(`${this.app.wsUrl}/room`)
    this.socket = socket
    this.closeCode = null
    const before = this.frames.length
    socket.on('message', (data) => this.frames.push(String(data)))
    socket.on('close', (code) => {
      this.closeCode = code
    })
    socket.on('open', () => this.look(null))
    await vi.waitFor(() => {
      if (this.frames.length === before) throw new Error('no frame yet')
    }, waitOptions)
  }

  look(stepId: WorkshopStepId | null, unsent = 0): void {
    this.socket?.send(JSON.stringify({ secret: this.secret, stepId, unsent }))
  }

  hangUp(): void {
    this.socket?.terminate()
  }

  send(message: RoomMessage): Promise<{ at: number }> {
    return this.trpc.room.send.mutate({ secret: this.secret, message })
  }

  async write(stepId: WorkshopStepId, text: string, column: string | null = null): Promise<WorkshopCardId> {
    const cardId = newCardId()
    await this.send({ kind: 'card', stepId, cardId, column, text })
    return cardId
  }

  view(stepId: WorkshopStepId | null = null): Promise<ParticipantView> {
    return this.trpc.room.view.mutate({ secret: this.secret, stepId })
  }

  /** What the last frame with a view showed. */
  get shown(): ParticipantView {
    const last = this.frames.map((frame) => JSON.parse(frame) as { kind: string; view: ParticipantView }).at(-1)
    if (last?.kind !== 'view') throw new Error(`The last frame is no view: ${JSON.stringify(last)}`)
    return last.view
  }

  get heard(): string {
    return this.frames.join('\n')
  }
}

export const waitOptions = { timeout: 5000, interval: 10 }
export const newCardId = (): WorkshopCardId => WorkshopCardId.parse(randomUUID())
