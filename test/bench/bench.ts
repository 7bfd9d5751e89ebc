import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type SyncRow, measureSync } from './sync/sync-bench.ts'

const wanted = process.argv.slice(2)
const includes = (part: string): boolean => wanted.length === 0 || wanted.includes(part)
const report = (line: string): void => void process.stderr.write(`${line}\n`)

const sections: string[] = []
if (includes('sync')) sections.push(syncSection(await measureSync(report)))

const text = `${heading()}\n${sections.join('\n')}`
process.stdout.write(text)
if (wanted.length === 0) writeFileSync('test/bench/README.md', text)

function heading(): string {
  const [cpu] = cpus()
  return `# Benchmarks

Written by \`npm run bench\`; run it on your own machine, the figures below are one machine's on one day.

${new Date().toISOString().slice(0, 10)} · Node ${process.versions.node} · ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}
`
}

function syncSection(rows: readonly SyncRow[]): string {
  const format = (value: number): string =>
    Number.isNaN(value)
      ? '–'
      : value >= 100
        ? Math.round(value).toLocaleString('en')
        : value.toFixed(value < 10 ? 2 : 1)
  const lines = rows.map(
    ({ measure, unit, figures }) =>
      `| ${measure} (${unit}) | ${format(figures.relay)} | ${format(figures.samspil)} | ${format(figures.hocuspocus)} |`,
  )
  return `## Sync

Medians of three rounds in one run; the three servers take turns within a round, each as its own process on loopback.
*Relay* passes frames on and does nothing else: the floor. *Hocuspocus* is 3.4.4 (the newest for Node 20) with its
defaults into SQLite; its acknowledgement means "in memory", Samspil's "flushed to the disk". Ten editors type five
letters a second; the throughput row is twenty editors sending 400 letters each at once.

| | Relay (floor) | Samspil | Hocuspocus |
|---|--:|--:|--:|
${lines.join('\n')}
`
}
