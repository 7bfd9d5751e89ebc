import type { Reporter, TestCase, TestModule } from 'vitest/node'

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** Prints, per suite and in all, how many tests passed, failed and were skipped, and names what was skipped. */
class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const suites = new Map<string, Count>()
    const all: Count = { passed: 0, failed: 0, skipped: 0 }
    const skipped: string[] = []
    for (const module of modules) {
      const name = module.project.name || 'tests'
      const count = suites.get(name) ?? { passed: 0, failed: 0, skipped: 0 }
      suites.set(name, count)
      for (const test of module.children.allTests()) {
        const state = stateOf(test)
        count[state] += 1
        all[state] += 1
        if (state === 'skipped') skipped.push(`${module.relativeModuleId}: ${test.fullName}`)
      }
      // A file that fails outside its tests (while loading, or in beforeAll) must not look like success.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) {
        count.failed += 1
        all.failed += 1
      }
    }
    const lines = [...suites].map(([name, count]) => `${name}: ${words(count)}`)
    if (skipped.length > 0) lines.push('Skipped:', ...skipped.map((name) => `  ${name}`))
    process.stdout.write(`\n${lines.join('\n')}\n${words(all)}\n`)
  }
}

const stateOf = (test: TestCase): keyof Count => {
  const { state } = test.result()
  return state === 'passed' || state === 'failed' ? state : 'skipped'
}

const words = ({ passed, failed, skipped }: Count): string => `${passed} passed, ${failed} failed, ${skipped} skipped`

export default CountReporter
