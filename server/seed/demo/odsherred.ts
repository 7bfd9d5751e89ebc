import type { JSONContent } from '@tiptap/core'
import type { CardSeed, CommitmentSeed, DocumentSeed, PartnershipSeed, SectionSeed } from '../partnership-seed.ts'
import { odsherredPractices } from './practices.ts'
import { b, checklist, commitment, h2, p, table, ul } from './builders.ts'
import { fundUntil } from './fund.ts'

/** Odsherred half-way: two firms, two models begun, some sections, five commitments, two targets. */
export const odsherred = (year: number): PartnershipSeed => ({
  slug: 'odsherred',
  name: 'Odsherred',
  municipalityCode: '306',
  summary: 'Køkken og cykelværksted: to virksomheder er i gang med hver sin sociale model.',
  isExample: true,
  createdDaysAgo: 52,
  parties: [
    {
      key: 'K',
      kind: 'municipality',
      name: 'Odsherred Kommune',
      description: 'Job og virksomheder',
      isExample: false,
    },
    {
      key: 'A',
      kind: 'employmentActor',
      name: 'Bølgevang Beskæftigelse',
      description: 'Beskæftigelsesaktør med eget værksted',
      isExample: true,
    },
    {
      key: 'V1',
      kind: 'firm',
      name: 'Klit & Køkken ApS',
      description: 'Eksempelvirksomhed: kantine og mad ud af huset, 12 ansatte',
      isExample: true,
    },
    {
      key: 'V2',
      kind: 'firm',
      name: 'Havnens Cykler ApS',
      description: 'Eksempelvirksomhed: værksted og udlejning, 7 ansatte',
      isExample: true,
    },
    fundUntil(year + 1),
  ],
  members: [
    { person: 'jonas', party: 'F', role: 'lead', daysAgo: 52 },
    { person: 'lone', party: 'K', role: 'lead', daysAgo: 50 },
    { person: 'bo', party: 'A', role: 'lead', daysAgo: 47 },
    { person: 'amina', party: 'V1', role: 'lead', daysAgo: 40 },
    { person: 'per', party: 'V2', role: 'lead', daysAgo: 38 },
  ],
  plan: plan(year),
  models: { V1: kitchen, V2: bicycles },
  targets: [
    {
      code: 'O1',
      count: 4,
      outOf: 6,
      payer: 'K',
      payee: 'F',
      verifier: 'K',
      evidence: 'Aktørens optælling af fremmøde, kun antal',
      month: 6,
      by: 'jonas',
      daysAgo: 12,
    },
    {
      code: 'J6',
      count: 2,
      outOf: 6,
      payer: 'K',
      payee: 'F',
      verifier: 'A',
      evidence: 'Kommunens egne oplysninger efter uge 26',
      month: 19,
      by: 'jonas',
      daysAgo: 12,
    },
  ],
  commitments: commitments(year),
  practices: odsherredPractices,
})

const section = (status: SectionSeed['status'], owner: string, by: string, daysAgo: number): SectionSeed => ({
  status,
  owner,
  by,
  daysAgo,
})

