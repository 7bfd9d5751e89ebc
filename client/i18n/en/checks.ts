import type { checks as danish } from '../da/checks.ts'
import type { SameKeys } from '../same-keys.ts'

export const checks = {
  lead: 'Kind suggestions, not errors. Each leads to its place.',
  reading: 'Reading the document …',
  none: 'In what you have written there is nothing that we miss.',
  sectionsNotBegun_one: 'One section is not begun.',
  sectionsNotBegun_other: '{{count}} sections are not begun.',
  allGood: 'Sections without suggestions',
  notBegun: 'Not begun',
  done: '{{done}} of {{total}}',
  doneLabel: '{{section}}: {{done}} of {{total}} in place',
  count_one: '1 suggestion',
  count_other: '{{count}} suggestions',
  party: { municipality: 'the municipality', employmentActor: 'the employment actor', firm: 'the firm' },
  level: { green: 'green', yellow: 'yellow', red: 'red', black: 'black' },
  step: {
    contacted: 'contacted',
    met: 'met',
    interested: 'interested',
    bootCamp: 'invited to boot camp',
    selected: 'selected',
  },
  unnamed: 'the card without a name',
  hint: {
    section: {
      readyButEmpty: 'The section is marked ready, but nothing is written yet.',
      noOwner: 'Choose a party that looks after the section.',
    },
    privacy: {
      personalNumber: 'This looks like a personal number. Remove it: nothing is written here about one citizen.',
    },
    needs: { partySilent: 'What does {{party}} say? Nothing is written yet.' },
    contact: {
      missing: 'Write whom the firm calls.',
      noAnswerTime: 'How fast does {{name}} answer?',
      noSubstitute: 'Who answers the phone when {{name}} cannot?',
    },
    escalation: { levelMissing: 'Agree on what happens at {{level}}.' },
    role: {
      noAccountable: 'Who answers for {{name}}?',
      manyAccountable: 'Several answer for {{name}}. Choose one.',
      nobodyPerforms: 'Who does {{name}}?',
    },
    campaign: { notNarrowing: 'There are more {{step}} than {{before}}. Are the numbers right?' },
    meeting: {
      missing: 'Agree on regular meetings. Better short and often.',
      noNextDay: 'When is {{name}} next?',
    },
    risk: {
      missing: 'Talk about what may go wrong, and write down what matters most.',
      noPlanB: 'What is plan B for {{name}}?',
      noOwner: 'Who keeps an eye on {{name}}?',
    },
    task: {
      tooFew: '{{count}} tasks have a calculated value. {{wanted}} make a catalogue.',
      noFirstStep: 'What is the first step in {{name}}?',
      displaces: '{{name}} replaces ordinary hours. It must not.',
      displacementUnknown: 'Find out whether {{name}} replaces ordinary hours.',
      loses: '{{name}} costs more than it gives. Can the time or the training be changed?',
    },
    capacity: {
      missing: 'Write how many you can take in, and who has time.',
      tooManyForStaff: '{{places}} places are more than the {{most}} that {{staff}} ordinary staff allow.',
      tooFewHours: 'The tasks take {{hours}} hours a week. The places need {{needed}}.',
    },
    buddy: {
      tooFew: '{{trained}} buddies are trained. The places need {{needed}}.',
      tooFewHours: 'There are {{hours}} buddy hours a week. The tasks use {{needed}}.',
      noDay: 'When is the module {{name}}?',
    },
    intake: {
      noDayOne: 'What happens on day 1?',
      unreadableTime: 'When is {{name}}? Write for instance Week 2 or Month 3.',
      noCheckIn: 'Who talks together at {{name}}?',
      noWageTalk: 'Talk about pay in week 8 at the latest.',
      placementOver13: 'The placement lasts {{weeks}} weeks. After week 13 the municipality must judge an extension.',
      placementOver26: 'The placement lasts {{weeks}} weeks. Beyond 26 weeks is for special cases only.',
    },
  },
} as const satisfies SameKeys<typeof danish>
