import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloads } from '#server/export/downloads.ts'
import type { ErrorCode } from '#shared/kernel/errors.ts'
import {
  AgreementVersionId,
  type DocumentId,
  HealthReportId,
  type PartnershipId,
  WorkshopId,
} from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { ok } from '#shared/kernel/result.ts'
import { type RawAnswer, rawRequest, refusalCode } from '#test/support/raw-request.ts'
import {
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  newTargetId,
  targetFor,
} from '#test/support/records.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

/**
 * Who may download what: every download by every role, over HTTP. The expected answers stand here and are not computed
 * from the rules. A download without a row fails.
 */
const roles = [
  'anonymous',
  'municipalityLead',
  'actorMember',
  'firmMember',
  'fundFacilitator',
  'commenter',
  'reader',
  'exMember',
  'outsider',
  'unverified',
] as const
type Role = (typeof roles)[number]
type Expected = 'ok' | ErrorCode
type Cells = Readonly<Record<Role, Expected>>

/** Whoever may read the partnership. */
const readers: Cells = {
  anonymous: 'access.signInRequired',
  municipalityLead: 'ok',
  actorMember: 'ok',
  firmMember: 'ok',
  fundFacilitator: 'ok',
  commenter: 'ok',
  reader: 'ok',
  exMember: 'thing.notFound',
  outsider: 'thing.notFound',
  unverified: 'ok',
}

/** The things of one partnership, from which a query takes its ids. */
interface Place {
  readonly partnershipId: PartnershipId
  readonly documentId: DocumentId
  readonly workshopId: WorkshopId
}

interface Row {
  readonly cells: Cells
  readonly query: (place: Place) => Readonly<Record<string, string>>
  /** No id of a partnership in the query, so there is nothing to swap. */
  readonly isWithoutPlace?: true
}

const ofDocument = ({ documentId }: Place) => ({ documentId })
const ofPartnership = ({ partnershipId }: Place) => ({ partnershipId })

const rows: Readonly<Record<string, Row>> = {
  'agreement.json': { cells: readers, query: ofPartnership },
  'certificate.html': { cells: readers, query: (place) => ({ ...ofPartnership(place), number: '1' }) },
  'certificate.pdf': { cells: readers, query: (place) => ({ ...ofPartnership(place), number: '1' }) },
  'audit.json': { cells: readers, query: ofPartnership },
  'document.docx': { cells: readers, query: ofDocument },
  'document.pdf': { cells: readers, query: ofDocument },
  'document.html': { cells: readers, query: ofDocument },
  'document.md': { cells: readers, query: ofDocument },
  'document.json': { cells: readers, query: ofDocument },
  'partnership.docx': { cells: readers, query: ofPartnership },
  'partnership.pdf': { cells: readers, query: ofPartnership },
  'partnership.html': { cells: readers, query: ofPartnership },
  'partnership.md': { cells: readers, query: ofPartnership },
  'partnership.json': { cells: readers, query: ofPartnership },
  'indigo.json': { cells: readers, query: ofPartnership },
  'intake.ics': { cells: readers, query: ({ documentId }) => ({ documentId, firstDay: '2027-07-01' }) },
  'portfolio.xlsx': {
    cells: {
      ...readers,
      actorMember: 'access.notAllowed',
      firmMember: 'access.notAllowed',
      commenter: 'access.notAllowed',
      exMember: 'access.notAllowed',
      outsider: 'ok',
      unverified: 'access.notAllowed',
    },
    query: () => ({}),
    isWithoutPlace: true,
  },
  'rate-card.csv': { cells: readers, query: ofPartnership },
  'rate-card.xlsx': { cells: readers, query: ofPartnership },
  'settlements.csv': { cells: readers, query: ofPartnership },
  'settlements.json': { cells: readers, query: ofPartnership },
  'settlements.pdf': { cells: readers, query: ofPartnership },
  'settlements.xlsx': { cells: readers, query: ofPartnership },
  'simulation.xlsx': { cells: readers, query: ofPartnership },
  'simulation.pdf': { cells: readers, query: ofPartnership },
  'commitments.csv': { cells: readers, query: ofPartnership },
  'commitments.json': { cells: readers, query: ofPartnership },
  'targets.csv': { cells: readers, query: ofPartnership },
  'targets.xlsx': { cells: readers, query: ofPartnership },
  'workshop.html': { cells: readers, query: ({ workshopId }) => ({ id: workshopId }) },
  'workshop.md': { cells: readers, query: ({ workshopId }) => ({ id: workshopId }) },
}

