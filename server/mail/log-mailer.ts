import type { Mailer } from './mailer.ts'

/** Without a mail server: a login link is printed, one line in the server's log, for whoever runs the server. */
export const createLogMailer = (print: (line: string) => void): Mailer => ({
  sendsMail: false,
  send: (letter) => {
    if (letter.kind === 'login') print(`Samspil: login link for ${letter.to} (10 minutes): ${letter.link}`)
    return Promise.resolve(false)
  },
  settled: () => Promise.resolve(),
})
