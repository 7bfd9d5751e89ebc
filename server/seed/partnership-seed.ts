import type { JSONContent } from '@tiptap/core'
import type { CardList } from '#shared/document/cards.ts'
import type { Health } from '#shared/domain/commitment/health.ts'
import type { SectionStatus } from '#shared/domain/document-section/section.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { SettlementKind } from '#shared/domain/settlement/statement.ts'
import type { MemberRole, PartyKind } from '#shared/domain/partnership/party.ts'

/** Short name of a party inside one seed, such as `K` or `V2`; ids are made when it is written. */
export type PartyKey = string
/** Short name of a person, the same in all partnerships of a seed. */
export type PersonKey = string

export interface PersonSeed {
  readonly key: PersonKey
  readonly email: string
  readonly name: string
  readonly title: string
  /** May be stepped into from the sign-in page of a demo. */
  readonly isDemo: boolean
}

export interface PartySeed {
  readonly key: PartyKey
  readonly kind: PartyKind
  readonly name: string
  readonly description: string
  /** Invented, and to be shown so. */
  readonly isExample: boolean
}

/** `at` everywhere: days before the moment of seeding; fractions are parts of a day. */
export interface SectionSeed {
  readonly status: SectionStatus
  readonly owner: PartyKey | null
  readonly by: PersonKey
  readonly daysAgo: number
}

export interface CardSeed {
  readonly list: CardList
  readonly id: string
  readonly fields: Readonly<Record<string, string | number>>
}

/** What stood in a document before, and who has seen how much of it. */
export interface PastSeed {
  /** Earlier texts of sections, each before the one in `prose`. */
  readonly drafts: readonly {
    readonly section: string
    readonly by: PersonKey
    readonly daysAgo: number
    readonly content: readonly JSONContent[]
  }[]
  /** Versions with a name, as the document stood so many days ago. */
  readonly versions: readonly { readonly name: string; readonly by: PersonKey; readonly daysAgo: number }[]
  readonly visits: readonly { readonly person: PersonKey; readonly daysAgo: number }[]
  /** Texts that wait for a yes. */
  readonly proposals: readonly {
    readonly section: string
    readonly by: PersonKey
    readonly party: PartyKey
    readonly daysAgo: number
    readonly note: string
    readonly content: readonly JSONContent[]
  }[]
}

export interface ThreadSeed {
  readonly place:
    | { readonly section: string; readonly words?: string }
    | { readonly list: CardList; readonly card: string; readonly title: string }
  readonly assignee?: PersonKey
  readonly resolvedBy?: PersonKey
  /** The oldest first; mentioned people stand in the body with an `@` too. */
  readonly comments: readonly {
    readonly by: PersonKey
    readonly daysAgo: number
    readonly body: string
    readonly mentions?: readonly PersonKey[]
  }[]
}

export interface DocumentSeed {
  readonly sections: Readonly<Record<string, SectionSeed>>
  /** Sections left out stay as the document was born. */
  readonly prose: Readonly<Record<string, readonly JSONContent[]>>
  readonly cards: readonly CardSeed[]
  readonly cardsBy: PersonKey
  readonly cardsDaysAgo: number
  readonly past?: PastSeed
  readonly comments?: readonly ThreadSeed[]
}

export interface TargetSeed {
  readonly code: OutcomeCode
  readonly count: number
  readonly outOf: number
  readonly payer: PartyKey
  readonly payee: PartyKey
  readonly verifier: PartyKey
  readonly evidence: string
  readonly month: number
  /** Who is counted, when it is not just citizens or firms. */
  readonly group?: string
  readonly capKroner?: number
  readonly by: PersonKey
  readonly daysAgo: number
}

/** A version of the rate card; outcomes that are left out have the illustrative tariff, those with null are not paid. */
export interface RateCardSeed {
  readonly kroner: Readonly<Partial<Record<OutcomeCode, number | null>>>
  readonly payer: PartyKey
  /** Who is paid for citizens; for the firm's outcomes it is the firm that reached them. */
  readonly payee: PartyKey
  readonly perJobKroner: number
  readonly totalKroner: number | null
  readonly growthPercent: number
  readonly hasStateGrant: boolean | null
  readonly note: string
  readonly by: PersonKey
  readonly daysAgo: number
}