let app: TestApp
let world: World
let here: Place
let there: Place
const nowhere: Place = {
  partnershipId: randomUUID() as PartnershipId,
  documentId: randomUUID() as DocumentId,
  workshopId: randomUUID() as WorkshopId,
}
const tokens = new Map<Role, string>()

beforeAll(async () => {
  // Who may have it is the question here; how pages are printed is asked elsewhere, by a real browser.
  const printer = { print: async () => ok(Buffer.from('%PDF-')), close: async () => {} }
  app = await startTestApp({ seed: 'none', setup: { printer } })
  world = await buildWorld(app.app.foundation)
  const workshopBy = async (who: 'fundFacilitator' | 'outsider', partnershipId: PartnershipId): Promise<WorkshopId> => {
    const id = WorkshopId.parse(randomUUID())
    const caller = await callerOf(app.storage.database, world.people[who].id)
    const kind = { title: 'Workshop', agenda: 'own', isRehearsal: false, isAtOwnPace: false } as const
    await app.app.services.workshops.create(caller, { id, partnershipId, ...kind })
    return id
  }
  here = {
    partnershipId: world.here.partnershipId,
    documentId: world.here.partnerPlanId,
    workshopId: await workshopBy('fundFacilitator', world.here.partnershipId),
  }
  there = {
    partnershipId: world.there.partnershipId,
    documentId: world.there.partnerPlanId,
    workshopId: await workshopBy('outsider', world.there.partnershipId),
  }
  for (const [who, { partnershipId }] of [
    ['fundFacilitator', here],
    ['outsider', there],
  ] as const) {
    await app.app.services.approvals.prepare(await callerOf(app.storage.database, world.people[who].id), {
      id: AgreementVersionId.parse(randomUUID()),
      partnershipId,
      order: null,
      dueOn: null,
      goAhead: true,
    })
  }
  for (const role of roles) {
    if (role !== 'anonymous') tokens.set(role, await app.apiToken(`${role.toLowerCase()}@eksempel.dk`))
  }
  const caller = await callerOf(app.storage.database, world.people.firmLead.id)
  const draft = targetFor(world.party, { evidence: '=HYPERLINK("http://evil.example")' })
  await app.app.services.targets.create(caller, { id: newTargetId(), partnershipId: here.partnershipId, draft })
})
afterAll(() => app.close())

function ask(
  name: string,
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const path = `/download/${name}?${new URLSearchParams(query).toString()}`
  return rawRequest(app.port, { path, headers: { host: `localhost:${app.port}`, ...headers } })
}
const as = (role: Role): Readonly<Record<string, string>> => {
  const token = tokens.get(role)
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}
const outcomeOf = (answer: RawAnswer) => (answer.status === 200 ? 'ok' : refusalCode(answer))

