import { type CardContent, type CardList, cardFields } from '#shared/document/cards.ts'
import { commitmentsNamedIn } from '#shared/document/prose.ts'
import { type Block, type ExportPage, type Inline, lines, simpleTable, words } from './blocks.ts'
import { type CardWords, type ExportWords, exportWords } from './export-words.ts'
import type {
  ExportedCommitment,
  ExportedDocument,
  ExportedSection,
  ExportedTarget,
  PartnershipExport,
} from './partnership-export.ts'
import { isEmptyProse, proseBlocks } from './prose-blocks.ts'
import { snapshotBlocks } from './snapshot-blocks.ts'

/** Lists of short fields are one table; a task has twenty fields, so each is drawn as a heading with its facts. */
const widestTable = 6

/** The export as a page: sections with what stands in them, then all commitments and targets that they name. */
export function exportPage(content: PartnershipExport): ExportPage {
  const t = exportWords[content.language]
  const [only] = content.documents
  const isOne = content.documents.length === 1 && only !== undefined
  const drawing = new Drawing(content, t)
  return {
    language: content.language,
    title: isOne ? only.title : t.planAndModels(content.partnership.name),
    facts: pageFacts(content, t),
    words: { contents: t.contents, skip: t.skip, pageOf: t.page, done: t.done, notDone: t.notDone },
    blocks: [
      ...content.documents.flatMap((document, index) =>
        isOne
          ? drawing.sections(document, 2, '')
          : [
              { kind: 'heading', level: 2, text: words(document.title), id: `d${index + 1}` } as const,
              ...drawing.sections(document, 3, `d${index + 1}-`),
            ],
      ),
      ...drawing.commitments(),
      ...drawing.targets(),
    ],
  }
}

function pageFacts(content: PartnershipExport, t: ExportWords): ExportPage['facts'] {
  const moment = new Intl.DateTimeFormat(t.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(content.exportedAt))
  return [
    { label: t.facts.partnership, text: words(content.partnership.name) },
    { label: t.facts.programme, text: words(content.programme) },
    {
      label: t.facts.parties,
      text: content.parties.flatMap((party, index): Inline[] => [
        ...words(index === 0 ? '' : ', '),
        { kind: 'party', party: party.kind, name: party.name },
      ]),
    },
    { label: t.facts.date, text: words(moment) },
    {
      label: t.facts.version,
      text: words(
        content.documents.length === 1
          ? t.facts.versionOf(content.documents[0]?.position ?? 0)
          : content.documents.map(({ title, position }) => `${title}: ${t.facts.versionOf(position)}`).join('; '),
      ),
    },
    { label: t.facts.note, text: words(t.facts.amounts) },
  ]
}

/** Draws the parts of one export; holds what they all look things up in. */
class Drawing {
  private readonly content: PartnershipExport
  private readonly t: ExportWords
  private readonly commitmentById: ReadonlyMap<string, ExportedCommitment>

  constructor(content: PartnershipExport, t: ExportWords) {
    this.content = content
    this.t = t
    this.commitmentById = new Map(content.commitments.map((commitment) => [commitment.id, commitment]))
  }

  /** `place` begins the ids of the document's sections; empty when the export holds no other document. */
  sections(document: ExportedDocument, level: number, place: string): Block[] {
    return document.sections.flatMap((section) => this.section(document, section, level, place))
  }

  private section(document: ExportedDocument, section: ExportedSection, level: number, place: string): Block[] {
    const { t } = this
    const owner: readonly Inline[] =
      section.ownerPartyId === null ? words(t.sectionFacts.nobody) : this.partyMark(section.ownerPartyId)
    const cards = section.cards.flatMap(({ list, items }) => this.cards(list, items, level + 1))
    const isEmpty = isEmptyProse(section.prose) && cards.length === 0
    return [
      {
        kind: 'heading',
        level,
        text: words(`${section.id} ${section.title}`),
        id: place + section.id,
      },
      {
        kind: 'paragraph',
        isNote: true,
        text: [
          ...words(`${t.sectionFacts.status}: ${t.sectionStatus[section.status]} · ${t.sectionFacts.owner}: `),
          ...owner,
        ],
      },
      ...(isEmpty ? [{ kind: 'paragraph', isNote: true, text: words(t.nothingWritten) } as const] : []),
      ...cards,
      ...proseBlocks(section.prose, {
        headingLevel: level + 1,
        chip: (id) => this.chip(id),
        snapshot: (id) => this.snapshot(id),
      }),
      ...this.commitmentsOf(document, section),
    ]
  }