export interface CommitmentSeed {
  /** Stands for the id in the prose. */
  readonly key: string
  readonly party: PartyKey
  readonly person: PersonKey | null
  readonly what: string
  readonly quantity: number | null
  readonly unit: string
  /** A calendar day, or days from the moment of seeding moved on to a working day. */
  readonly due: string | number | null
  readonly month: number | null
  readonly condition: string
  readonly evidence: string
  readonly targets: readonly OutcomeCode[]
  readonly source: {
    /** `plan`, or the firm whose model it is. */
    readonly document: PartyKey
    readonly section: string
  } | null
  readonly proposed: { readonly by: PersonKey; readonly party: PartyKey; readonly daysAgo: number }
  /** Said yes to by the first person of the party. */
  readonly acceptedDaysAgo?: number
  readonly startedDaysAgo?: number
  readonly fulfilledDaysAgo?: number
  /** What its party has told of it since, the oldest first; by the first person of the party. */
  readonly reports?: readonly { readonly health: Health; readonly text: string; readonly daysAgo: number }[]
  /** Words that both sides agreed on, where the text says something else by now. */
  readonly agreedWords?: string
  readonly notes?: readonly { readonly by: PersonKey; readonly note: string; readonly daysAgo: number }[]
}

/** What a party has learnt; shared by the person who wrote it, a lead of the party. */
export interface PracticeSeed {
  readonly party: PartyKey
  readonly by: PersonKey
  readonly daysAgo: number
  /** Left out while only the partnership reads it. */
  readonly sharedDaysAgo?: number
  readonly title: string
  readonly situation: string
  readonly action: string
  readonly effect: string
  readonly advice: string
}

/** An outcome that was reached on the first day of a programme month. */
export interface OutcomeSeed {
  readonly code: OutcomeCode
  readonly month: number
  readonly count: number
  /** Days in work up to that day, for outcomes that need them. */
  readonly countedDays?: number
  readonly personCode?: string
  readonly setting?: 'a' | 'b'
  readonly firm?: PartyKey
  readonly evidence: string
  readonly by: PersonKey
  readonly party: PartyKey
  /** What was registered first, wrongly. */
  readonly corrects?: { readonly count: number; readonly reason: string }
  /** Left out while it waits. */
  readonly verified?: { readonly by: PersonKey; readonly party: PartyKey }
}

/** A statement of the months after the one before it in the list. */
export interface StatementSeed {
  readonly kind: SettlementKind
  readonly toMonth: number
  readonly by: PersonKey
  readonly party: PartyKey
  readonly daysAgo: number
  readonly agreed: readonly { readonly by: PersonKey; readonly party: PartyKey }[]
  /** Whether those who agreed are all who must. */
  readonly isFrozen: boolean
}

/** A frozen version with the answers to it. */
export interface AgreementSeed {
  readonly by: PersonKey
  readonly party: PartyKey
  readonly daysAgo: number
  readonly dueInDays?: number
  readonly answers: readonly {
    readonly by: PersonKey
    readonly party: PartyKey
    readonly daysAgo: number
    readonly authority: string
    readonly remark?: string
  }[]
  /** Whether those who approved are all who must. */
  readonly isApproved: boolean
  /** Parties that have opened it without answering. */
  readonly seen?: readonly { readonly party: PartyKey; readonly daysAgo: number }[]
  /** Who began a new draft after it. */
  readonly unlocked?: { readonly by: PersonKey; readonly party: PartyKey; readonly daysAgo: number }
}

/** Scenarios that are there at the first look. */
export interface SimulationSeed {
  readonly daysAgo: number
  /** Figures of the partnership's own scenario, once it has some. */
  readonly own?: { readonly citizens: number; readonly firms: number }
  /** The expected scenario frozen on a day; `key` stands for it in the plan. */
  readonly frozen?: { readonly key: string; readonly by: PersonKey; readonly party: PartyKey; readonly daysAgo: number }
}

export interface PartnershipSeed {
  readonly slug: string
  /** The municipality without the word Kommune. */
  readonly name: string
  readonly municipalityCode: string
  readonly summary: string
  readonly isExample: boolean
  readonly createdDaysAgo: number
  /** Began on the first day of the month so many months ago; left out, it begins with the programme's year. */
  readonly startedMonthsAgo?: number
  readonly parties: readonly PartySeed[]
  readonly members: readonly {
    readonly person: PersonKey
    readonly party: PartyKey
    readonly role: MemberRole
    readonly daysAgo: number
  }[]
  /** Null leaves the document as it was born. */
  readonly plan: DocumentSeed | null
  readonly models: Readonly<Record<PartyKey, DocumentSeed>>
  readonly targets: readonly TargetSeed[]
  /** The oldest first; each holds from the programme's first day. */
  readonly rateCard?: readonly RateCardSeed[]
  readonly commitments: readonly CommitmentSeed[]
  readonly simulation?: SimulationSeed
  readonly outcomes?: readonly OutcomeSeed[]
  /** The oldest first. */
  readonly statements?: readonly StatementSeed[]
  /** The oldest first. */
  readonly agreements?: readonly AgreementSeed[]
  readonly practices?: readonly PracticeSeed[]
}

/** The parts of a partnership that nobody has begun on. */
export const notBegun = {
  plan: null,
  models: {},
  targets: [],
  commitments: [],
} as const satisfies Partial<PartnershipSeed>
