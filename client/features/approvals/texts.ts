import { approvals } from '#client/i18n/da/approvals.ts'
import { addDanishTexts } from '#client/i18n/late-texts.ts'

addDanishTexts('approvals', approvals)