  private chip(commitmentId: string): readonly Inline[] {
    const commitment = this.commitmentById.get(commitmentId)
    if (commitment === undefined) return words(` [${this.t.commitmentGone}]`)
    return [...words(' ['), this.reference(commitment), ...words(']')]
  }

  private snapshot(snapshotId: string): readonly Block[] {
    const snapshot = this.content.snapshots.find(({ id }) => id === snapshotId)
    if (snapshot === undefined) return [{ kind: 'paragraph', isNote: true, text: words(this.t.snapshot.gone) }]
    return snapshotBlocks(snapshot, this.content.language, this.t)
  }

  private reference = (commitment: ExportedCommitment): Inline => ({
    kind: 'reference',
    text: `⚑ ${this.t.commitment(commitment.number)}`,
    to: placeOf(commitment),
  })

  private partyMark(partyId: string): Inline[] {
    const party = this.content.parties.find(({ id }) => id === partyId)
    return party === undefined ? [] : [{ kind: 'party', party: party.kind, name: party.name }]
  }

  private commitmentsOf(document: ExportedDocument, section: ExportedSection): Block[] {
    const named = new Set(commitmentsNamedIn(section.prose))
    const here = this.content.commitments.filter(
      ({ id, source }) => named.has(id) || (source?.documentId === document.id && source.sectionId === section.id),
    )
    if (here.length === 0) return []
    return [
      { kind: 'paragraph', isNote: true, text: words(`${this.t.commitments.inSection}:`) },
      {
        kind: 'list',
        start: null,
        items: here.map((commitment) => [
          {
            kind: 'paragraph',
            text: [
              this.reference(commitment),
              ...words(' · '),
              ...this.partyMark(commitment.partyId),
              ...words(`: ${whatOf(commitment, this.t)}`),
            ],
          },
        ]),
      },
    ]
  }

  /** Every commitment that the export holds, with all that was promised. */
  commitments(): Block[] {
    const { t } = this
    const { commitments } = this.content
    return [
      { kind: 'heading', level: 2, text: words(t.commitments.title), id: 'forpligtelser' },
      commitments.length === 0
        ? { kind: 'paragraph', text: words(t.commitments.none) }
        : simpleTable(
            t.commitments.title,
            t.commitments.columns,
            commitments.map((commitment) => ({
              id: placeOf(commitment),
              cells: [
                String(commitment.number),
                this.partyMark(commitment.partyId),
                promiseOf(commitment, t),
                this.whenOf(commitment),
                t.commitmentStatus[commitment.status],
                this.targetNames(commitment),
              ],
            })),
          ),
    ]
  }

  private whenOf({ dueOn, programmeMonth }: ExportedCommitment): string {
    if (dueOn !== null) return this.day(dueOn)
    return programmeMonth === null ? this.t.commitments.noDate : this.t.commitments.month(programmeMonth)
  }

  // Noon of UTC, so that no time zone turns the day into its neighbour.
  private day = (day: string): string =>
    new Intl.DateTimeFormat(this.t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

  private targetNames(commitment: ExportedCommitment): readonly Inline[] {
    const targets = this.content.targets.filter(({ id }) => commitment.targetIds.includes(id))
    return targets.flatMap((target, index): Inline[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'reference', text: this.t.outcomes[target.outcomeCode], to: this.targetPlace(target) },
      ...(target.tariffOre === 0 ? [] : [...words(`, ${this.t.targets.money(target.tariffOre)} `), this.stamp()]),
    ])
  }

