import Type, { type Static } from "typebox"
import { ChineseId, Code, LabelSchema, record, Text } from "./common-schemas.ts"

export const clauseKinds = [
  "number",
  "list",
  "platform",
  "permit",
  "indicator",
  "duty",
  "not-software",
] as const

const ids = (what: string) => Type.Optional(Type.Array(ChineseId, { description: `list of ids of ${what}` }))

/** One mechanism of clauses.yaml. Its state is computed (`clauseStates`), never typed. */
export const ClauseSchema = record(
  {
    id: ChineseId,
    article: Text,
    phrase: Text,
    summary: LabelSchema,
    force: Type.Enum(["必", "可", "支", "探"], { description: "one of 必, 可, 支, 探" }),
    bearer: Type.Array(Text, { minItems: 1, description: "list of bearers" }),
    kind: Type.Enum([...clauseKinds], { description: `one of ${clauseKinds.join(", ")}` }),
    changedBy: ids("sources"),
    indicators: Type.Optional(Type.Array(Code, { description: "list of indicator codes" })),
    registers: ids("registers"),
    rules: ids("rules"),
    caseTypes: ids("case types"),
    needs: Type.Optional(
      record(
        { data: Type.Optional(LabelSchema), decision: Type.Optional(LabelSchema) },
        "{ data, decision }",
      ),
    ),
    note: Type.Optional(LabelSchema),
  },
  "the keys of a clause",
)
export type Clause = Static<typeof ClauseSchema>

export const ClausesSchema = Type.Array(ClauseSchema, { description: "list of clauses" })

/** One line of themes.yaml: a theme of （二十一） or another line that a framework is held against. */
export const ThemeSchema = record(
  {
    id: ChineseId,
    label: LabelSchema,
    article: Text,
    kind: Type.Optional(
      Type.Enum(["theme", "line"], { description: "theme (of the seven; default) or line (another demand)" }),
    ),
    phrase: Type.Optional(Text),
    note: Type.Optional(LabelSchema),
    clauses: ids("clauses"),
  },
  "{ id, label, article, kind, phrase, clauses, note }",
)
export type Theme = Static<typeof ThemeSchema>

export const ThemesSchema = Type.Array(ThemeSchema, { description: "list of themes" })
