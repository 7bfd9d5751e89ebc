import { useEffect, useState, useSyncExternalStore } from 'react'
import { ChangeNoticeClient, type NoticeState } from './change-notices.ts'
import { queryClient } from './trpc.ts'

const address = () => `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/events`

/** Follows the others' changes while the component is on the page; says whether that works. */
export function useChangeNotices(): NoticeState {
  const [notices] = useState(() => new ChangeNoticeClient(queryClient, address()))
  useEffect(() => notices.start(), [notices])
  return useSyncExternalStore(notices.subscribe, () => notices.state)
}