const planProse = (year: number): Readonly<Record<string, readonly JSONContent[]>> => ({
  P1: [
    p(
      'Odsherred Kommune, Bølgevang Beskæftigelse, Klit & Køkken og Havnens Cykler vil sammen åbne to arbejdspladser for seks borgere på et år.',
    ),
    ul(
      `Forløbet varer fra januar til december ${year}, opfølgning til 30. juni ${year + 1}.`,
      'To virksomhedspladser. Vi står i klynge 1, men opdelingen i klynger er ikke endeligt afklaret.',
      'Kontakt for begge virksomheder: Bo hos Bølgevang.',
    ),
  ],
  P2: [
    p('Vi har to mål, som alle kan huske: Fire gennemfører træningen, og to er i job efter et halvt år.'),
    p('Resten af tallene sætter vi på, når begge virksomheder har deres opgaver klar.'),
  ],
  P4: [
    h2('Hvem er forløbet for?'),
    p('Borgere, der gerne vil arbejde med hænderne, og som bor, så de kan nå bussen til havnen.'),
    h2('Hvem visiterer?'),
    p(
      'Kommunen ',
      commitment('visiterer', `visiterer 6 borgere senest 31. januar ${year}`),
      '. Bo ringer tilbage samme uge.',
    ),
  ],
  P5: [
    p(
      'Træningen er hos Bølgevang mandag, onsdag og fredag. Bølgevang ',
      commitment('traening', 'holder 10 timers træning om ugen for seks borgere'),
      '.',
    ),
    checklist(
      [true, 'Mødepligt og besked ved fravær'],
      [true, 'Samarbejde to og to'],
      [false, 'Bus til havnen'],
      [false, 'Hygiejne i et køkken'],
    ),
  ],
  P7: [
    p(b('Ring til Bo. '), 'Han svarer mellem 8 og 15 og ringer tilbage inden to timer.'),
    p('Kommunen ', commitment('stedfortraeder', 'stiller en stedfortræder i ferieugerne'), '.'),
  ],
  P13: [
    table(
      ['Møde', 'Rytme', 'Hvem'],
      ['Drift', 'Hver mandag, 15 minutter', 'Bo og den virksomhed, der har en borger'],
      ['Status', 'Hver måned, 45 minutter', 'Lone, Bo, Amina, Per, Jonas'],
    ),
  ],
})

const needs: readonly CardSeed['fields'][] = [
  { party: 'municipality', column: 'need', text: 'At begge virksomheder siger det samme om praktik og løn.' },
  { party: 'municipality', column: 'worry', text: 'At der er langt til havnen om vinteren.' },
  { party: 'employmentActor', column: 'contribution', text: 'Et værksted, hvor man kan øve cykler.' },
  { party: 'employmentActor', column: 'need', text: 'To kontaktpersoner, der kan dække for hinanden.' },
  { party: 'firm', column: 'need', text: 'Hænder i højsæsonen, maj til september.' },
  { party: 'firm', column: 'wish', text: 'En fast opvasker, der bliver en del af køkkenet.' },
]

const plan = (year: number): DocumentSeed => ({
  sections: {
    P1: section('ready', 'F', 'jonas', 36),
    P2: section('inProgress', 'K', 'lone', 20),
    P3: section('inProgress', 'F', 'jonas', 18),
    P4: section('inProgress', 'K', 'lone', 5),
    P5: section('ready', 'A', 'bo', 13),
    P7: section('ready', 'A', 'bo', 9),
    P13: section('ready', 'F', 'jonas', 11),
  },
  prose: planProse(year),
  cards: needs.map((fields, index) => ({ list: 'needs', id: `need-${index + 1}`, fields })),
  cardsBy: 'jonas',
  cardsDaysAgo: 18.2,
})

const kitchen: DocumentSeed = {
  sections: {
    S1: section('ready', 'V1', 'amina', 17),
    S2: section('ready', 'V1', 'amina', 16),
    S3: section('inProgress', 'V1', 'amina', 6),
    S4: section('inProgress', 'V1', 'amina', 3),
  },
  prose: {
    S1: [p('Vi laver mad, der bringer folk sammen. Det gælder også dem, der laver den.')],
    S2: [
      p(
        'Tolv ansatte, fire faste kantiner og fester om sommeren. Flaskehalsen er opvask og klargøring før klokken ti.',
      ),
    ],
    S3: [
      p(
        'Klit & Køkken ',
        commitment('proever-opgaver', 'prøver tre opgaver af i køkkenet inden jul'),
        ' og skriver op, hvor lang tid de tager.',
      ),
    ],
    S4: [p('En ad gangen, altid med Amina eller souschefen på vagt.')],
  },
  cards: [
    {
      list: 'tasks',
      id: 'task-1',
      fields: {
        title: 'Opvask og klargøring',
        place: 'Køkkenet · man–fre 8–10',
        status: 'tested',
        hoursPerWeek: 10,
        valuePerHour: 175,
        pacePercent: 65,
        buddyHoursPerWeek: 2,
        firstStep: 'Én maskine ad gangen, sammen med souschefen.',
        displacement: 'no',
      },
    },
    {
      list: 'tasks',
      id: 'task-2',
      fields: {
        title: 'Skrælle og snitte grønt',
        place: 'Køkkenet · tirs og tors',
        status: 'tested',
        hoursPerWeek: 6,
        valuePerHour: 180,
        pacePercent: 55,
        buddyHoursPerWeek: 1,
        firstStep: 'En kasse gulerødder.',
        displacement: 'no',
      },
    },
    {
      list: 'tasks',
      id: 'task-3',
      fields: { title: 'Pakke mad ud af huset', place: 'Køkkenet · fredag', status: 'idea', displacement: 'unknown' },
    },
  ],
  cardsBy: 'amina',
  cardsDaysAgo: 5.5,
}

