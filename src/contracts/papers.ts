// Routes of papers: what notices ask for about a period's returns, and receipts of revisions.
import { Type } from "typebox"
import { returnPhases, reviewLevels } from "#surveys"
import { Id, Instant, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const exact = { additionalProperties: false } as const
const language = Type.Optional(Type.Enum(["zh", "en"]))
const Revision = Type.Object({ survey: Id, unit: Id, revision: Type.String({ pattern: "^[1-9]\\d{0,8}$" }) })

export const papersRoutes = {
  "GET /api/surveys/:survey/papers": {
    summary: { zh: "通知要求报送的纸质材料", en: "Papers that notices ask for" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Type.Object({ survey: Id }),
    response: Type.Object({
      papers: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Enum(["pages", "list", "comparison"]),
          title: Label,
          asked: Label,
          /** Of the unit that it concerns; `null`: every unit. */
          where: Nullable(Type.String()),
          source: Type.String(),
          certainty: Type.String(),
        }),
      ),
    }),
  },
  "GET /api/surveys/:survey/papers/:paper": {
    summary: { zh: "生成一份材料（Word 或 Excel）", en: "Make a paper (Word or Excel)" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Type.Object({ survey: Id, paper: Id }),
    query: Type.Object(
      {
        format: Type.Enum(["docx", "xlsx"]),
        /** Units of this zone, city or province only. */
        within: Type.Optional(Id),
        language,
      },
      exact,
    ),
    response: "download",
  },
  "GET /api/receipts/:survey/:unit/:revision": {
    summary: { zh: "报送回执", en: "Receipt of a revision" },
    purpose: "statistics",
    roles: ["reporter", "reviewer", "analyst"],
    params: Revision,
    response: Type.Object({
      survey: Type.Object({ id: Type.String(), title: Label, period: Type.String() }),
      example: Type.Boolean(),
      unit: Type.Object({ id: Type.String(), name: Type.String(), uscc: Nullable(Type.String()) }),
      revision: Type.Integer(),
      digest: Type.String(),
      at: Instant,
      keyed: Type.Boolean(),
      cells: Type.Integer(),
      phase: Type.Enum([...returnPhases]),
      latest: Type.Boolean(),
      accepted: Type.Array(Type.Object({ level: Type.Enum([...reviewLevels]), at: Instant })),
      address: Type.String(),
    }),
  },
  "GET /api/receipts/:survey/:unit/:revision/file": {
    summary: { zh: "下载报送回执", en: "Download a receipt" },
    purpose: "statistics",
    roles: ["reporter", "reviewer", "analyst"],
    params: Revision,
    query: Type.Object({ language }, exact),
    response: "download",
  },
} as const satisfies RouteTable
