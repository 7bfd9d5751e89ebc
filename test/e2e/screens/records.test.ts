import { describe, expect, it } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'
import { allScreens, recordScreens, routesInTable } from '../support/screens/all-screens.ts'

describe('every other screen', () => {
  it('has a row for every route of the client', () => {
    const routes = routesInTable()
    expect(routes.length).toBeGreaterThan(10)
    const covered = new Set(allScreens.map(({ route }) => route))
    expect(routes.filter((route) => !covered.has(route))).toEqual([])
    expect([...covered].filter((route) => route !== '*' && !routes.includes(route))).toEqual([])
  })

  everyScreen(recordScreens)
})
