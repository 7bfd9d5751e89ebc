import { Outlet } from '@tanstack/react-router'
import { useChangeNotices } from '#client/rpc/use-change-notices.ts'
import { useLanguageOfPerson } from '#client/rpc/use-switch-language.ts'

/** Around screens that fill the whole page, for those who are in: they hear of changes as every screen does. */
export function StageFrame() {
  useChangeNotices()
  useLanguageOfPerson()
  return <Outlet />
}
