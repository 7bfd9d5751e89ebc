import type { help as source } from '../da/help.ts'
import type { SameKeys } from '../same-keys.ts'

export const help = {
  guide: {
    title: 'Help',
    lead: 'What matters most, on one page. The rest explains itself where you are.',
    howTitle: 'How it goes',
    how: [
      {
        title: 'Write together',
        body: 'Open the partner plan and write in a section. The others see it while you type. The purpose and the questions beside it are help; they do not become part of the plan.',
      },
      {
        title: 'Turn a sentence into a commitment',
        body: 'Select the sentence and choose Make commitment. Write who promises what. The sentence gets a mark that shows how far you are.',
      },
      {
        title: 'Accept for your own party',
        body: 'Everybody can propose. Only somebody from the party that promises can accept, and only with a verified e-mail address.',
      },
      {
        title: 'Tie promises to results',
        body: 'A target is one sentence: what must happen, how you see it, and what is paid. Link the commitments to the targets that they help to reach.',
      },
      {
        title: 'Mark the section ready',
        body: 'When you agree on a section, mark it ready. It can always be opened again.',
      },
    ],
    savedTitle: 'What does “Everything is saved” mean?',
    savedLead: 'The line under the document says only what the server has confirmed.',
    saved: [
      { term: 'Everything is saved', body: 'The server has written all your changes to disk. You can close the page.' },
      { term: 'Saving …', body: 'It is on its way. That normally takes less than a second.' },
      {
        term: 'Saved on this device',
        body: 'There is no connection. Your changes are in this browser and are sent by themselves when the network is back. Just keep writing.',
      },
      {
        term: 'Could not be saved',
        body: 'The server did not take the change. Copy the text with the button beside it and reload the page.',
      },
    ],
    savedRecords:
      'Commitments, targets and members are agreements. They are saved when you press the button, and only with a connection.',
    partiesTitle: 'The parties',
    partiesLead: 'A party can always be told by colour, shape and letter together.',
    keysTitle: 'Keys',
    keysLead: 'In a document. On a Mac use ⌘ instead of Ctrl.',
    keyColumn: 'Key',
    doesColumn: 'What happens',
    keys: [
      { keys: 'Ctrl+K', does: 'Go to a section, make a commitment, or see who is here' },
      { keys: 'Ctrl+B', does: 'Bold' },
      { keys: 'Ctrl+I', does: 'Italic' },
      { keys: 'Ctrl+Z', does: 'Undo your own last change, never those of others' },
      { keys: 'Ctrl+Shift+Z', does: 'Redo what you undid' },
      { keys: '# and space', does: 'Heading; two # make a smaller one' },
      { keys: '- and space', does: 'Bullet list; 1. and space makes a numbered one' },
      { keys: 'Alt+F10', does: 'To the toolbar; the arrow keys move in it' },
      { keys: 'Esc and then Tab', does: 'Out of the text and on through the page' },
    ],
    phoneTitle: 'On the phone',
    phone:
      'You can read everything and work with tasks, commitments and results, but not write in the text itself. Do that on a tablet or computer.',
    moreTitle: 'Stuck?',
    more: 'Ask whoever invited you; under Members you can see who takes part. Whoever runs the server can make new links and see whether it has trouble.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody in a partnership should be able to use Samspil. We build to WCAG 2.2, level AA.',
    statusTitle: 'How far are we?',
    status: [
      'Every screen is tested automatically against WCAG 2.2 A and AA whenever the program changes. An automatic test finds only some of the faults.',
      'Samspil has not yet been tried by people who use a screen reader, magnification or voice control every day. So we do not say that the requirements are met.',
      'This is not the accessibility statement that the law asks for. The authority that takes Samspil into use makes that one in WAS-Tool.',
    ],
    doneTitle: 'What we have done',
    done: [
      'Everything can be reached and used with a keyboard, and the focus can always be seen.',
      'A party is always colour, shape and letter; a status is always a shape and a word.',
      'Text has a contrast of at least 4.5:1, in the dark theme too. Choose dark or light under My profile.',
      'The page follows the device’s wish for less motion and more contrast.',
      'Changes by others never move your focus or your place in the text, and they are read out as one gathered message every ten seconds at most.',
      'Everything can be moved with buttons; nothing has to be dragged.',
    ],
    knownTitle: 'What we know is missing',
    known: [
      'The text of a document cannot be edited on a phone.',
      'There is no search across a partnership yet.',
      'A particularly easy typeface cannot be chosen yet; the browser’s own zoom works up to 200 %.',
    ],
    contactTitle: 'Found a fault?',
    contact:
      'Tell whoever invited you, or the authority that runs this Samspil. Say which page it was and what you tried.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Samspil is about organisations working together. Nothing about a single citizen belongs in it.',
    citizensTitle: 'Citizens',
    citizens: [
      'Never write names, personal numbers or anything else that can point to one citizen. Write how many.',
      'Commitments and targets with something like a personal number are refused. In the text of the documents you take care of it yourselves.',
    ],
    storedTitle: 'What we keep about you',
    stored: [
      { term: 'You', body: 'Name, title, e-mail address, language, and the parties you belong to.' },
      {
        term: 'What you do',
        body: 'Who proposed, accepted and changed what, and when. It is part of the agreement and is not deleted when you leave the partnership.',
      },
      {
        term: 'Your sign-ins',
        body: 'When, and in what kind of browser. You can see and end them under My profile.',
      },
      {
        term: 'Presence',
        body: 'Who is in a document is shown to the others right now and is not kept.',
      },
    ],
    deviceTitle: 'On your device',
    device: [
      'Two cookies: one keeps you signed in, one ties a sign-in link to the browser that asked for it. Neither follows you anywhere else.',
      'A copy of the documents that you have opened, so that you can write without a network. Sign out on a shared computer.',
      'Your choice of language and of the light or dark theme.',
    ],
    notTitle: 'What we do not do',
    not: [
      'No statistics, no advertising, no services of others: the page fetches nothing from any server but this one.',
      'Sign-in links and keys are kept only as fingerprints, so that they cannot be read from the database.',
    ],
    missingTitle: 'Not there yet',
    missing: [
      'A button that fetches or deletes everything about you. Ask whoever runs the server.',
      'A fixed time after which a finished partnership is deleted. Until it comes, that is for you to agree.',
    ],
    ownerTitle: 'Who is responsible?',
    owner: 'The organisation that runs this server is responsible for the data. Ask whoever invited you who that is.',
  },
  selfTest: {
    title: 'Does Samspil work on this network?',
    lead: 'The page tries all that Samspil needs. It keeps nothing and can be seen without signing in.',
    summary: {
      waiting: 'Trying …',
      ok: 'Everything works.',
      poor: 'It works, but something is not as it should be.',
      broken: 'Something is missing that Samspil cannot do without.',
    },
    verdict: { waiting: 'Trying', ok: 'Works', poor: 'Could be better', broken: 'Does not work' },
    ms: '{{ms}} ms',
    seconds_one: '{{count}} second off',
    seconds_other: '{{count}} seconds off',
    thing: {
      server: {
        name: 'The server answers',
        means: 'The page can fetch from the server.',
        lacks: 'The server answers slowly or not at all. Is there a network, and is the address right?',
      },
      clock: {
        name: 'The clock is right',
        means: 'The device’s clock agrees with the server’s.',
        lacks: 'The device’s clock is wrong, so times on the page may be wrong.',
      },
      post: {
        name: 'The server can be sent to',
        means: 'Requests by POST get through.',
        lacks: 'Something on the network stops POST. Then nothing can be saved from here.',
      },
      socket: {
        name: 'WebSocket',
        means: 'The direct line that lets you see each other’s letters at once.',
        lacks: 'The network lets no WebSocket through. Samspil uses the other way below, which is a little slower.',
      },
      stream: {
        name: 'Events over HTTP',
        means: 'The other way: used by itself where WebSocket is shut.',
        lacks: 'Answers that go on are held back on the network, often by a proxy that waits for the whole answer.',
      },
      storage: {
        name: 'The browser can keep things',
        means: 'A copy on the device lets you write without a network.',
        lacks:
          'The browser keeps nothing here, perhaps because the window is private. Then you cannot write without a network, and without cookies you cannot sign in.',
      },
      browser: {
        name: 'The browser is new enough',
        means: 'The browser can do what Samspil is built with.',
        lacks: 'The browser is too old. Use a newer Chrome, Edge, Firefox or Safari.',
      },
    },
    again: 'Try again',
    copy: 'Copy for the IT department',
    copied: 'Copied. Put it into a mail to the IT department.',
    notCopied: 'The text could not be copied. Select the lines on the page instead.',
    needsTitle: 'For the IT department',
    needsLead: 'Samspil talks to its own server alone. This must be open:',
    needs: [
      'The address {{host}}, port {{port}}, and nothing else.',
      'WebSocket on /sync/, /events and /room: the proxy must pass on Upgrade and Connection and leave the line open for at least 60 seconds without traffic.',
      'Where that cannot be: POST to /stream, whose answer (text/event-stream) must be passed on piece by piece. No buffering, and no scanning of the whole answer.',
      'GET and POST to /trpc, /api and /download, files up to 10 MB.',
      'Cookies and the browser’s storage (IndexedDB) for the address.',
    ],
  },
} as const satisfies SameKeys<typeof source>
