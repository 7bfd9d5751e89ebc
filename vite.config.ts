import react from '@vitejs/plugin-react'
import { type UserConfig, defineConfig } from 'vite'

/** The client, as files with a hash in their name, which a browser may keep for good. */
const client: UserConfig = {
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The editor alone is larger than Vite's default limit; the real budget is a test's to watch.
    chunkSizeWarningLimit: 2000,
  },
}

/** The server and the command line as two bundles that share their chunks; packages stay in node_modules … */
const server: UserConfig = {
  // … but for these, which are hundreds of small files each: reading them one by one is a third of the start.
  ssr: { noExternal: ['kysely', 'zod', '@trpc/server'] },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20.19',
    sourcemap: true,
    rolldownOptions: { input: { main: 'server/main.ts', cli: 'server/cli/cli.ts' } },
  },
}

// The tests' projects are in vitest.config.ts.
export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))
