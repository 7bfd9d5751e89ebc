import { createHash } from 'node:crypto'

/**
 * Vite plugin: tells the service worker (`sw.js`) what the build consists of, as `self.samspilBuild`: its version, the
 * files that the app's entry needs before it can be drawn, the entry itself first, and all files that have a hash.
 * Errors: the build fails when the worker shares a chunk with the pages; it could not be loaded as a classic script.
 */
export function serviceWorkerFile() {
  return {
    name: 'samspil-service-worker-file',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js']
        if (worker === undefined) return
        if (worker.imports.length + worker.dynamicImports.length > 0) this.error('sw.js imports a chunk of the pages.')
        const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'))
        const entry = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'index',
        )
        if (entry === undefined) this.error('There is no entry with the name index.')
        const build = {
          version: createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 16),
          entry: filesOf(bundle, entry.fileName).map((file) => `/${file}`),
          files: files.map((file) => `/${file}`),
        }
        worker.code = `self.samspilBuild=${JSON.stringify(build)};${worker.code}`
      },
    },
  }
}

/** The chunk, what it imports statically and their styles. */
function filesOf(bundle, fileName, seen = new Set()) {
  if (seen.has(fileName)) return [...seen]
  seen.add(fileName)
  const chunk = bundle[fileName]
  if (chunk?.type !== 'chunk') return [...seen]
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style)
  for (const imported of chunk.imports) filesOf(bundle, imported, seen)
  return [...seen]
}
