import { describe } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'
import { isOfDocument } from '../support/screens.ts'

describe('every screen on which a document is read or written', () => {
  describe('in Danish', () => {
    everyScreen('da', isOfDocument)
  })
  describe('in English', () => {
    everyScreen('en', isOfDocument)
  })
})