describe('role × download', () => {
  it('[DWN-3] has a row for every download, and for no other', () => {
    expect(Object.keys(rows).sort()).toEqual(Object.keys(downloads).sort())
  })

  describe.each(Object.entries(rows))('%s', (name, row) => {
    it.each(roles)('[DWN-3] [ACC-1] to %s', async (role) => {
      expect(outcomeOf(await ask(name, row.query(here), as(role)))).toBe(row.cells[role])
    })

    it('[DWN-4] is saved under its own name, stored nowhere and never shown as a page', async () => {
      const { headers } = await ask(name, row.query(here), as('municipalityLead'))
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      const ending = name.slice(name.lastIndexOf('.'))
      expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; .*filename\\*=UTF-8''[^;]+\\${ending}$`))
    })
  })

  it.each(Object.entries(rows).filter(([, row]) => row.isWithoutPlace !== true))(
    '[DWN-3] [ACC-2] %s of another partnership answers as one that does not exist',
    async (name, row) => {
      for (const role of ['municipalityLead', 'fundFacilitator', 'reader'] as const) {
        const foreign = await ask(name, row.query(there), as(role))
        expect(refusalCode(foreign)).toBe('thing.notFound')
        expect((await ask(name, row.query(nowhere), as(role))).body).toBe(foreign.body)
      }
    },
  )
})

describe('downloads', () => {
  it('[DWN-3] are given to a session’s cookie as to a bearer token, and not once it has ended', async () => {
    const user = await app.signInAs('municipalitylead@eksempel.dk')
    const query = ofPartnership(here)
    expect((await ask('targets.csv', query, { cookie: user.cookie })).status).toBe(200)
    await user.trpc.accounts.signOut.mutate()
    expect(refusalCode(await ask('targets.csv', query, { cookie: user.cookie }))).toBe('access.signInRequired')
  })

  it('[DWN-4] are not given to a page of another site', async () => {
    const user = await app.signInAs('municipalitylead@eksempel.dk')
    for (const site of ['cross-site', 'same-site']) {
      const answer = await ask('targets.csv', ofPartnership(here), { cookie: user.cookie, 'sec-fetch-site': site })
      expect([answer.status, refusalCode(answer)]).toEqual([403, 'origin.refused'])
    }
  })

  it('[DWN-3] refuse a name that is none, a wrong query and an unknown field', async () => {
    const lead = as('municipalityLead')
    for (const name of ['nothing.csv', 'constructor', '__proto__', 'targets.pdf', 'targets']) {
      expect(refusalCode(await ask(name, ofPartnership(here), lead))).toBe('thing.notFound')
    }
    for (const query of [{}, { partnershipId: 'x' }, { ...ofPartnership(here), more: '1' }]) {
      expect(refusalCode(await ask('targets.csv', query as Record<string, string>, lead))).toBe('input.invalid')
    }
    expect((await ask('', {}, lead)).status).toBe(404)
  })

  it('[DWN-1] [DWN-2] hold what people typed as text, in the language that is asked for', async () => {
    const lead = as('municipalityLead')
    const danish = await ask('targets.csv', ofPartnership(here), lead)
    expect(danish.body.startsWith('\uFEFFKode;Resultat;')).toBe(true)
    expect(danish.body).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(danish.body).toContain('60000,00')
    const english = await ask('targets.csv', { ...ofPartnership(here), language: 'en' }, lead)
    expect(english.body.startsWith('\uFEFFCode;Outcome;')).toBe(true)
  })

  it('[DWN-1] [DWN-2] give the commitments as the list shows them, as a table and as records', async () => {
    const lead = as('municipalityLead')
    const caller = await callerOf(app.storage.database, world.people.firmLead.id)
    const { commitments } = app.app.services
    const { partnershipId } = here
    const id = newCommitmentId()
    const draft = draftFor(world.party.firm, { what: '=1+1', dueOn: CalendarDay.parse('2027-03-01'), quantity: 1.5 })
    await commitments.propose(caller, { id, partnershipId, draft, source: null })
    await commitments.accept(caller, { id, version: 1 })
    const report = { id: HealthReportId.parse(randomUUID()), commitmentId: id, health: 'concern' as const }
    await commitments.report(caller, { ...report, text: 'Venter på svar' })
    const table = (await ask('commitments.csv', ofPartnership(here), lead)).body
    expect(table.split('\r\n')[0]).toMatch(/^\uFEFFPart;Person;Hvad;Antal;Enhed;Senest;/)
    expect(table.split('\r\n')[1]).toMatch(
      /^Holbæk firm;;'=1\+1;1,5;pladser;01-03-2027;;;;Accepteret;Bekymring;Venter på svar;/,
    )
    const json: unknown = JSON.parse((await ask('commitments.json', ofPartnership(here), lead)).body)
    expect(json).toMatchObject({
      format: 'samspil-commitments',
      version: 1,
      partnership: 'Holbæk',
      commitments: [
        {
          id,
          party: 'Holbæk firm',
          what: '=1+1',
          dueOn: '2027-03-01',
          status: 'accepted',
          health: { health: 'concern', text: 'Venter på svar' },
          proposedBy: 'Person firmLead',
          acceptedBy: 'Person firmLead',
          source: null,
        },
      ],
    })
  })
})
