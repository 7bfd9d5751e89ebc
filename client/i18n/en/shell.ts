import type { shell as source } from '../da/shell.ts'
import type { SameKeys } from '../same-keys.ts'

export const shell = {
  skip: 'Skip to the content',
  mainMenu: 'Main menu',
  brandHome: 'Samspil, home',
  language: { label: 'Language', da: 'Dansk', en: 'English' },
  nav: {
    home: 'Home',
    programme: 'The programme',
    myPartnerships: 'My partnerships',
    partnership: 'Partnership',
    partnerPlan: 'Partner plan',
    socialModel: 'Social model',
    commitments: 'Commitments',
    targets: 'Results and payment',
    workshops: 'Workshops',
    practices: 'Experiences',
    templates: 'Templates',
    members: 'Members',
    agreement: 'Approval',
    more: 'More',
    help: 'Help',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    signIn: 'Sign in',
  },
  where_one: '{{cluster}} · 1 firm place',
  where_other: '{{cluster}} · {{count}} firm places',
  person: { menu: 'Your menu', profile: 'My profile', signOut: 'Sign out' },
  loading: 'Loading …',
  offline: {
    device:
      'No connection. You can read, and what you write in a document is kept on this device. Commitments, results and members cannot be changed until the network is back.',
    notices:
      'This page does not follow along right now. It fetches news every half minute until the connection is back.',
  },
  notFound: {
    title: 'There is no such page',
    body: 'The address is wrong, or what it led to has been removed. You may also lack access to it; ask whoever gave you the address.',
    home: 'Go to Home',
  },
  failed: {
    title: 'Something went wrong',
    body: 'What you have written in documents is saved. Try again. If it happens again, give us this reference:',
    reference: 'Reference',
    reload: 'Reload the page',
    noAnswer: 'The server does not answer',
    needsNet:
      'This page is not on this device and must be fetched from the net. What you have written in documents is kept. Check the net and try again.',
  },
} as const satisfies SameKeys<typeof source>
