import { type PartnershipSeed, type TargetSeed, notBegun } from '../partnership-seed.ts'
import { fundUntil } from './fund.ts'

/**
 * A trial run that began before the others, so that reached outcomes and statements can be seen. The others stand in
 * the months before their programme, where nothing can have been reached.
 */
export const gribskov = (year: number): PartnershipSeed => ({
  ...notBegun,
  slug: 'gribskov',
  name: 'Gribskov',
  municipalityCode: '270',
  summary: 'Prøvehold, der begyndte før de andre: her ses opnåede resultater og opgørelser.',
  isExample: true,
  createdDaysAgo: 310,
  startedMonthsAgo: 8,
  parties: [
    { key: 'K', kind: 'municipality', name: 'Gribskov Kommune', description: 'Jobcenter', isExample: false },
    {
      key: 'A',
      kind: 'employmentActor',
      name: 'Esrum Værksted',
      description: 'Beskæftigelsesaktør, eksempel',
      isExample: true,
    },
    {
      key: 'V',
      kind: 'firm',
      name: 'Gilleleje Bageri ApS',
      description: 'Eksempelvirksomhed med 14 ansatte',
      isExample: true,
    },
    fundUntil(year + 1),
  ],
  members: [
    { person: 'jonas', party: 'F', role: 'lead', daysAgo: 310 },
    { person: 'hanne', party: 'K', role: 'lead', daysAgo: 308 },
    { person: 'tove', party: 'A', role: 'lead', daysAgo: 306 },
    { person: 'finn', party: 'V', role: 'lead', daysAgo: 304 },
  ],
  targets: [
    target('O1', 3, 'K', 'F', 'K', 'Værkstedets optælling af fremmøde, kun antal', 6),
    target('JS', 2, 'K', 'F', 'F', 'Kontrakt og første lønseddel', 9),
    target('V1', 1, 'K', 'V', 'F', 'Modellen er godkendt, og mindst én borger er taget imod', 6),
  ],
  rateCard: [
    {
      kroner: {},
      payer: 'K',
      payee: 'F',
      perJobKroner: 40_000,
      totalKroner: 60_000,
      growthPercent: 5,
      hasStateGrant: null,
      note: 'Fondens vejledende takster med et lavt loft, fordi det er et prøvehold.',
      by: 'jonas',
      daysAgo: 290,
    },
  ],
  simulation: { daysAgo: 200, own: { citizens: 3, firms: 1 } },
  outcomes: [
    {
      code: 'V1',
      month: 3,
      count: 1,
      firm: 'V',
      evidence: 'Modellen er godkendt, og to borgere er taget imod',
      by: 'finn',
      party: 'V',
      verified: { by: 'jonas', party: 'F' },
    },
    {
      code: 'O1',
      month: 6,
      count: 3,
      setting: 'b',
      evidence: 'Optælling af fremmøde i værkstedets mappe 3',
      by: 'tove',
      party: 'A',
      corrects: { count: 2, reason: 'Den tredje blev glemt i optællingen.' },
      verified: { by: 'hanne', party: 'K' },
    },
    {
      code: 'JS',
      month: 9,
      count: 1,
      countedDays: 28,
      personCode: 'KM-47B',
      setting: 'b',
      firm: 'V',
      evidence: 'Kontrakt og første lønseddel hos bageriet',
      by: 'finn',
      party: 'V',
    },
  ],
  agreements: [
    {
      by: 'jonas',
      party: 'F',
      daysAgo: 262,
      answers: [
        { by: 'tove', party: 'A', daysAgo: 261, authority: 'Daglig leder' },
        { by: 'hanne', party: 'K', daysAgo: 260, authority: 'Efter fuldmagt fra jobcenterchefen' },
        { by: 'finn', party: 'V', daysAgo: 259.5, authority: 'Ejer', remark: 'I december har vi travlt fra kl. 3.' },
      ],
      isApproved: true,
    },
  ],
  statements: [
    {
      kind: 'quarter',
      toMonth: 6,
      by: 'tove',
      party: 'A',
      daysAgo: 40,
      agreed: [
        { by: 'hanne', party: 'K' },
        { by: 'tove', party: 'A' },
        { by: 'finn', party: 'V' },
      ],
      isFrozen: true,
    },
    {
      kind: 'quarter',
      toMonth: 8,
      by: 'tove',
      party: 'A',
      daysAgo: 2,
      agreed: [{ by: 'tove', party: 'A' }],
      isFrozen: false,
    },
  ],
})

const target = (
  code: TargetSeed['code'],
  count: number,
  payer: string,
  payee: string,
  verifier: string,
  evidence: string,
  month: number,
): TargetSeed => ({
  code,
  count,
  outOf: code === 'V1' ? 1 : 3,
  payer,
  payee,
  verifier,
  evidence,
  month,
  by: 'jonas',
  daysAgo: 292,
})
