import { median } from '../statistics.ts'
import { coldOpen, idleMemory, throughput, typing } from './scenarios.ts'
import type { SystemName } from './room-client.ts'
import { longHistory } from './long-history.ts'
import { newDataDir, startSystem } from './systems.ts'

const rounds = 3
const typingSeconds = 8

export interface SyncRow {
  readonly measure: string
  readonly unit: string
  readonly figures: Readonly<Record<SystemName, number>>
}

/**
 * One row per measure: the median of three rounds for each system. Within a round the systems take turns in a
 * changing order, so that a slow minute of the machine meets all of them.
 */
export async function measureSync(report: (line: string) => void): Promise<SyncRow[]> {
  const names: readonly SystemName[] = ['relay', 'samspil', 'hocuspocus']
  const samples = new Map<string, Record<SystemName, number[]>>()
  const note = (measure: string, system: SystemName, value: number): void => {
    const row = samples.get(measure) ?? { relay: [], samspil: [], hocuspocus: [] }
    samples.set(measure, row)
    row[system].push(value)
  }

  for (let round = 0; round < rounds; round += 1) {
    const order = names.map((_, index) => names[(index + round) % names.length]!)
    for (const name of order) {
      const system = await startSystem(name)
      try {
        const [first, second] = system.documentIds
        const figures = await typing(system, first!, typingSeconds)
        note('propagation p50', name, figures.propagationP50)
        note('propagation p95', name, figures.propagationP95)
        note('acknowledgement p95', name, figures.acknowledgedP95)
        note('edit on disk p95', name, figures.onDiskP95)
        note('server CPU per 1,000 updates', name, figures.cpuPer1000 * 1000)
        note('updates taken in and passed on', name, await throughput(system, second!))
        note('memory per idle connection', name, await idleMemory(system))
      } finally {
        await system.stop()
      }
      report(`round ${round + 1} of ${rounds}: ${name}`)
    }
    for (const name of ['samspil', 'hocuspocus'] as const) {
      const dataDir = newDataDir()
      const documentId = await longHistory(name, dataDir)
      const system = await startSystem(name, dataDir)
      try {
        note('cold open, 20,000 edits', name, await coldOpen(system, documentId))
      } finally {
        await system.stop()
      }
    }
  }

  const units: Record<string, string> = {
    'propagation p50': 'ms',
    'propagation p95': 'ms',
    'acknowledgement p95': 'ms',
    'edit on disk p95': 'ms',
    'server CPU per 1,000 updates': 'ms',
    'updates taken in and passed on': '/s',
    'memory per idle connection': 'KiB',
    'cold open, 20,000 edits': 'ms',
  }
  return [...samples].map(([measure, values]) => ({
    measure,
    unit: units[measure] ?? '',
    figures: { relay: median(values.relay), samspil: median(values.samspil), hocuspocus: median(values.hocuspocus) },
  }))
}
