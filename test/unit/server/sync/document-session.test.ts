import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#server/sync/document-loader.ts'
import { DocumentSession, type SessionMember } from '#server/sync/document-session.ts'
import { readMessage } from '#server/sync/messages.ts'
import { defaultSyncOptions } from '#server/sync/sync-options.ts'
import { createMemoryUpdateLog } from '#server/sync/update-log.memory.ts'
import { DocumentId, PersonId } from '#shared/kernel/ids.ts'

/** A member that applies what it is sent to its own document. */
class Peer implements SessionMember {
  readonly canWrite = true
  readonly user = { personId: PersonId.parse(randomUUID()), name: 'P', partyKind: 'firm' as const }
  readonly doc = new Y.Doc()
  acknowledged = 0

  send(frame: Uint8Array): void {
    const message = readMessage(frame)
    if (message.kind === 'write') Y.applyUpdate(this.doc, message.update, 'server')
  }
  sendAwareness(): void {}
  acknowledge(ordinal: number): void {
    this.acknowledged = ordinal
  }
  cut(code: number): void {
    throw new Error(`cut with ${code}`)
  }
}

describe('DocumentSession', () => {
  const open = async () => {
    const log = createMemoryUpdateLog()
    const documentId = DocumentId.parse(randomUUID())
    await log.writeCheckpoint(documentId, { seq: 0, bytes: Y.encodeStateAsUpdate(new Y.Doc()), createdAt: 0 })
    const session = new DocumentSession({
      documentId,
      loaded: await loadDocument(log, documentId),
      log,
      clock: { now: () => 0 },
      logger: pino({ level: 'silent' }),
      options: defaultSyncOptions,
      onWrite: () => {},
      onFailure: () => {},
    })
    return { log, documentId, session }
  }

  it('[SYN-18] what the server tidies up itself reaches the sender too, and is nobody’s edit', async () => {
    const { log, documentId, session } = await open()
    const [sender, other] = [new Peer(), new Peer()]
    session.join(sender)
    session.join(other)
    // Three formattings of the same words of which the middle one becomes superfluous on the server.
    const source = new Y.Doc()
    source.getXmlFragment('section:P1').insert(0, [new Y.XmlText('fælles ord')])
    session.write(other, Y.encodeStateAsUpdate(source), false)
    const [first, second] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [first, second]) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
      const text = doc.getXmlFragment('section:P1').get(0)
      if (text instanceof Y.XmlText) text.format(0, 6, { bold: true })
    }
    session.write(other, Y.encodeStateAsUpdate(first), false)
    session.write(sender, Y.encodeStateAsUpdate(second), false)
    Y.applyUpdate(sender.doc, Y.encodeStateAsUpdate(second), 'server')
    await log.drained()
    const tidied = (await log.load(documentId)).updates.filter((row) => row.personId === null)
    expect(tidied.length).toBeGreaterThan(0)
    expect(Y.equalSnapshots(Y.snapshot(sender.doc), Y.snapshot(session.doc))).toBe(true)
    session.end()
  })

  it('[SYN-10] acknowledges after the log has, not before', async () => {
    const { log, session } = await open()
    const peer = new Peer()
    session.join(peer)
    peer.doc.getText('t').insert(0, 'x')
    expect(session.write(peer, Y.encodeStateAsUpdate(peer.doc), true)).toBeNull()
    expect([peer.acknowledged, session.isFlushed]).toEqual([0, false])
    await log.drained()
    await session.whenDurable(session.lastSeq)
    expect([peer.acknowledged, session.isFlushed]).toEqual([1, true])
    session.end()
  })
})
