/**
 * Lets the browser keep the app's own files, so that it opens without net. After the page is drawn, and only what was
 * built; without HTTPS (but for this machine itself) browsers know no service worker, and all is as it was.
 */
export function keepAppOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // What the page loaded before the worker took it over.
  const tell = () => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    serviceWorker.controller?.postMessage(paths.filter((path) => path.startsWith('/assets/')))
  }
  const register = () => {
    // A browser that refuses (private windows, a full disk) shows the app from the net, as before.
    serviceWorker.register('/sw.js').then(tell, () => undefined)
  }
  serviceWorker.addEventListener('controllerchange', tell)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
