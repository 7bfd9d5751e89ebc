import type { WorkshopId, WorkshopParticipantId, WorkshopStepId } from '#shared/kernel/ids.ts'

/** A device in a workshop's room. */
export interface RoomDevice {
  readonly workshopId: WorkshopId
  readonly participantId: WorkshopParticipantId
  /** Which step the person looks at; null follows the room. */
  readonly lookedAt: WorkshopStepId | null
  /** What the device says it has not got through with. */
  readonly unsent: number
  /** Sends what is to be seen now; the same as last time is not sent again. */
  show(view: object): void
  /** Says why it is over and closes. */
  end(code: string): void
}

/** What is to be sent to the devices of a room; the module that owns the workshops answers it. */
export type ShowRoom = (workshopId: WorkshopId, devices: readonly RoomDevice[]) => Promise<void>

/** Changes closer together than this are sent as one, so that a room in which everybody writes is not drowned. */
const gatherMs = 150

/** Every open device by room. Told of a change after its commit, it has each device shown what that one may see. */
export class RoomHub {
  private readonly rooms = new Map<WorkshopId, Set<RoomDevice>>()
  private readonly waiting = new Map<WorkshopId, NodeJS.Timeout>()
  private readonly underWay = new Set<Promise<void>>()
  private readonly onError: (error: unknown) => void
  private show: ShowRoom | null = null

  constructor(onError: (error: unknown) => void) {
    this.onError = onError
  }

  /** Who answers what a device is to be shown. */
  showWith(show: ShowRoom): void {
    this.show = show
  }

  /** Returns how to take the device out again, to be called when it closes. */
  add(device: RoomDevice): () => void {
    const room = this.rooms.get(device.workshopId) ?? new Set()
    this.rooms.set(device.workshopId, room.add(device))
    return () => {
      room.delete(device)
      if (room.size === 0 && this.rooms.get(device.workshopId) === room) this.rooms.delete(device.workshopId)
    }
  }

  devicesOf(workshopId: WorkshopId): readonly RoomDevice[] {
    return [...(this.rooms.get(workshopId) ?? [])]
  }

  /** Something was committed that somebody in the room may see. */
  changed(workshopId: WorkshopId): void {
    if (this.waiting.has(workshopId)) return
    this.waiting.set(
      workshopId,
      setTimeout(() => {
        this.waiting.delete(workshopId)
        this.tell(workshopId, this.devicesOf(workshopId))
      }, gatherMs),
    )
  }

  /** Shows these devices the room at once. */
  tell(workshopId: WorkshopId, devices: readonly RoomDevice[]): void {
    if (this.show === null || devices.length === 0) return
    const showing = this.show(workshopId, devices)
      .catch(this.onError)
      .finally(() => this.underWay.delete(showing))
    this.underWay.add(showing)
  }

  /** Nothing more is sent; done when what was under way is. */
  async close(): Promise<void> {
    for (const timer of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
    this.show = null
    await Promise.all(this.underWay)
  }
}
