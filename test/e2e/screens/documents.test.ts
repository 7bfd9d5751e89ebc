import { describe } from 'vitest'
import { everyScreen } from '../support/every-screen.ts'
import { documentScreens } from '../support/screens/document-screens.ts'

describe('every screen on which a document is read or written', () => {
  everyScreen(documentScreens)
})
