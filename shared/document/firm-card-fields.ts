import type { CardField } from './cards.ts'

/** What a firm's social model holds as cards. A field is added, never renamed: old documents keep its name. */
export const firmCardFields = {
  tasks: [
    { kind: 'text', name: 'title' },
    { kind: 'text', name: 'place' },
    { kind: 'text', name: 'description', isLong: true },
    { kind: 'choice', name: 'status', options: ['idea', 'tested', 'permanent'] },
    /** Which of the seven questions of the task hunt the task was found with. */
    {
      kind: 'choice',
      name: 'foundBy',
      options: ['postponed', 'skilled', 'busy', 'refused', 'quality', 'start', 'proud'],
    },
    { kind: 'number', name: 'hoursPerWeek', min: 0, max: 168 },
    { kind: 'number', name: 'leastHours', min: 0, max: 168 },
    { kind: 'number', name: 'mostHours', min: 0, max: 168 },
    { kind: 'text', name: 'season' },
    { kind: 'number', name: 'valuePerHour', min: 0, max: 100_000 },
    /** What it means for the firm beside money, 1 to 5. */
    { kind: 'number', name: 'importance', min: 1, max: 5 },
    /** Share of a skilled worker's pace, in percent as people say it; 100 is the same pace. */
    { kind: 'number', name: 'pacePercent', min: 0, max: 200 },
    { kind: 'number', name: 'buddyHoursPerWeek', min: 0, max: 168 },
    { kind: 'number', name: 'buddyWagePerHour', min: 0, max: 10_000 },
    /** The wage of whoever does the task, while there is one; nothing during a placement. */
    { kind: 'number', name: 'wagePerHour', min: 0, max: 10_000 },
    { kind: 'number', name: 'subsidyPerHour', min: 0, max: 10_000 },
    { kind: 'text', name: 'agreement' },
    { kind: 'text', name: 'whoToday' },
    { kind: 'number', name: 'hoursToday', min: 0, max: 168 },
    { kind: 'number', name: 'costPerHourToday', min: 0, max: 100_000 },
    { kind: 'text', name: 'whoTeaches' },
    { kind: 'text', name: 'learningTime' },
    { kind: 'text', name: 'parts', isLong: true },
    { kind: 'choice', name: 'together', options: ['alone', 'pair', 'team', 'customers'] },
    { kind: 'text', name: 'physical' },
    { kind: 'choice', name: 'danish', options: ['none', 'little', 'everyday', 'fluent'] },
    { kind: 'text', name: 'reading' },
    { kind: 'text', name: 'licence' },
    { kind: 'text', name: 'adjustments', isLong: true },
    { kind: 'text', name: 'requirements', isLong: true },
    { kind: 'number', name: 'pace', min: 1, max: 5 },
    { kind: 'number', name: 'predictability', min: 1, max: 5 },
    { kind: 'number', name: 'responsibility', min: 1, max: 5 },
    { kind: 'number', name: 'interruptions', min: 1, max: 5 },
    { kind: 'text', name: 'safety', isLong: true },
    { kind: 'text', name: 'firstStep', isLong: true },
    { kind: 'text', name: 'progression', isLong: true },
    { kind: 'choice', name: 'displacement', options: ['unknown', 'no', 'yes'] },
    /** A count: nobody who has tried it is named. */
    { kind: 'number', name: 'triedBy', min: 0, max: 10_000 },
  ],
  /** One card a place of work: what it can take at a time, and who has time. */
  capacity: [
    { kind: 'text', name: 'place' },
    { kind: 'number', name: 'places', min: 0, max: 1000 },
    { kind: 'number', name: 'trainedBuddies', min: 0, max: 1000 },
    { kind: 'number', name: 'buddyHoursPerWeek', min: 0, max: 1000 },
    { kind: 'number', name: 'managerHoursPerWeek', min: 0, max: 168 },
    { kind: 'number', name: 'ordinaryStaff', min: 0, max: 100_000 },
    { kind: 'text', name: 'notIn' },
    { kind: 'text', name: 'setting', isLong: true },
  ],
  buddyModules: [
    { kind: 'text', name: 'title' },
    { kind: 'text', name: 'goal', isLong: true },
    { kind: 'text', name: 'exercise', isLong: true },
    { kind: 'number', name: 'minutes', min: 0, max: 10_000 },
    { kind: 'text', name: 'who' },
    { kind: 'text', name: 'trainer' },
    { kind: 'text', name: 'when' },
    { kind: 'day', name: 'day' },
    /** Counts only: who took part is the firm's own matter. */
    { kind: 'number', name: 'attended', min: 0, max: 1000 },
  ],
  intakeSteps: [
    { kind: 'text', name: 'when' },
    { kind: 'text', name: 'what', isLong: true },
    { kind: 'text', name: 'who' },
    { kind: 'text', name: 'checkIn' },
    { kind: 'number', name: 'hoursPerWeek', min: 0, max: 168 },
    { kind: 'number', name: 'daysPerWeek', min: 0, max: 7 },
    /** In which form the person works then; unset counts as a placement, as the course begins. */
    { kind: 'choice', name: 'form', options: ['placement', 'paidHours', 'subsidised', 'ordinary'] },
  ],
} as const satisfies Record<string, readonly CardField[]>
