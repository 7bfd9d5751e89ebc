import type { Language } from '#shared/contracts/accounts.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Mailer } from '#server/mail/mailer.ts'
import type { Foundation } from '#server/services.ts'
import { findPersonByEmail, readMe } from './accounts.store.ts'
import { AttemptLimit, networkOf } from './attempt-limit.ts'
import type { Links } from './links.ts'
import { secretHash } from './secret-hash.ts'
import { cutCredentials } from './sessions.ts'
import { beginSession, signedIn } from './sign-in.ts'
import { countUse, findToken } from './tokens.store.ts'
import { makeLoginToken, tokenFault } from './tokens.ts'
import type { SignedIn, Visit } from './visit.ts'

const minuteMs = 60 * 1000
const loginLinkLimits = {
  address: { most: 3, windowMs: 15 * minuteMs },
  network: { most: 30, windowMs: 60 * minuteMs },
} as const

export interface LoginLinks {
  request(
    input: { readonly email: string; readonly language: Language },
    visit: Visit,
  ): Promise<Result<{ sentTo: string }, Refusal>>
  /** The address that the link signs in, without using the link up; `token.otherBrowser` where it cannot work. */
  describe(secret: string, visit: Visit): Promise<Result<{ email: string }, Refusal>>
  redeem(secret: string, visit: Visit): Promise<Result<SignedIn, Refusal>>
}

export function createLoginLinks(foundation: Foundation, post: { mailer: Mailer; links: Links }): LoginLinks {
  const { database, clock, logger } = foundation
  const perAddress = new AttemptLimit(clock, loginLinkLimits.address)
  const perNetwork = new AttemptLimit(clock, loginLinkLimits.network)

  const usable = async (secret: string, visit: Visit, db = database) => {
    const token = await findToken(db, 'login', secretHash(secret))
    // A token without a person was made for an address that nobody has, so that both take the same work.
    if (token === null || token.personId === null) return err(refuse('token.invalid'))
    const fault = tokenFault(token, clock.now())
    if (fault !== null) return err(fault)
    if (token.browserHash !== secretHash(visit.http.browserSecret)) return err(refuse('token.otherBrowser'))
    return ok({ tokenId: token.id, personId: token.personId })
  }

  return {
    async request({ email, language }, visit) {
      const mayAsk = perNetwork.take(networkOf(visit.http.remoteAddress)) && perAddress.take(email)
      if (!mayAsk) return err(refuse('rate.tooMany'))
      const known = await findPersonByEmail(database, email)
      // AUT-31: an example person has no mailbox and, outside the demo, no way in.
      const person = known?.isDemo === true && !foundation.config.isDemo ? null : known
      const { secret } = await database.transaction().execute((trx) =>
        makeLoginToken(trx, foundation, {
          personId: person?.personId ?? null,
          browserSecret: visit.http.browserSecret,
          at: clock.now(),
        }),
      )
      // AUT-13: nobody waits for the mail server, since the time it takes would tell who has an account.
      if (person !== null) void post.mailer.send({ kind: 'login', to: email, language, link: post.links.login(secret) })
      else logger.info('A login link was asked for, for an address that nobody has')
      return ok({ sentTo: email })
    },

    async describe(secret, visit) {
      const token = await usable(secret, visit)
      if (!token.ok) return token
      const me = await readMe(database, token.value.personId)
      return me === null ? err(refuse('token.invalid')) : ok({ email: me.email })
    },

    async redeem(secret, visit) {
      const at = clock.now()
      const result = await database.transaction().execute(async (trx) => {
        const token = await usable(secret, visit, trx)
        if (!token.ok) return token
        const { tokenId, personId } = token.value
        if (!(await countUse(trx, tokenId, 'login', at))) return err(refuse('token.used'))
        const beginning = await beginSession(trx, foundation, {
          personId,
          method: 'link',
          visit,
          at,
          isProof: true,
        })
        return ok({ personId, ...beginning })
      })
      if (!result.ok) return result
      cutCredentials(foundation, result.value.endedCredentials)
      return ok(await signedIn(foundation, result.value.personId, result.value.session))
    },
  }
}
