import { describe } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'
import { documentScreens } from '../support/screens/document-screens.ts'

describe('every screen on which a document is read or written', () => {
  describe('in Danish', () => {
    everyScreen('da', documentScreens)
  })
  describe('in English', () => {
    everyScreen('en', documentScreens)
  })
})
