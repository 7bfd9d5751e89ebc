import { renderSVG } from 'uqr'
import { z } from 'zod'
import type { AgreementVersionView } from '#shared/contracts/approvals.ts'
import { type AgreementAnswer, approvingParties } from '#shared/domain/approval/agreement.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { PartnershipId } from '#shared/kernel/ids.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type DownloadContext, type DownloadFile, defineDownload } from '#server/export/download.ts'
import { html } from '#server/export/html.ts'
import { writePrintPage } from '#server/export/print-page.ts'
import { type ChainHead, readChainHead } from '#server/modules/audit/audit.store.ts'
import type { Database } from '#server/storage/database.ts'

const Query = z.strictObject({ partnershipId: PartnershipId, number: z.coerce.number().int().min(1) })

/** What stands on a certificate, besides the words. */
interface Certificate {
  readonly version: AgreementVersionView
  readonly partnership: string
  /** Where the log's chain stood with the last approval; before that, where it stands now. */
  readonly head: ChainHead
  readonly address: string
}

const define = (
  make: (certificate: Certificate, context: DownloadContext) => Promise<Result<DownloadFile['body'], Refusal>>,
) =>
  defineDownload({
    query: Query as z.ZodType<z.infer<typeof Query>>,
    partnershipOf: async ({ partnershipId }) => partnershipId,
    action: { kind: 'partnership.read' },
    make: async ({ partnershipId, number }, context) => {
      const { services, foundation, language, caller } = context
      const { versions } = await services.approvals.overview(caller, partnershipId)
      const version = versions.find((one) => one.number === number)
      if (version === undefined) return err(refuse('thing.notFound'))
      const { name } = await foundation.database
        .selectFrom('partnership')
        .select('name')
        .where('id', '=', partnershipId)
        .executeTakeFirstOrThrow()
      const { config } = foundation
      const base = config.publicUrl ?? `http://localhost:${config.port}`
      const head = await headOf(foundation.database, version)
      const address = `${base}/verify/${referenceCode(version.hash)}`
      const made = await make({ version, partnership: name, head, address }, context)
      if (!made.ok) return made
      return ok({ name: `${texts[language].title} ${name} version ${number}`, body: made.value })
    },
  })

async function headOf(db: Database, { id, partnershipId }: AgreementVersionView): Promise<ChainHead> {
  const sealing = await db
    .selectFrom('audit')
    .where('subject_id', '=', id)
    .where('action', '=', 'agreement.approved')
    .select(['position', 'hash'])
    .executeTakeFirst()
  return sealing ?? readChainHead(db, partnershipId)
}

export const certificateHtml = define(async (certificate, { language }) => ok(page(certificate, language)))
export const certificatePdf = define(async (certificate, { language, printer }) =>
  printer.print({
    html: page(certificate, language),
    footer: `${texts[language].title} · ${referenceCode(certificate.version.hash)}`,
  }),
)

function page({ version, partnership, head, address }: Certificate, language: 'da' | 'en'): string {
  const words = texts[language]
  const { number, hash, seal, parties, approvedAt, previousHash } = version
  const time = (at: number) =>
    new Intl.DateTimeFormat(words.locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Copenhagen',
    }).format(at)
  const needed = approvingParties(parties)
  const fund = parties.find(({ kind }) => kind === 'fund')
  const latest = (partyId: string): AgreementAnswer | undefined =>
    version.answers.findLast((answer) => answer.partyId === partyId)
  const title = `${words.title}: ${words.version(number)}, ${partnership}`
  const body = html`<main>
    ${approvedAt === null ? html`<p><span class="stamp">${words.provisional}</span></p>` : null}
    <h1>${words.title}</h1>
    <p class="lead">${words.version(number)}<br />${words.of(partnership)}</p>
    <div class="codes">
      <div>
        <h2>${words.reference}</h2>
        <p class="reference">${referenceCode(hash)}</p>
        <p>${approvedAt === null ? words.notYet : words.approvedAt(time(approvedAt))}</p>
        <p class="muted">${words.check} ${address}</p>
      </div>
      <img class="qr" alt="${words.qr}" src="${qr(address)}" />
    </div>
    <h2>${words.answers}</h2>
    <table>
      <caption class="muted">
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.party}</th>
          <th scope="col">${words.who}</th>
          <th scope="col">${words.authority}</th>
          <th scope="col">${words.when}</th>
          <th scope="col">${words.signIn}</th>
        </tr>
      </thead>
      <tbody>
        ${parties
          .filter(({ id }) => needed.includes(id))
          .map(({ id, name, kind }) => {
            const answer = latest(id)
            return html`<tr>
              <th scope="row">${name}<br /><span class="muted">${words.kind[kind]}</span></th>
              ${
                answer === undefined
                  ? html`<td colspan="4">${words.waits}</td>`
                  : html`<td>
                        ${answer.personName}${answer.personTitle === '' ? '' : `, ${answer.personTitle}`}<br />
                        <b>${words.answer[answer.answer]}</b>${answer.text === '' ? '' : `: ”${answer.text}”`}
                      </td>
                      <td>${answer.authority}</td>
                      <td>${time(answer.at)}</td>
                      <td>${words.strength[answer.strength]}</td>`
              }
            </tr>`
          })}
      </tbody>
    </table>
    ${fund === undefined ? null : html`<p>${words.witness(fund.name)}</p>`}
    <h2>${words.proof}</h2>
    <p>${words.proofText}</p>
    <p class="code">${words.hash}: ${hash}</p>
    ${seal === null ? null : html`<p class="code">${words.seal}: ${seal}</p>`}
    ${previousHash === null ? null : html`<p class="code">${words.previous}: ${previousHash}</p>`}
    <p class="code">${words.log(head.position)}: ${head.hash}</p>
    <p class="muted">${words.notSignature}</p>
  </main>`
  return writePrintPage({ title, language, body, styles })
}

