import type { errors as source } from '../da/errors.ts'
import type { SameKeys } from '../same-keys.ts'

export const errors = {
  noAnswer: 'The server does not answer. Check the net and try again.',
  code: {
    'access.signInRequired': 'You are signed out. Sign in again to go on.',
    'access.notAllowed': 'You have no right to do that. A lead of the party or the fund can help.',
    'access.readOnly': 'You can read but not write here. Ask the person who invited you.',
    'access.otherPartyOnly': 'Only somebody from the party concerned can do that.',
    'access.unverified': 'Your e-mail address is not verified. Sign in with a link sent to it and try again.',
    'thing.notFound': 'It does not exist, or you have no access to it.',
    'input.invalid': 'Something is not filled in right. Correct what is marked and try again.',
    'input.personalNumber':
      'The text looks like a civil registration number. Never write about single citizens here; remove it and try again.',
    'origin.refused': 'The page was opened from a wrong address. Reload it.',
    'token.invalid': 'The link is not right. Copy all of it, or get a new one.',
    'token.expired': 'The link is too old. Get a new one.',
    'token.used': 'The link has been used. Get a new one.',
    'token.otherBrowser': 'The link works only in the browser that asked for it. Get a new one here.',
    'token.otherPerson': 'The link is for somebody else than the person signed in. Sign out first.',
    'rate.tooMany': 'That was tried too often. Wait a quarter of an hour.',
    'mail.notSent': 'The mail could not be sent. Try again, or copy the link.',
    'demo.unavailable': 'The example people are not switched on here.',
    'member.lastOfParty': 'This is the last person who can act for the party. Invite another first.',
    'member.alreadyMember': 'The person is already with this party.',
    'commitment.changed': 'Somebody changed the commitment meanwhile. See both versions and choose.',
    'commitment.wrongStatus': 'The commitment has moved on meanwhile. See where it stands now.',
    'commitment.reasonRequired': 'Write a reason.',
    'target.changed': 'Somebody changed the target meanwhile. See both versions and choose.',
    'target.sameParty': 'Payer and payee must be two different parties.',
    'scenario.changed': 'Somebody saved the scenario meanwhile. See both versions and choose.',
    'scenario.fixed': 'The three fixed scenarios cannot be removed. You can set them back to the standard.',
    'scenario.tooMany': 'You have as many scenarios as there can be. Remove one before you make another.',
    'section.changed': 'Somebody changed the section’s status meanwhile. The new one is shown now.',
    'document.full': 'The document cannot grow any larger.',
    'print.unavailable':
      'The server cannot make PDF files, because Chromium is missing. Print the page from your browser and choose “Save as PDF”.',
    'print.busy': 'Many are making PDF files right now. Try again in a moment.',
    'print.failed': 'The PDF file could not be made. Try again, or print the page from your browser.',
    'storage.unavailable': 'The server cannot save right now. What you write stays on this device. Try again soon.',
    'server.failed': 'Something failed on our side. Try again; what you wrote in the document is saved.',
  },
} as const satisfies SameKeys<typeof source>
