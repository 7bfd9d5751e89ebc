import { useMediaQuery } from './use-media-query.ts'

/** Whether an open drawer stands beside the page; else it covers the window. */
export const useDrawerIsBeside = (): boolean => useMediaQuery('(min-width: 1024px)')
