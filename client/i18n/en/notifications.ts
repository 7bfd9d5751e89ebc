import type { notifications as source } from '../da/notifications.ts'
import type { SameKeys } from '../same-keys.ts'

export const notifications = {
  inbox: {
    title: 'For you in the comments',
    count_one: '{{count}} unread',
    count_other: '{{count}} unread',
    verb: { mention: 'Mentioned', reply: 'Reply', assigned: 'Your turn' },
    sentence: {
      mention: '{{who}} has mentioned you in {{place}}',
      reply: '{{who}} has replied in {{place}}',
      assigned: '{{who}} has asked you to answer in {{place}}',
    },
    place: {
      partnerPlan: '{{section}} in the partner plan',
      socialModel: '{{section}} in the social model of {{firm}}',
      commitment: 'a commitment',
    },
    where: '{{text}} · {{partnership}}',
    open: 'See',
    openFor: 'See: {{what}}',
    markRead: 'Mark as read',
    markReadFor: 'Mark as read: {{what}}',
    markAllRead: 'Mark all as read',
    marked: 'Marked as read.',
  },
  settings: {
    title: 'Mails to you',
    lead: 'Mails name parties and places only, never what a text says. Everything is on Home too.',
    kind: {
      accept: 'When a proposal waits for my yes or no (at once)',
      mention: 'When I am mentioned, get a reply or am to answer (once an hour at most)',
      workshop: 'What we agreed when a workshop is over (at once)',
      due: 'Deadlines that come near or have passed (Monday morning)',
      changes: 'What the others have changed during the week (Monday morning)',
    },
    saved: 'Your choice is saved',
    noMail: 'This server does not send mails yet. Your choice holds when it does.',
  },
  unsubscribe: {
    title: 'Turn off mails',
    loading: 'Reading the link …',
    about: {
      accept: 'You turn off mails about proposals that wait for you.',
      mention: 'You turn off mails about comments: when you are mentioned, get a reply or are to answer.',
      workshop: 'You turn off mails about what was agreed in workshops.',
      due: 'You turn off the Monday mail about deadlines.',
      changes: 'You turn off the weekly mail about changes.',
    },
    stays: 'Everything is still on Home. You can turn mails on again in your profile.',
    confirm: 'Turn off',
    done: 'Those mails are turned off.',
    already: 'Those mails are turned off already.',
    profile: 'Go to your profile',
  },
} satisfies SameKeys<typeof source>
