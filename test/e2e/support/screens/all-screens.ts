import { readFileSync } from 'node:fs'
import { approvalScreens } from './approval-screens.ts'
import { documentScreens } from './document-screens.ts'
import { partnershipScreens } from './partnership-screens.ts'
import { peopleScreens } from './people-screens.ts'
import { resultScreens } from './result-screens.ts'
import type { Screen } from './screen.ts'
import { workshopScreens } from './workshop-screens.ts'

/** Every screen of the client without those of a document, and every sheet, dialog and menu that stands on one. */
export const recordScreens: readonly Screen[] = [
  ...peopleScreens,
  ...partnershipScreens,
  ...resultScreens,
  ...workshopScreens,
  ...approvalScreens,
]

export const allScreens: readonly Screen[] = [...recordScreens, ...documentScreens]

/** The paths of the client's route table, read from its source: a new route without a screen is found out. */
export function routesInTable(): string[] {
  const source = readFileSync(new URL('../../../../client/app/routes.tsx', import.meta.url), 'utf8')
  return [...source.matchAll(/^\s*(?:.*\{ getParentRoute.*)?\bpath: '([^']+)'/gm)].map((match) => match[1]!)
}
