import type { Words } from "#issues"

/** A file of registers/ in a pack: list, detail, form, import, export, history and permissions follow from it. */
export interface RegisterDefinition {
  readonly id: string
  readonly title: Words
  readonly description?: Words
  /** Part of the catalogue that it stands in. */
  readonly theme?: string
  /** Ids of clauses that the register serves. */
  readonly clauses?: readonly string[]
  /** What one record is about. */
  readonly subject: "enterprise" | "institution" | "facility" | "event" | "designation" | "amount"
  readonly fields: readonly RegisterField[]
  /** Codes of the fields that together name a record; a second one with the same key is a duplicate. */
  readonly key: readonly string[]
  /** Which field says what, by its code. */
  readonly roles: {
    /** What the record is called. */
    readonly name: string
    readonly uscc?: string
    /** Code or name of the zone; where it is left out the record belongs to the zone that entered it. */
    readonly zone?: string
    readonly level?: string
    readonly validFrom?: string
    readonly validTo?: string
    /** Address of the document that proves it, where the list gives one. */
    readonly proof?: string
  }
  /** How long a record is valid from `validFrom` where the list gives no end. */
  readonly validYears?: number
  /** Days before the end from which a record is on the expiry list; left out: it does not expire. */
  readonly expiryWarningDays?: number
  readonly proof: "required" | "optional" | "none"
  /** Numbers that are counts of this list. */
  readonly counts: readonly RegisterCount[]
  /** Further indicators, of judgement, whose evidence folder these records go into. */
  readonly evidenceFor?: readonly string[]
  /** Tables of the pack's data/ whose rows are records of this list, entered by the system. */
  readonly records?: readonly string[]
  readonly reference?: unknown
}

export interface RegisterField {
  readonly code: string
  readonly label: Words
  readonly type: "text" | "number" | "date" | "truth" | "choice"
  readonly choices?: readonly {
    readonly code: string
    readonly label: Words
    readonly names?: readonly string[]
  }[]
  readonly required?: boolean
  readonly unit?: string
  /** Of a number: digits after the point, 4 when left out; more are refused. */
  readonly decimals?: number
  /** Headers of the lists that people have. */
  readonly names?: readonly string[]
  /** Sensitive: shown to those who keep the register only, never exported to others. */
  readonly restricted?: boolean
  readonly reference?: unknown
}

export interface RegisterCount {
  readonly code: string
  readonly label: Words
  /** Indicator that it gives the value of, for one zone and period. */
  readonly indicator?: string
  /** Aggregate over the records of one zone: `count(*) filter (where level = 'national')`. */
  readonly expression: string
  /** Records that count: valid on the last day of the period, or begun within it. */
  readonly when: "valid-at-end" | "begun-within" | "all"
  readonly unit: string
  readonly reference?: unknown
}

/** A record as it stands: the sum of its history. */
export interface RegisterRecord {
  readonly id: string
  readonly register: string
  /** Code of the zone it counts for. */
  readonly zone: string | null
  readonly values: Readonly<Record<string, string | null>>
  /** First and last day, `2024-01-31`; computed from a year or a number of years where that is all there is. */
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly state: RecordState
  /** Number of the last event, from 1. */
  readonly version: number
}

/** Entered → signed off by a checker; a change needs a new sign-off; withdrawn stays in the history. */
export type RecordState = "entered" | "signed-off" | "queried" | "withdrawn"

export type RecordValues = Readonly<Record<string, string | null>>

export type RecordEventKind = "entered" | "changed" | "signed-off" | "queried" | "withdrawn" | "proof"

/** One entry of a record's history; versions count from 1 without a gap. */
export interface RegisterEvent {
  readonly version: number
  readonly kind: RecordEventKind
  /** An instant, ISO 8601. */
  readonly at: string
  readonly by: string
  readonly reason: string
  /** All values after the event. */
  readonly values: RecordValues
}

/** Where the values of a record stand: a cell of a file, or a row of a pack's table with what is known of it. */
export interface RecordSource {
  readonly file: string
  readonly sheet: string | null
  readonly cell: string | null
  readonly certainty?: string | null
  readonly note?: string | null
}
