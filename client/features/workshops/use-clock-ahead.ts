import { useMemo } from 'react'

/** How far the server's clock is ahead of the device's, from a moment that the server has just told. */
export const useClockAhead = (serverNow: number): number => useMemo(() => serverNow - Date.now(), [serverNow])
