import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '#server/rpc/router.ts'
import type { Me } from '#shared/contracts/accounts.ts'
import { refusalOf } from './refusal.ts'
import { isUnanswered } from './unanswered.ts'

const welcomePath = 'accounts.welcome'
/** What a document's page cannot be drawn without, and what its text refers to. */
const keptPaths = new Set([welcomePath, 'partnerships.bySlug', 'documents.get', 'commitments.list'])

const ownerKey = 'samspil-kept-for'
const prefix = 'samspil-kept:'

interface Asked {
  readonly path: string
  readonly input: unknown
}
const keyOf = ({ path, input }: Asked) => `${prefix}${path}:${JSON.stringify(input ?? null)}`

/** The part of `localStorage` that is used. */
export type AnswerStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * The latest answers to a few queries, on the device, for one person at a time: they are used only where the server
 * does not answer, and go when the person does or when another one comes.
 */
export class KeptAnswers {
  private readonly store: AnswerStore | null
  /** The person of this page. Another tab may have become somebody else's meanwhile. */
  private personId: string | null = null

  constructor(store: AnswerStore | null) {
    this.store = store
  }

  keep(asked: Asked, data: unknown): void {
    if (!keptPaths.has(asked.path) || this.store === null) return
    if (asked.path === welcomePath) this.belongTo((data as { readonly me: Me | null }).me?.personId ?? null)
    if (!this.isOwners()) return
    const key = keyOf(asked)
    const text = JSON.stringify(data)
    try {
      this.store.setItem(key, text)
    } catch {
      // Full. An answer that is older than the page's own would be worse than none.
      this.store.removeItem(key)
    }
  }

  /** The kept answer; undefined when there is none for the person of this page. */
  find(asked: Asked): unknown {
    const text = keptPaths.has(asked.path) ? this.store?.getItem(keyOf(asked)) : null
    if (text === null || text === undefined) return undefined
    const data = JSON.parse(text) as unknown
    // A page that opens without net learns from here whose it is.
    if (asked.path === welcomePath) this.personId ??= this.store?.getItem(ownerKey) ?? null
    return this.isOwners() ? data : undefined
  }

  /** The server refused: what it answered before is no longer the person's to see. */
  drop(asked: Asked): void {
    this.store?.removeItem(keyOf(asked))
  }

  forget(): void {
    const { store } = this
    if (store === null) return
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
    for (const key of keys) if (key.startsWith(prefix)) store.removeItem(key)
    store.removeItem(ownerKey)
  }

  private belongTo(personId: string | null): void {
    this.personId = personId
    if (this.store?.getItem(ownerKey) === personId) return
    this.forget()
    try {
      if (personId !== null) this.store?.setItem(ownerKey, personId)
    } catch {
      // Full, or closed to us: nothing is kept then.
    }
  }

  private isOwners(): boolean {
    return this.personId !== null && this.store?.getItem(ownerKey) === this.personId
  }
}

function deviceStore(): AnswerStore | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    // Browsers that are told to keep nothing throw already when it is named.
    return null
  }
}

/** Those of this device. */
export const keptAnswers = new KeptAnswers(deviceStore())

/** Whether the server said that this is not, or no longer, for the person to see. */
function isTakenAway(error: unknown): boolean {
  const code = refusalOf(error)?.code
  return code === 'thing.notFound' || code?.startsWith('access.') === true
}

/** Keeps the answers that documents need, and answers from them when the server does not. */
export function keptAnswersLink(kept: KeptAnswers = keptAnswers): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      op.type === 'query'
        ? observable((observer) =>
            next(op).subscribe({
              next: (answer) => {
                if ('data' in answer.result) kept.keep(op, answer.result.data)
                observer.next(answer)
              },
              error: (error) => {
                if (isTakenAway(error)) kept.drop(op)
                const data = isUnanswered(error) ? kept.find(op) : undefined
                if (data === undefined) return observer.error(error)
                observer.next({ result: { type: 'data', data } })
                observer.complete()
              },
              complete: () => observer.complete(),
            }),
          )
        : next(op)
}