  private targetPlace = (target: ExportedTarget): string => `resultatmaal-${this.content.targets.indexOf(target) + 1}`

  private stamp = (): Inline => ({ kind: 'stamp', text: this.t.simulated })

  targets(): Block[] {
    const { t } = this
    if (this.content.targets.length === 0) return []
    return [
      { kind: 'heading', level: 2, text: words(t.targets.title), id: 'resultatmaal' },
      simpleTable(
        t.targets.title,
        t.targets.columns,
        this.content.targets.map((target) => ({
          id: this.targetPlace(target),
          cells: [
            [
              ...words(t.outcomes[target.outcomeCode]),
              ...(target.evidence === ''
                ? []
                : [{ kind: 'break' } as const, ...words(`${t.targets.evidence}: ${target.evidence}`)]),
            ],
            t.targets.count(target.count, target.outOf),
            this.amount(target.tariffOre),
            [...this.partyMark(target.payerPartyId), ...words(' → '), ...this.partyMark(target.payeePartyId)],
            this.amount(target.tariffOre * target.count),
          ],
        })),
      ),
    ]
  }

  private amount = (ore: number): readonly Inline[] =>
    ore === 0 ? words(this.t.targets.unpaid) : [...words(`${this.t.targets.money(ore)} `), this.stamp()]

  private cards(list: CardList, items: readonly Pick<CardContent, 'id' | 'fields'>[], level: number): Block[] {
    const cardWords = this.t.cards[list]
    const shown = items.filter(({ fields }) => Object.values(fields).some((value) => value !== ''))
    if (shown.length === 0) return []
    const names = cardFields[list].map(({ name }) => name)
    if (names.length <= widestTable) {
      const header = names.map((name) => cardWords.fields[name] ?? name)
      const rows = shown.map(({ fields }) => ({
        cells: names.map((name) => this.field(cardWords, name, fields[name])),
      }))
      return [simpleTable(cardWords.title, header, rows)]
    }
    return shown.flatMap(({ fields }): Block[] => [
      { kind: 'heading', level, text: words(titleOf(list, fields) ?? this.t.unnamedCard) },
      {
        kind: 'facts',
        rows: names
          .filter((name) => name !== titleFieldOf(list) && fields[name] !== undefined && fields[name] !== '')
          .map((name) => ({
            label: cardWords.fields[name] ?? name,
            text: lines(this.field(cardWords, name, fields[name])),
          })),
      },
    ])
  }

  private field(cardWords: CardWords, name: string, value: string | number | undefined): string {
    if (value === undefined) return ''
    if (typeof value === 'number') return new Intl.NumberFormat(this.t.locale).format(value)
    return cardWords.options[name]?.[value] ?? value
  }
}

/** A card is called by its first text. */
const titleFieldOf = (list: CardList): string => cardFields[list].find(({ kind }) => kind === 'text')?.name ?? ''

function titleOf(list: CardList, fields: CardContent['fields']): string | null {
  const title = fields[titleFieldOf(list)]
  return typeof title === 'string' && title.trim() !== '' ? title : null
}

const placeOf = ({ number }: ExportedCommitment): string => `forpligtelse-${number}`

function whatOf({ what, quantity, unit }: ExportedCommitment, t: ExportWords): string {
  if (quantity === null) return what
  return `${what} (${`${new Intl.NumberFormat(t.locale).format(quantity)} ${unit}`.trim()})`
}

function promiseOf(commitment: ExportedCommitment, t: ExportWords): readonly Inline[] {
  const { condition, evidence, responsible } = commitment
  const further = [
    responsible,
    condition === '' ? null : `${t.commitments.condition}: ${condition}`,
    evidence === '' ? null : `${t.commitments.evidence}: ${evidence}`,
  ].filter((line) => line !== null)
  return lines([whatOf(commitment, t), ...further].join('\n'))
}
