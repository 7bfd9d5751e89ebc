import { describe, expect, it } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'
import { type Screen, isOfDocument, routesInTable, screens } from '../support/screens.ts'

describe('every other screen', () => {
  it('has a row for every route of the client', () => {
    const routes = routesInTable()
    expect(routes.length).toBeGreaterThan(10)
    const covered = new Set(screens.map(({ route }) => route))
    expect(routes.filter((route) => !covered.has(route))).toEqual([])
    expect([...covered].filter((route) => route !== '*' && !routes.includes(route))).toEqual([])
  })

  const others = (screen: Screen): boolean => !isOfDocument(screen)
  describe('in Danish', () => {
    everyScreen('da', others)
  })
  describe('in English', () => {
    everyScreen('en', others)
  })
})
