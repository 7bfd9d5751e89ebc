import { gzipSync } from 'node:zlib'

/**
 * KB (1,000 bytes) of JavaScript, gzipped, that a page may load before it can be used: no more than today. The aims
 * are 220 for the page of a workshop's participants, without the editor and the rest of the app, and 480 for a document.
 */
export const budgets = {
  /** What a phone loads that comes with a workshop's code. */
  room: { kb: 220, from: ['client/room.tsx'] },
  /** The app itself: what every page loads before its own part. */
  app: { kb: 330, from: ['client/main.tsx'] },
  /** The page of a document: the app, the editor and what stands beside it from the start. */
  document: { kb: 610, from: ['client/main.tsx', 'client/app/document-route.tsx'] },
}

/**
 * Vite plugin: reckons what each budgeted page loads, with everything that its chunks import statically, and prints it.
 * Errors: the build fails when a page is above its budget or is not there under the name that the budget gives it.
 */
export function bundleBudget() {
  return {
    name: 'samspil-bundle-budget',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const figures = Object.entries(budgets).map(([name, { kb, from }]) => ({ name, kb, is: loadedKb(chunks, from) }))
      process.stderr.write(
        `JavaScript, gzipped: ${figures.map(({ name, kb, is }) => `${name} ${is} of ${kb} KB`).join(', ')}\n`,
      )
      const above = figures.filter(({ kb, is }) => is > kb)
      if (above.length > 0) this.error(`Above the budget for JavaScript: ${above.map(({ name }) => name).join(', ')}`)
    },
  }
}

/**
 * Gzipped KB of the chunks that hold these modules and of all that they import statically.
 * Errors: throws when no chunk begins with a module.
 */
export function loadedKb(chunks, modules) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set()
  const waiting = modules.map((module) => {
    const begun = chunks.find(({ isEntry, isDynamicEntry, moduleIds }) => {
      return (isEntry || isDynamicEntry) && moduleIds.some((id) => id.split('?')[0].endsWith(module))
    })
    if (begun === undefined) throw new Error(`No chunk of the build begins with ${module}`)
    return begun
  })
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (loaded.has(chunk)) continue
    loaded.add(chunk)
    waiting.push(...chunk.imports.map((file) => byFile.get(file)).filter((one) => one !== undefined))
  }
  return Math.round([...loaded].reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0) / 1000)
}