/** The code as a drawing that stands in the page; nothing is fetched. */
const qr = (address: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(renderSVG(address, { ecc: 'M', border: 2 })).toString('base64')}`

const styles = `
main{max-width:180mm;margin:0 auto}
.lead{font-size:13pt}
.codes{display:flex;justify-content:space-between;align-items:center;gap:12mm;border-top:1pt solid #1f2422;border-bottom:1pt solid #1f2422;padding:4mm 0;margin:4mm 0}
.codes h2{margin-top:0}
.reference{font:700 17pt/1.2 ui-monospace,monospace;letter-spacing:.04em}
.qr{width:34mm;height:34mm}
`

const texts = {
  da: {
    locale: 'da-DK',
    title: 'Godkendelsesbevis',
    provisional: 'FORELØBIGT',
    version: (number: number) => `Aftale, version ${number}`,
    of: (name: string) => `Vækstpartnerskab ${name}`,
    reference: 'Referencekode',
    approvedAt: (time: string) => `Godkendt af alle parter ${time}.`,
    notYet: 'Ikke godkendt af alle parter endnu.',
    check: 'Koden kan kontrolleres her:',
    qr: 'QR-kode til siden, hvor referencekoden kontrolleres',
    answers: 'Parternes svar',
    caption: 'Hvem der har godkendt, på hvilken bemyndigelse og hvornår',
    party: 'Part',
    who: 'Hvem',
    authority: 'Bemyndigelse',
    when: 'Tidspunkt',
    signIn: 'Login',
    waits: 'Afventer',
    kind: { municipality: 'Kommune', employmentActor: 'Beskæftigelsesaktør', firm: 'Virksomhed', fund: 'Fond' },
    answer: {
      approved: 'Godkendt',
      approvedWithRemark: 'Godkendt med bemærkning',
      returned: 'Sendt retur',
    },
    strength: {
      link: 'Link til egen e-mail, inden for 15 minutter',
      invite: 'Invitation til egen e-mail, inden for 15 minutter',
      demo: 'DEMO: eksempelperson',
    },
    witness: (name: string) => `${name} er vidne og godkender ikke.`,
    proof: 'Sådan kontrolleres det',
    proofText:
      'Aftalens tekst er gemt, som den blev godkendt. Koderne herunder er fingeraftryk: ændres ét tegn, passer de ikke. Filen med aftalen (JSON) kan kontrolleres uden server med samspil verify.',
    hash: 'Aftalens SHA-256',
    seal: 'Segl over aftalen og alle svar',
    previous: 'Versionen før',
    log: (rows: number) => `Historikken, ${rows} linjer`,
    notSignature: 'Dette er en godkendelse, ikke en underskrift.',
  },
  en: {
    locale: 'en-GB',
    title: 'Certificate of approval',
    provisional: 'PROVISIONAL',
    version: (number: number) => `Agreement, version ${number}`,
    of: (name: string) => `Growth partnership ${name}`,
    reference: 'Reference code',
    approvedAt: (time: string) => `Approved by all parties ${time}.`,
    notYet: 'Not approved by all parties yet.',
    check: 'The code can be checked here:',
    qr: 'QR code to the page where the reference code is checked',
    answers: 'The parties’ answers',
    caption: 'Who has approved, on what authority and when',
    party: 'Party',
    who: 'Who',
    authority: 'Authority',
    when: 'Time',
    signIn: 'Sign-in',
    waits: 'Waiting',
    kind: { municipality: 'Municipality', employmentActor: 'Employment actor', firm: 'Firm', fund: 'Fund' },
    answer: { approved: 'Approved', approvedWithRemark: 'Approved with a remark', returned: 'Sent back' },
    strength: {
      link: 'Link to their own e-mail, within 15 minutes',
      invite: 'Invitation to their own e-mail, within 15 minutes',
      demo: 'DEMO: example person',
    },
    witness: (name: string) => `${name} is a witness and does not approve.`,
    proof: 'How it is checked',
    proofText:
      'The text of the agreement is stored as it was approved. The codes below are fingerprints: change one character and they do not fit. The agreement’s file (JSON) can be checked without a server by samspil verify.',
    hash: 'SHA-256 of the agreement',
    seal: 'Seal over the agreement and every answer',
    previous: 'The version before',
    log: (rows: number) => `The history, ${rows} lines`,
    notSignature: 'This is an approval, not a signature.',
  },
} as const
