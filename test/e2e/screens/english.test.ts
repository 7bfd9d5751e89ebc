import { describe } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'

describe('every screen in English', () => {
  everyScreen('en', () => true)
})
