import type { sync as danish } from '../da/sync.ts'
import type { SameKeys } from '../same-keys.ts'

export const sync = {
  saved: 'Everything is saved',
  saving: 'Saving …',
  connecting: 'Connecting …',
  offline: 'No connection. What you write is kept on this device.',
  offlineNotKept: 'No connection. Do not close the page if you write.',
  kept_one: 'Kept on this device, sent when the network is back (1 change)',
  kept_other: 'Kept on this device, sent when the network is back ({{count}} changes)',
  notKept_one: '1 change is not sent. Do not close the page.',
  notKept_other: '{{count}} changes are not sent. Do not close the page.',
  readOnly: 'You can read along, but not write',
  readOnlyOffline: 'No connection. You see the latest version from this device.',
  copyText: 'Copy the text',
  reload: 'Reload the page',
  refused: {
    signedOut: 'You are signed out. Sign in again to save.',
    noAccess: 'You no longer have access to the document.',
    readOnly: 'You may only read now. What you wrote last is not saved.',
    epochChanged: 'The document was restored from an earlier version. Reload the page.',
    tooLarge: 'Could not be saved. The document or the change is too large.',
    outdated: 'Samspil has been updated. Reload the page before you go on.',
    malformed: 'Could not be saved. Reload the page.',
  },
} as const satisfies SameKeys<typeof danish>
