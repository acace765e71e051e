import Type, { type Static } from "typebox"
import {
  Certainty,
  DateText,
  Id,
  LabelSchema,
  OfficialNumber,
  ReferenceSchema,
  record,
  Text,
} from "./common-schemas.ts"

/** Both languages, where an expression is to be explained in each. */
export const WordsSchema = Type.Object(
  { zh: Text, en: Text },
  { additionalProperties: false, description: "{ zh: text, en: text }" },
)

export const Unit = Type.String({ minLength: 1, maxLength: 40, description: "unit of measure as text" })

const variableTypes = ["number", "text", "date", "truth"] as const
const roles = ["unit", "name", "division", "industry"] as const
const kinds = ["annual", "flash", "monthly"] as const

/** A table of data/ with a column `code`. */
const CodeTable = Type.String({ pattern: "^[^/\\\\]+\\.csv$", description: "name of a .csv file in data/" })

/** One variable of a survey form; the key before it is the code that stands in formulas. */
export const VariableSchema = record(
  {
    /** As the form prints it: QC05_0. */
    code: OfficialNumber,
    label: WordsSchema,
    type: Type.Enum([...variableTypes], { description: `one of ${variableTypes.join(", ")}` }),
    unit: Type.Optional(Unit),
    decimals: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0, maximum: 9 }), Type.Literal("unknown")], {
        description: "digits after the point, 0 to 9, or unknown",
      }),
    ),
    section: Type.Optional(Text),
    names: Type.Optional(Type.Array(Text, { description: "list of other names that headers use" })),
    /** What it says of the unit that reports: its unified social credit code, its name, its division, its industry. */
    role: Type.Optional(Type.Enum([...roles], { description: `one of ${roles.join(", ")}` })),
    /** The table of data/ whose codes its values are; of this pack or of another one. */
    codes: Type.Optional(CodeTable),
    /** It is inferred from how others use it, and stands on no form that was seen. */
    reconstructed: Type.Optional(Type.Boolean({ description: "true or false" })),
    certainty: Type.Optional(Certainty),
    note: Type.Optional(LabelSchema),
  },
  "{ code, label, type, unit, decimals, section, names, role, codes, reconstructed, certainty, note }",
)

/** What a statistical form must show: number, maker, approval and validity (统计法). `unknown` where it was not seen. */
const FormSchema = record(
  {
    id: Id,
    title: WordsSchema,
    number: OfficialNumber,
    maker: LabelSchema,
    approver: Type.Optional(LabelSchema),
    approval: Text,
    validUntil: Type.Union([DateText, Type.Literal("unknown")], {
      description: 'date as text ("2025-02"), or unknown',
    }),
    period: Type.Enum(["year", "quarter", "month"], { description: "one of year, quarter, month" }),
    /** Of a statistical survey: the annual report, the flash estimate before it, the monthly report. */
    kind: Type.Optional(Type.Enum([...kinds], { description: `one of ${kinds.join(", ")}` })),
    /** Forms of one survey are filled in together: they make one return. */
    survey: Type.Optional(Id),
    /** 示例: invented, so that work can be shown; it stands for no survey. */
    example: Type.Optional(Type.Boolean({ description: "true or false" })),
    /** Whether it was held against the official booklet. */
    verified: Type.Boolean({ description: "true or false" }),
    reference: ReferenceSchema,
    note: Type.Optional(LabelSchema),
  },
  "{ id, title, number, maker, approver, approval, validUntil, period, kind, survey, example, verified, reference, note }",
)
export type Form = Static<typeof FormSchema>

/** variables/<form>.yaml; its variables are checked one by one. */
export const VariablesFileSchema = record(
  {
    form: FormSchema,
    variables: Type.Record(Type.String(), Type.Unknown(), { description: "map: code → variable" }),
  },
  "{ form, variables }",
)

/** A variable as the pack holds it: with its form. */
export type Variable = Omit<Static<typeof VariableSchema>, "code"> & {
  /** In formulas. */
  readonly code: string
  /** On the form. */
  readonly officialCode: string
  readonly form: Form
}

export const wholeVariablesFile = record(
  { form: FormSchema, variables: Type.Record(Type.String(), VariableSchema) },
  "{ form, variables }",
)
