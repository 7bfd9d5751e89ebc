import type { Plugin } from 'vite'

/** Vite plugin: writes into `sw.js` what the build consists of. */
export function serviceWorkerFile(): Plugin
