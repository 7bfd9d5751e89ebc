/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { type UserConfig, defineConfig } from 'vite'
import { serviceWorkerFile } from './server/cli/service-worker-file.mjs'

/** The client, as files with a hash in their name, which a browser may keep for good. */
const client: UserConfig = {
  root: 'client',
  plugins: [react(), serviceWorkerFile()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // A page of its own for those who come with a workshop's code (`server/http/client-files.ts` says when).
    rolldownOptions: {
      input: { index: 'client/index.html', room: 'client/room.html', sw: 'client/app/offline/service-worker.ts' },
      // A service worker has power over the folder that it lies in and below, and its name must never change.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
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

/** Quick ones without server or browser, real servers and sockets, processes that are started and killed, browsers. */
const processTests = ['test/integration/sync/crash.test.ts', 'test/integration/cli/launch.test.ts']

const test: UserConfig['test'] = {
  reporters: ['default', './test/support/count-reporter.ts'],
  // Left alone, one core of two would rest.
  maxWorkers: '100%',
  projects: [
    {
      test: {
        name: 'unit',
        include: ['test/{unit,property,reference,architecture}/**/*.test.{ts,tsx}'],
        // One import of the program for all files of a worker: half of the time went into importing it anew.
        isolate: false,
        // How fast they are depends on what else the machine does; the limit is against hanging.
        testTimeout: 60_000,
        setupFiles: ['./test/support/no-silent-errors.ts'],
      },
    },
    {
      test: {
        name: 'integration',
        include: ['test/{integration,contract,convergence}/**/*.test.ts'],
        exclude: processTests,
        isolate: false,
        setupFiles: ['./test/support/no-silent-errors.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      },
    },
    {
      test: {
        name: 'process',
        include: processTests,
        setupFiles: ['./test/support/no-silent-errors.ts'],
        testTimeout: 120_000,
        hookTimeout: 60_000,
        // Restart times mean nothing while other files keep both cores busy.
        fileParallelism: false,
      },
    },
    {
      test: {
        name: 'screens',
        include: ['test/e2e/screens/*.test.ts'],
        testTimeout: 240_000,
        hookTimeout: 120_000,
        // As below: a browser alone keeps two cores busy.
        fileParallelism: false,
      },
    },
    {
      test: {
        name: 'e2e',
        include: ['test/e2e/*.test.ts'],
        testTimeout: 240_000,
        hookTimeout: 120_000,
        // One browser journey at a time: two rooms of browsers on two cores take longer than one after the other.
        fileParallelism: false,
      },
    },
  ],
}

export default defineConfig(({ isSsrBuild }) => {
  if (process.env['VITEST']) return { test }
  return isSsrBuild ? server : client
})
