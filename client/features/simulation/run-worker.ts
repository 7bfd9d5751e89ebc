import { monteCarloFaults, monteCarloSteps } from '#shared/simulation/monte-carlo.ts'
import { breakEvenJobRate, tornado } from '#shared/simulation/sensitivity.ts'
import { jobsKept } from './jobs-kept.model.ts'
import { type RunAnswer, type RunRequest, keptOfTen, screenSeed } from './run-protocol.ts'

// Runs away from the page, so that typing never waits for ten thousand runs.

let newest = 0
const say = (answer: RunAnswer): void => globalThis.postMessage(answer)

/** Lets waiting messages in, so that a cancel or a newer question is heard between two steps. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

async function run({ id, input, runs, hasIndividuals }: Extract<RunRequest, { kind: 'run' }>): Promise<void> {
  const kept = keptOfTen.map((ofTen) => ({ ofTen, kept: jobsKept(input, ofTen) }))
  const rates = { kom: breakEvenJobRate(input, 'kom'), prog: breakEvenJobRate(input, 'prog') }
  say({ kind: 'quick', id, bars: tornado(input), kept, rates })
  if (monteCarloFaults(input, { hasIndividuals }).length > 0) {
    say({ kind: 'impossible', id, reason: 'fractions' })
    return
  }
  const steps = monteCarloSteps(input, {
    n: runs,
    seed: screenSeed,
    bands: ['kom', 'fund'],
    runsPerStep: 100,
    hasIndividuals,
  })
  for (let step = steps.next(); ; step = steps.next()) {
    await breath()
    if (id !== newest) return
    if (step.done === true) {
      say({ kind: 'done', id, result: step.value })
      return
    }
    say({ kind: 'progress', id, done: step.value, of: runs })
  }
}

globalThis.addEventListener('message', (event: MessageEvent<RunRequest>) => {
  const request = event.data
  if (request.kind === 'cancel') {
    newest = 0
    return
  }
  newest = request.id
  void run(request)
})
