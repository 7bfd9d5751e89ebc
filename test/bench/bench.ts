import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type SimulationRow, measureSimulation } from './simulation/simulation-bench.ts'
import { type SearchRow, measureSearch } from './search/search-bench.ts'
import { type RoomFigures, measureRoom } from './room/room-bench.ts'
import { type SyncRow, measureSync } from './sync/sync-bench.ts'
import { type TypingRow, measureTyping } from './typing/typing-bench.ts'

const wanted = process.argv.slice(2)
const includes = (part: string): boolean => wanted.length === 0 || wanted.includes(part)
const report = (line: string): void => void process.stderr.write(`${line}\n`)

const sections: string[] = []
if (includes('sync')) sections.push(syncSection(await measureSync(report)))
if (includes('typing')) sections.push(typingSection(await measureTyping(report)))
if (includes('room')) sections.push(roomSection(await measureRoom(report)))
if (includes('simulation')) sections.push(simulationSection(measureSimulation(report)))
if (includes('search')) sections.push(searchSection(await measureSearch(report)))

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
defaults into SQLite. Its acknowledgement means "in memory" and cannot be compared with Samspil's, which means "flushed
to the disk"; what can is the row below it, from sending an edit until it is on the disk. Ten editors type five
letters a second; the throughput row is twenty editors sending 400 letters each at once.

| | Relay (floor) | Samspil | Hocuspocus |
|---|--:|--:|--:|
${lines.join('\n')}
`
}

function typingSection(rows: readonly TypingRow[]): string {
  const lines = rows.map(
    ({ others, scriptingP50, scriptingP95 }) =>
      `| ${others} | ${scriptingP50.toFixed(1)} | ${scriptingP95.toFixed(1)} |`,
  )
  return `## Typing

Milliseconds of JavaScript per keystroke in one section of a 10,000-word plan, in Chromium: alone (the floor), and while
others type three letters a second each in the same section. The aim is under 16 ms at p95.

| Others typing | p50 (ms) | p95 (ms) |
|--:|--:|--:|
${lines.join('\n')}
`
}

function roomSection(figures: RoomFigures): string {
  const { minutes, edits, remoteP50, remoteP95, localP95, serverCpu, memoryEarly, memoryLate, divergent } = figures
  return `## A full room

Thirty people write three letters a second each in a plan of 10,000 words, thirty read along, one more types in a
browser: ${minutes} minutes, ${edits.toLocaleString('en')} edits. Everything runs on this one machine. The aims are 150 ms until
others have a letter, 16 ms of scripting per own keystroke, memory that does not grow, no copy that differs.

| | |
|---|--:|
| letter at a reader p50 (ms) | ${remoteP50.toFixed(1)} |
| letter at a reader p95 (ms) | ${remoteP95.toFixed(1)} |
| scripting per keystroke in the browser p95 (ms) | ${localP95.toFixed(1)} |
| server, of one core (%) | ${(serverCpu * 100).toFixed(0)} |
| server memory early and at the end (MiB) | ${memoryEarly.toFixed(0)} · ${memoryLate.toFixed(0)} |
| copies that differ, of 60 and the disk | ${divergent} |
`
}

function simulationSection(rows: readonly SimulationRow[]): string {
  const format = (value: number): string =>
    value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(2)
  const lines = rows.map(
    ({ measure, unit, floor, samspil }) => `| ${measure} (${unit}) | ${format(floor)} | ${format(samspil)} |`,
  )
  return `## Simulation

Scenario S1 of the reference: 60 months, 27 citizens, 9 firms. Medians of five rounds on one core. *Plain loop* calculates
one figure (npvProg) in local variables, without payments, parties, rows or random numbers: the floor.

| | Plain loop (floor) | Samspil |
|---|--:|--:|
${lines.join('\n')}
`
}

function searchSection(rows: readonly SearchRow[]): string {
  const lines = rows.map(
    ({ query, hits, p50, p95, scan }) =>
      `| ${query} | ${hits} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${scan.toFixed(1)} |`,
  )
  return `## Search

Milliseconds until the service answers, among 1,000 partner plans of 2,000 words that one person may all read; 40 asks
each, 20 hits at most. *Scan* is LIKE over the same rows: what it would take without an index. The aim is under 100 ms.

| Words | Hits | p50 (ms) | p95 (ms) | Scan (ms) |
|---|--:|--:|--:|--:|
${lines.join('\n')}
`
}
