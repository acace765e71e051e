// What the routes of registers give and take, piece by piece.
import { Type } from "typebox"
import { Day, Id, Instant, Label, Nullable } from "./common.ts"

/** Source, certainty and note as the pack's file gives them. */
const Reference = Type.Optional(Type.Unknown())

const Field = Type.Object({
  code: Type.String(),
  label: Label,
  type: Type.Enum(["text", "number", "date", "truth", "choice"]),
  choices: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String(),
        label: Label,
        names: Type.Optional(Type.Array(Type.String())),
      }),
    ),
  ),
  required: Type.Optional(Type.Boolean()),
  unit: Type.Optional(Type.String()),
  names: Type.Optional(Type.Array(Type.String())),
  restricted: Type.Optional(Type.Boolean()),
  reference: Reference,
})

const Count = Type.Object({
  code: Type.String(),
  label: Label,
  indicator: Type.Optional(Type.String()),
  expression: Type.String(),
  when: Type.Enum(["valid-at-end", "begun-within", "all"]),
  unit: Type.String(),
  reference: Reference,
})

export const DefinitionView = Type.Object({
  id: Type.String(),
  pack: Type.String(),
  title: Label,
  description: Nullable(Label),
  theme: Nullable(Type.String()),
  subject: Type.Enum(["enterprise", "institution", "facility", "event", "designation", "amount"]),
  fields: Type.Array(Field),
  key: Type.Array(Type.String()),
  roles: Type.Object({
    name: Type.String(),
    uscc: Type.Optional(Type.String()),
    zone: Type.Optional(Type.String()),
    level: Type.Optional(Type.String()),
    validFrom: Type.Optional(Type.String()),
    validTo: Type.Optional(Type.String()),
    proof: Type.Optional(Type.String()),
  }),
  validYears: Nullable(Type.Number()),
  expiryWarningDays: Nullable(Type.Integer()),
  counts: Type.Array(Count),
  clauses: Type.Array(Type.String()),
  evidenceFor: Type.Array(Type.String()),
  proof: Type.Enum(["required", "optional", "none"]),
  reference: Reference,
  /** A pack brings its records: a public list. */
  published: Type.Boolean(),
  /** Of what the caller may see. */
  totals: Type.Object({
    records: Type.Integer(),
    signedOff: Type.Integer(),
    queried: Type.Integer(),
    expiring: Type.Integer(),
    expired: Type.Integer(),
  }),
  /** The caller may enter records. */
  mayEdit: Type.Boolean(),
  /** The caller may sign records off. */
  mayCheck: Type.Boolean(),
})

const State = Type.Enum(["entered", "signed-off", "queried", "withdrawn"])

/** Filters of a list and of its export. */
export const RecordQuery = {
  /** Part of a name or number; several parts, each must occur. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  zone: Type.Optional(Id),
  level: Type.Optional(Type.String({ maxLength: 64 })),
  /** Left out: all that are not withdrawn. */
  state: Type.Optional(State),
  expiry: Type.Optional(Type.Enum(["expiring", "expired", "valid"])),
  /** Day for which `expiry` holds; left out: today. */
  asOf: Type.Optional(Day),
}

export const RecordView = Type.Object({
  id: Type.String(),
  register: Type.String(),
  name: Type.String(),
  uscc: Nullable(Type.String()),
  level: Nullable(Type.String()),
  zone: Nullable(Type.String()),
  zoneName: Nullable(Type.String()),
  /** Keeper. */
  organisation: Type.Object({ id: Type.String(), name: Label }),
  /** The registered enterprise that it is about, of those that the caller may see. */
  enterprise: Nullable(
    Type.Object({ id: Type.String(), name: Type.String(), by: Type.Enum(["uscc", "name"]) }),
  ),
  /** Registered enterprises that may be meant: none is taken. Likenesses with one record alone. */
  likelyEnterprises: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      why: Type.Enum(["several", "other-uscc", "likeness"]),
    }),
  ),
  origin: Type.Enum(["public", "user", "invented"]),
  values: Type.Record(Type.String(), Nullable(Type.String())),
  /** Codes of restricted fields that the caller does not see. */
  hidden: Type.Array(Type.String()),
  validFrom: Nullable(Day),
  /** Last day, the computed one too. */
  validTo: Nullable(Day),
  expiry: Nullable(Type.Enum(["expiring", "expired", "valid"])),
  state: State,
  version: Type.Integer(),
  proof: Nullable(Type.Object({ fileName: Type.String(), digest: Type.String() })),
  /** Where a record of a pack's list comes from. */
  source: Nullable(
    Type.Object({
      file: Type.String(),
      sheet: Nullable(Type.String()),
      cell: Nullable(Type.String()),
      certainty: Nullable(Type.String()),
      note: Nullable(Type.String()),
    }),
  ),
  updatedAt: Instant,
  mayEdit: Type.Boolean(),
  mayCheck: Type.Boolean(),
})

export const HistoryEvent = Type.Object({
  version: Type.Integer(),
  kind: Type.Enum(["entered", "changed", "signed-off", "queried", "withdrawn", "proof"]),
  at: Instant,
  by: Type.Object({ person: Type.String(), name: Nullable(Type.String()), organisation: Nullable(Label) }),
  reason: Type.String(),
  changes: Type.Array(
    Type.Object({ field: Type.String(), before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  ),
  source: Nullable(
    Type.Object({ file: Type.String(), sheet: Nullable(Type.String()), cell: Nullable(Type.String()) }),
  ),
})

export const CountRow = Type.Object({
  zone: Type.String(),
  zoneName: Type.String(),
  code: Type.String(),
  label: Label,
  unit: Type.String(),
  indicator: Nullable(Type.String()),
  period: Type.String(),
  /** Exact decimal text; null: unknown. */
  value: Nullable(Type.String()),
  /** Why it is unknown, or what is to be known of it. */
  reason: Nullable(Label),
  /** Records of the period: valid at its end, or begun within. */
  records: Type.Integer(),
  signedOff: Type.Integer(),
  queried: Type.Integer(),
  declaredNone: Type.Boolean(),
  expression: Type.String(),
  explanation: Label,
})

export const ExpiryRadar = Type.Object({
  today: Day,
  within: Type.Integer(),
  expired: Type.Integer(),
  months: Type.Array(
    Type.Object({
      /** 2025-03. */
      month: Type.String(),
      total: Type.Integer(),
      /** The first 200. */
      records: Type.Array(RecordView),
    }),
  ),
})

const Document = Type.Object({ fileName: Type.String(), digest: Type.String(), bytes: Type.Integer() })

export const EvidenceFolder = Type.Object({
  pack: Type.String(),
  framework: Type.String(),
  title: Label,
  zone: Nullable(Type.String()),
  period: Nullable(Type.String()),
  indicators: Type.Array(
    Type.Object({
      code: Type.String(),
      label: Label,
      registers: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Label,
          total: Type.Integer(),
          withProof: Type.Integer(),
          /** The first 500. */
          records: Type.Array(
            Type.Object({
              id: Type.String(),
              name: Type.String(),
              zone: Nullable(Type.String()),
              zoneName: Nullable(Type.String()),
              validFrom: Nullable(Day),
              state: State,
              document: Nullable(Document),
            }),
          ),
        }),
      ),
    }),
  ),
})
