import { describe } from 'vitest'
import { everyScreenSpeaks } from '../support/screen-languages.ts'

describe('every screen in Danish', () => {
  everyScreenSpeaks('da')
})
