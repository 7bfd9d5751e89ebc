/** First parts of an address that are the server's own, so that a typing error in one is not answered with a page. */
const notPages = new Set(['trpc', 'sync', 'events', 'stream', 'healthz', 'assets', 'api', 'download', 'room'])
const pagePath = /^\/(?:([A-Za-z0-9-]+)(?:\/[A-Za-z0-9-]+)*)?\/?$/

/** Whether the path (without `?` and what follows) is one that the client shows a page for, itself deciding which. */
export function isPagePath(path: string): boolean {
  const match = pagePath.exec(path)
  return match !== null && !notPages.has(match[1] ?? '')
}

/** Addresses of the small page for a workshop's participants: `/w` and `/w/<code>`. */
export const isRoomPath = (path: string): boolean => /^\/w(?:\/|$)/.test(path)
