import { setAnnounceRegion } from './announce.ts'

/** The page's one polite live region; mounted once, at the top. */
export function AnnounceRegion() {
  return <div className="sr-only" role="status" aria-live="polite" ref={setAnnounceRegion} />
}
