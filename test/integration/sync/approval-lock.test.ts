import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '#shared/contracts/sync.ts'
import { documentSchemaVersion, fragmentName } from '#shared/document/fragments.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { AgreementVersionId } from '#shared/kernel/ids.ts'
import { type World, buildWorld } from '#test/support/records.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

let house: TestApp
let world: World
const devices: RawDevice[] = []

beforeAll(async () => {
  house = await startTestApp({ seed: 'none' })
  world = await buildWorld(house.app.foundation)
})
afterEach(() => {
  for (const device of devices.splice(0)) device.socket.terminate()
})
afterAll(() => house.close())

async function connect(): Promise<RawDevice> {
  const token = await house.apiToken('municipalitylead@eksempel.dk')
  const address = `${house.wsUrl}/sync/${world.here.partnerPlanId}`
  const device = new RawDevice(`${address}?ack=1&schema=${documentSchemaVersion}&epoch=1&token=${token}`)
  devices.push(device)
  return device
}
const paragraph = (doc: Y.Doc): void => {
  doc.getXmlFragment(fragmentName(SectionId.parse('P4'))).push([new Y.XmlElement('paragraph')])
}
const lines = async (): Promise<number> => {
  const rows = await house.storage.database.selectFrom('document_update').select('seq').execute()
  return rows.length
}

describe('a document of an approved version', () => {
  it('[APR-9] takes no frame from the last approval on, and takes what was kept on a device after unlocking', async () => {
    const device = await (await connect()).sync()
    device.edit(paragraph)
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    const fund = await house.signInAs('fundfacilitator@eksempel.dk')
    const id = AgreementVersionId.parse(randomUUID())
    const { hash } = await fund.trpc.approvals.prepare.mutate({
      id,
      partnershipId: world.here.partnershipId,
      order: null,
      dueOn: null,
      goAhead: false,
    })
    for (const [email, partyId] of [
      ['municipalitylead@eksempel.dk', world.party.municipality],
      ['actormember@eksempel.dk', world.party.actor],
      ['firmlead@eksempel.dk', world.party.firm],
    ] as const) {
      expect(device.closed).toBeNull()
      const { trpc } = await house.signInAs(email)
      await trpc.approvals.approve.mutate({ id, hash, partyId, authority: 'Leder', remark: '' })
    }
    expect(await device.closing()).toEqual({ code: closeCode.unavailable, reason: 'rightsChanged' })

    const count = await lines()
    const late = await (await connect()).sync()
    late.edit(paragraph)
    expect((await late.closing()).code).toBe(closeCode.noAccess)
    expect(late.refusals.at(-1)).toMatchObject({ code: 'access.readOnly' })
    expect(await lines()).toBe(count)

    await fund.trpc.approvals.unlock.mutate({ id, reason: 'Ny kladde' })
    const again = await (await connect()).opened()
    // The device comes back with what it had written while the document was held.
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(late.doc))
    await again.sync()
    await vi.waitFor(async () => expect(await lines()).toBe(count + 1), waitOptions)
  })
})
