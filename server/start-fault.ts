import type { Config } from './config.ts'

/** One line for whoever starts the server: what is wrong and, where there is one, the way out. */
export function startFault(error: unknown, config: Config | null): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (config === null) return message
  if (code === 'EADDRINUSE') {
    return `port ${config.port} is taken. Choose another one: PORT=${config.port + 1} npm start`
  }
  if (isListenError(error)) return `cannot listen on ${config.host} port ${config.port} (${code}). See HOST and PORT.`
  if (code.startsWith('SQLITE')) return `the database in ${config.dataDir} cannot be opened or written (${message}).`
  if (folderFaults.has(code)) {
    return `the data folder ${config.dataDir} cannot be written (${code}). Choose another one: DATA_DIR=<folder> npm start`
  }
  return message.split('\n', 1)[0] ?? message
}

const folderFaults = new Set(['EACCES', 'EEXIST', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'])

const isListenError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
