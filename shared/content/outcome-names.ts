import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'

/**
 * Names of the outcomes for files that the server writes. The screens have their own language files, with more in
 * them; a test keeps the names the same.
 */
export const outcomeNames: Readonly<Record<'da' | 'en', Readonly<Record<OutcomeCode, string>>>> = {
  da: {
    O1: 'Gennemført arbejdsmarkedstræning',
    O2: 'Gennemført virksomhedsindslusning',
    WS: 'Start i lønnede timer',
    LS: 'Start i løntilskud',
    JS: 'Start i ordinært job',
    J3: '13 uger i ordinært job',
    J6: '26 uger i ordinært job',
    J12: '52 uger i ordinært job',
    ES: 'Start på ordinær uddannelse',
    R: 'Tilbagefald',
    V1: 'Social model godkendt og i drift',
    V2: 'Social model forankret ved opfølgningen',
    V3: 'Varige job i virksomheden',
    V4: 'Vækst',
  },
  en: {
    O1: 'Completed job market training',
    O2: 'Completed workplace introduction',
    WS: 'Start in paid hours',
    LS: 'Start in a subsidised job',
    JS: 'Start in ordinary work',
    J3: '13 weeks in ordinary work',
    J6: '26 weeks in ordinary work',
    J12: '52 weeks in ordinary work',
    ES: 'Start of ordinary education',
    R: 'Relapse',
    V1: 'Social model approved and in use',
    V2: 'Social model anchored at follow-up',
    V3: 'Lasting jobs in the firm',
    V4: 'Growth',
  },
}
