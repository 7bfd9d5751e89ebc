import { useCallback, useEffect, useRef, useState } from 'react'
import type { MonteCarlo } from '#shared/simulation/monte-carlo.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'
import type { TornadoBar } from '#shared/simulation/sensitivity.ts'
import type { BreakEvenRates, KeptAnswer, RunAnswer, RunRequest } from './run-protocol.ts'

export const usualRuns = 2000
export const manyRuns = 10_000
/** Typing pauses longer than this before the runs begin: each keystroke would only throw them away. */
const restMs = 350

export interface Runs {
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'impossible' | 'failed'
  readonly done: number
  readonly of: number
  /** Null while there are none for the input on the screen. */
  readonly result: MonteCarlo | null
  readonly bars: readonly TornadoBar[] | null
  readonly kept: readonly KeptAnswer[] | null
  readonly rates: BreakEvenRates | null
  /** Whether single persons and firms were drawn too for the result. */
  readonly hasIndividuals: boolean
}

const none: Runs = {
  state: 'waiting',
  done: 0,
  of: usualRuns,
  result: null,
  bars: null,
  kept: null,
  rates: null,
  hasIndividuals: false,
}

/**
 * Monte Carlo and tornado of the input in a worker. They begin when the input has rested; results of an older input
 * are never shown with a newer one.
 */
export function useRuns(input: SimulationInput | null): {
  readonly runs: Runs
  readonly start: (count: number, hasIndividuals?: boolean) => void
  readonly cancel: () => void
} {
  const worker = useRef<Worker | null>(null)
  const question = useRef(0)
  const [answered, setAnswered] = useState<{ readonly input: SimulationInput | null; readonly runs: Runs }>({
    input: null,
    runs: none,
  })

  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = null
    },
    [],
  )

  const start = useCallback(
    (count: number, hasIndividuals = false) => {
      if (input === null) return
      const id = (question.current += 1)
      const update = (change: Partial<Runs>): void =>
        setAnswered((before) =>
          question.current === id
            ? { input, runs: { ...(before.input === input ? before.runs : none), ...change } }
            : before,
        )
      worker.current ??= new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' })
      worker.current.onmessage = ({ data }: MessageEvent<RunAnswer>) => {
        if (data.id !== question.current) return
        if (data.kind === 'quick') update({ bars: data.bars, kept: data.kept, rates: data.rates })
        else if (data.kind === 'progress') update({ state: 'running', done: data.done, of: data.of })
        else if (data.kind === 'done')
          update({ state: 'done', done: data.result.n, result: data.result, hasIndividuals })
        else update({ state: 'impossible' })
      }
      worker.current.onerror = () => {
        worker.current?.terminate()
        worker.current = null
        update({ state: 'failed' })
      }
      update({ state: 'running', done: 0, of: count })
      const request: RunRequest = { kind: 'run', id, input, runs: count, hasIndividuals }
      worker.current.postMessage(request)
    },
    [input],
  )

  const cancel = useCallback(() => {
    const request: RunRequest = { kind: 'cancel', id: question.current }
    worker.current?.postMessage(request)
    question.current += 1
    setAnswered((before) => ({ ...before, runs: { ...before.runs, state: 'cancelled' } }))
  }, [])

  useEffect(() => {
    const timer = setTimeout(() => start(usualRuns), restMs)
    return () => clearTimeout(timer)
  }, [start])

  return { runs: answered.input === input ? answered.runs : none, start, cancel }
}
