import { createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from './trpc.ts'

/** The procedures for a page without the app around it; one request each, so that a slow one holds back nothing. */
export const roomRpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc' })] })