const bicycles: DocumentSeed = {
  sections: {
    S1: section('ready', 'V2', 'per', 15),
    S3: section('inProgress', 'V2', 'per', 4),
  },
  prose: {
    S1: [p('Vi holder byen og gæsterne kørende. Den, der kan skifte en slange, kan noget, andre har brug for.')],
    S3: [p('To opgaver er skrevet ned. Vi mangler at finde noget, der også er til om vinteren.')],
  },
  cards: [
    {
      list: 'tasks',
      id: 'task-1',
      fields: {
        title: 'Vask og eftersyn af udlejningscykler',
        place: 'Gården · daglig i sæsonen',
        status: 'idea',
        hoursPerWeek: 12,
        valuePerHour: 190,
        pacePercent: 60,
        buddyHoursPerWeek: 2,
        displacement: 'no',
      },
    },
    {
      list: 'tasks',
      id: 'task-2',
      fields: { title: 'Sortering af reservedele', place: 'Lageret · vinter', status: 'idea', displacement: 'unknown' },
    },
  ],
  cardsBy: 'per',
  cardsDaysAgo: 4.2,
}

const commitments = (year: number): readonly CommitmentSeed[] => [
  {
    key: 'traening',
    party: 'A',
    person: 'bo',
    what: 'Holder 10 timers træning om ugen for seks borgere',
    quantity: 260,
    unit: 'timer',
    due: `${year}-06-30`,
    month: null,
    condition: '',
    evidence: 'Optælling af fremmøde, kun antal',
    targets: ['O1'],
    source: { document: 'plan', section: 'P5' },
    proposed: { by: 'bo', party: 'A', daysAgo: 13 },
    acceptedDaysAgo: 12.9,
  },
  {
    key: 'stedfortraeder',
    party: 'K',
    person: 'lone',
    what: 'Stiller en stedfortræder i ferieugerne',
    quantity: null,
    unit: '',
    due: 18,
    month: null,
    condition: '',
    evidence: 'Navnet står i P7',
    targets: [],
    source: { document: 'plan', section: 'P7' },
    proposed: { by: 'bo', party: 'A', daysAgo: 9 },
    acceptedDaysAgo: 8,
  },
  {
    key: 'proever-opgaver',
    party: 'V1',
    person: 'amina',
    what: 'Prøver tre opgaver af i køkkenet',
    quantity: 3,
    unit: 'opgaver',
    due: 9,
    month: null,
    condition: '',
    evidence: 'Tiderne står på opgavekortene',
    targets: [],
    source: { document: 'V1', section: 'S3' },
    proposed: { by: 'amina', party: 'V1', daysAgo: 6 },
    acceptedDaysAgo: 5.9,
    startedDaysAgo: 4,
  },
  {
    key: 'visiterer',
    party: 'K',
    person: 'lone',
    what: 'Visiterer 6 borgere til forløbet',
    quantity: 6,
    unit: 'borgere',
    due: `${year}-01-31`,
    month: null,
    condition: '',
    evidence: 'Antal visiterede i kommunens eget system',
    targets: ['O1', 'J6'],
    source: { document: 'plan', section: 'P4' },
    proposed: { by: 'jonas', party: 'F', daysAgo: 5 },
  },
  {
    key: 'vinteropgaver',
    party: 'V2',
    person: 'per',
    what: 'Finder to opgaver, der også er til om vinteren',
    quantity: 2,
    unit: 'opgaver',
    due: 21,
    month: null,
    condition: '',
    evidence: 'Opgaverne står i den sociale model',
    targets: ['J6'],
    source: null,
    proposed: { by: 'jonas', party: 'F', daysAgo: 3 },
  },
]
