/** First parts of an address that the server itself answers. */
const servers = new Set(['trpc', 'sync', 'events', 'stream', 'healthz', 'api', 'download', 'room'])
/** What is no page, so that a typing error in it is not answered with one. */
const notPages = new Set([...servers, 'assets'])
const pagePath = /^\/(?:([A-Za-z0-9-]+)(?:\/[A-Za-z0-9-]+)*)?\/?$/

/** Whether the path (without `?` and what follows) is one that the client shows a page for, itself deciding which. */
export function isPagePath(path: string): boolean {
  const match = pagePath.exec(path)
  return match !== null && !notPages.has(match[1] ?? '')
}

/** Whether the server answers the path itself, and no file of the client stands behind it. */
export const isServersPath = (path: string): boolean => servers.has(path.split('/')[1] ?? '')

/** Addresses of the small page for a workshop's participants: `/w` and `/w/<code>`. */
export const isRoomPath = (path: string): boolean => /^\/w(?:\/|$)/.test(path)
