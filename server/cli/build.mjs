// `npm run build`: the client and the server into dist/. Progress goes to stderr, so that a command that builds first
// still answers on stdout alone.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleBudget } from './bundle-budget.mjs'
import { isBuilt, root, sourceStamp, stampFile } from './build-stamp.mjs'

/**
 * Builds client and server. `isWeighed`: says what pages load and fails above the budget, which is a matter for those
 * who change Samspil and not for those who start it.
 * Errors: rejects when one does not build; then dist/ counts as not built.
 */
export async function build({ isWeighed = false } = {}) {
  const startedAt = Date.now()
  process.stderr.write('Building Samspil …\n')
  // Taken before the build: sources that change meanwhile must lead to another one.
  const stamp = sourceStamp()
  fs.rmSync(stampFile, { force: true })
  const vite = await import('vite')
  const shared = { configFile: path.join(root, 'vite.config.ts'), mode: 'production', logLevel: 'warn' }
  await vite.build({ ...shared, plugins: isWeighed ? [bundleBudget()] : [] })
  await vite.build({ ...shared, build: { ssr: true } })
  fs.writeFileSync(stampFile, stamp)
  process.stderr.write(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.\n`)
}

/** Builds unless dist/ belongs to the sources as they are. */
export async function buildWhenNeeded() {
  if (!fs.existsSync(path.join(root, 'node_modules/vite'))) {
    process.stderr.write('Samspil is not installed yet. Run: npm install\n')
    process.exit(1)
  }
  if (isBuilt()) return
  try {
    await build()
  } catch (error) {
    process.stderr.write(`Samspil could not be built: ${error.message}\n`)
    process.exit(1)
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  process.chdir(root)
  await build({ isWeighed: true })
}
