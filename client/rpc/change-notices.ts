import type { QueryClient } from '@tanstack/react-query'
import { type ChangeNotice, type ChangeTopic, changeTopics, closeCode } from '#shared/contracts/sync.ts'
import { ReachingSocket } from '#client/transport/reaching-socket.ts'
import { backOffMs } from './back-off.ts'
import { trpcOptions } from './trpc.ts'

/** `down` after the first failed try, until the socket stands again. */
export type NoticeState = 'connecting' | 'open' | 'down'

/** While no notices come, everything in view is fetched again this often. */
const pollMs = 30_000
/** Notices of one transaction come together; one fetch answers them all. */
const gatherMs = 60

/** What each topic makes stale. */
const staleBy: Record<ChangeTopic, () => readonly { readonly queryKey: readonly unknown[] }[]> = {
  partnership: () => [trpcOptions.partnerships.pathFilter(), trpcOptions.documents.pathFilter()],
  proposals: () => [trpcOptions.proposals.pathFilter()],
  members: () => [
    trpcOptions.members.pathFilter(),
    trpcOptions.partnerships.pathFilter(),
    trpcOptions.accounts.welcome.queryFilter(),
  ],
  sections: () => [trpcOptions.documents.pathFilter(), trpcOptions.partnerships.pathFilter()],
  commitments: () => [
    trpcOptions.commitments.pathFilter(),
    trpcOptions.targets.pathFilter(),
    trpcOptions.partnerships.list.queryFilter(),
  ],
  attachments: () => [trpcOptions.attachments.pathFilter()],
  targets: () => [trpcOptions.targets.pathFilter()],
  rateCard: () => [trpcOptions.rateCard.pathFilter(), trpcOptions.settlements.pathFilter()],
  outcomes: () => [trpcOptions.outcomes.pathFilter()],
  settlements: () => [trpcOptions.settlements.pathFilter()],
  // Whether texts and tariffs are locked stands with the person's memberships.
  agreements: () => [trpcOptions.approvals.pathFilter(), trpcOptions.accounts.welcome.queryFilter()],
  history: () => [trpcOptions.history.timeline.queryFilter()],
  comments: () => [trpcOptions.comments.pathFilter(), trpcOptions.notifications.inbox.queryFilter()],
  templates: () => [trpcOptions.templates.pathFilter()],
  practices: () => [trpcOptions.bestPractice.pathFilter()],
  scenarios: () => [
    trpcOptions.scenarios.pathFilter(),
    trpcOptions.parameters.pathFilter(),
    trpcOptions.snapshots.pathFilter(),
  ],
  exploration: () => [trpcOptions.scenarios.explorers.queryFilter()],
  silentWriting: () => [trpcOptions.silentWriting.pathFilter()],
  workshops: () => [trpcOptions.workshops.pathFilter()],
  activity: () => [trpcOptions.activity.pathFilter()],
}

/** The topic of a notice as it came over the wire; null for anything else. */
export function topicOf(text: unknown): ChangeTopic | null {
  if (typeof text !== 'string') return null
  try {
    const notice = JSON.parse(text) as Partial<ChangeNotice>
    return changeTopics.find((topic) => topic === notice.topic) ?? null
  } catch {
    // Not JSON, so not from our server: there is nothing to fetch for it.
    return null
  }
}

/**
 * Keeps this page's records in step with the others': a socket that says what to fetch again. Reconnects with
 * growing, jittered pauses, fetches everything in view after each gap, and polls while there is no socket.
 */
export class ChangeNoticeClient {
  private readonly client: QueryClient
  private readonly address: string
  private readonly listeners = new Set<() => void>()
  private readonly waiting = new Set<ChangeTopic>()
  private socket: ReachingSocket | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private poll: ReturnType<typeof setInterval> | undefined
  private gather: ReturnType<typeof setTimeout> | undefined
  private tries = 0
  private hadSocket = false
  private isStopped = true
  state: NoticeState = 'connecting'

  constructor(client: QueryClient, address: string) {
    this.client = client
    this.address = address
  }

  /** Opens the socket. Returns how to close it for good. */
  start(): () => void {
    this.isStopped = false
    this.connect()
    const now = () => this.connectNow()
    window.addEventListener('online', now)
    return () => {
      this.isStopped = true
      window.removeEventListener('online', now)
      clearTimeout(this.timer)
      clearTimeout(this.gather)
      clearInterval(this.poll)
      this.poll = undefined
      this.socket?.close()
      this.socket = null
      this.state = 'connecting'
      this.hadSocket = false
      this.tries = 0
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private connectNow(): void {
    if (this.socket !== null || this.isStopped) return
    clearTimeout(this.timer)
    this.connect()
  }

  private connect(): void {
    const socket = new ReachingSocket(this.address)
    this.socket = socket
    socket.addEventListener('open', () => {
      if (this.socket !== socket) return
      this.tries = 0
      clearInterval(this.poll)
      this.poll = undefined
      // Whatever was changed during the gap was announced to others only. A page that opened without net stands on
      // answers that were kept on the device.
      const hadGap = this.hadSocket || this.state === 'down'
      this.enter('open')
      if (hadGap) void this.client.invalidateQueries()
      this.hadSocket = true
    })
    socket.addEventListener('message', (event) => this.onNotice(topicOf((event as MessageEvent).data)))
    socket.addEventListener('close', (event) => {
      if (this.socket !== socket) return
      this.socket = null
      if ((event as CloseEvent).code === closeCode.signedOut) {
        void this.client.invalidateQueries(trpcOptions.accounts.welcome.queryFilter())
        return
      }
      this.enter('down')
      this.poll ??= setInterval(() => void this.client.invalidateQueries(), pollMs)
      this.timer = setTimeout(() => this.connect(), backOffMs(this.tries++, Math.random()))
    })
  }

  private onNotice(topic: ChangeTopic | null): void {
    if (topic === null) return
    this.waiting.add(topic)
    this.gather ??= setTimeout(() => {
      this.gather = undefined
      const filters = [...this.waiting].flatMap((waiting) => staleBy[waiting]())
      this.waiting.clear()
      for (const filter of filters) void this.client.invalidateQueries(filter)
    }, gatherMs)
  }

  private enter(state: NoticeState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
