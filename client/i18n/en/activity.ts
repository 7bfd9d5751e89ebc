import type { activity as source } from '../da/activity.ts'
import type { SameKeys } from '../same-keys.ts'

export const activity = {
  somebody: 'Samspil',
  whole: { partnerPlan: 'the partner plan', socialModel: 'the social model' },
  place: {
    partnerPlan: 'Partner plan {{section}}',
    socialModel: 'Social model {{section}}',
    commitments: 'Commitments',
    targets: 'Results and payment',
    members: 'Members',
    partnership: 'Partnership',
  },
  event: {
    programme: {
      seeded: '{{who}} loaded the programme.',
    },
    partnership: {
      created: '{{who}} created the partnership.',
    },
    firm: {
      added: '{{who}} added the firm {{name}}.',
    },
    member: {
      invited: '{{who}} invited a colleague to {{partyName}}.',
      joined: '{{who}} joined for {{partyName}}.',
      removed: '{{who}} removed {{name}} from {{partyName}}.',
    },
    invitation: {
      revoked: '{{who}} took back an invitation to {{partyName}}.',
    },
    section: {
      statusSet: '{{who}} set {{title}} to {{status}}.',
      ownerSet: '{{who}} made {{owner}} responsible for {{title}}.',
      ownerCleared: '{{who}} removed the responsible party of {{title}}.',
    },
    document: {
      restored: '{{who}} restored {{what}}.',
    },
    version: {
      named: '{{who}} named a version {{name}}.',
    },
    commitment: {
      proposed: '{{who}} proposed to {{party}}: {{what}}.',
      accepted: '{{who}} accepted on behalf of {{party}}: {{what}}.',
      started: '{{who}} started on {{what}}.',
      fulfilled: '{{who}} fulfilled {{what}}.',
      lapsed: '{{who}} let {{what}} lapse.',
      lapsedBecause: '{{who}} let {{what}} lapse: {{reason}}.',
      reopened: '{{who}} took up {{what}} again.',
      edited: '{{who}} edited {{what}}.',
      editedOne: '{{who}} changed {{field}} of “{{what}}” to {{value}}.',
      clearedOne: '{{who}} removed {{field}} from “{{what}}”.',
      editedMany: '{{who}} edited {{fields}} of “{{what}}”.',
      backToAccepted: '{{who}} set “{{what}}” back to {{status}}.',
    },
    target: {
      created: '{{who}} added the target {{outcome}}.',
      edited: '{{who}} edited the target {{outcome}}.',
      editedOne: '{{who}} changed {{field}} of {{outcome}} to {{value}}.',
      clearedOne: '{{who}} removed {{field}} from {{outcome}}.',
      editedMany: '{{who}} edited {{fields}} of {{outcome}}.',
      removed: '{{who}} removed the target {{outcome}}.',
    },
    rateCard: {
      published: '{{who}} made version {{version}} of the rate card. It holds from {{day}}.',
    },
    scenario: {
      created: '{{who}} added the scenario {{name}}.',
      edited: '{{who}} changed the scenario {{name}}.',
      removed: '{{who}} removed the scenario {{name}}.',
    },
    comment: {
      started: '{{who}} commented on {{where}}.',
      replied: '{{who}} replied to a comment on {{where}}.',
      edited: '{{who}} edited a comment on {{where}}.',
      deleted: '{{who}} deleted a comment on {{where}}.',
      resolved: '{{who}} resolved a comment on {{where}}.',
      reopened: '{{who}} reopened a comment on {{where}}.',
      assigned: '{{who}} handed a comment on {{where}} to {{assignee}}.',
      unassigned: '{{who}} took away who was to answer a comment on {{where}}.',
      refastened: '{{who}} fastened a comment on {{where}} anew.',
    },
    session: {
      started: '{{who}} signed in.',
      ended: '{{who}} signed out.',
    },
    apiToken: {
      created: '{{who}} made an access for a program.',
      revoked: '{{who}} closed an access for a program.',
    },
  },
  sectionStatus: { notStarted: 'Not started', inProgress: 'In progress', ready: 'Ready' },
  party: { municipality: 'the municipality', employmentActor: 'the actor', firm: 'the firm', fund: 'the fund' },
  field: {
    partyId: 'the party',
    what: 'the wording',
    personId: 'the person',
    quantity: 'the quantity',
    unit: 'the unit',
    dueOn: 'the deadline',
    programmeMonth: 'the programme month',
    condition: 'the condition',
    evidence: 'the evidence',
    targetIds: 'the targets',
    status: 'the status',
    lapseReason: 'the reason',
    outcomeCode: 'the outcome',
    count: 'the number',
    outOf: 'the base',
    tariffOre: 'the tariff',
    payerPartyId: 'the payer',
    payeePartyId: 'the payee',
    verifierPartyId: 'the verifier',
  },
  and: 'and',
} satisfies SameKeys<typeof source>
