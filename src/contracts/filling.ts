// Routes of filling in returns: the sheet, saving, explaining, submitting, keying for a unit, workbooks.
import { Type } from "typebox"
import { returnActions, returnPhases } from "#surveys"
import { Id, Nullable } from "./common.ts"
import {
  CellCode,
  Cells,
  CellText,
  CheckedCells,
  EntryKinds,
  OneReturn,
  RemarkView,
  ReturnEventView,
  ReturnRow,
  ReturnSurvey,
  returnBarriers,
  SheetCell,
  SheetForm,
  SignatureView,
  UploadUnit,
  UploadView,
  uploadOutcomes,
} from "./filling-schemas.ts"
import type { RouteTable } from "./route.ts"
import { statisticians } from "./survey-schemas.ts"

const exact = { additionalProperties: false } as const
const page = Type.Optional(Type.String({ pattern: "^\\d{1,6}$" }))
const size = Type.Optional(Type.String({ pattern: "^\\d{1,3}$" }))
const language = Type.Optional(Type.Enum(["zh", "en"]))
const Upload = Type.Object({ id: Id })

export const fillingRoutes = {
  "GET /api/returns": {
    summary: { zh: "我的报表（含可代录的单位）", en: "Returns that I fill in, or may key for units" },
    purpose: "statistics",
    roles: ["reporter"],
    query: Type.Object(
      {
        survey: Type.Optional(Id),
        /** In the name, the credit code or the unit's code. */
        search: Type.Optional(Type.String({ maxLength: 100 })),
        phase: Type.Optional(Type.Enum(returnPhases)),
        /** own: of the caller's organisation; clerk: those that it may key for. */
        side: Type.Optional(Type.Enum(["own", "clerk"])),
        page,
        size,
      },
      exact,
    ),
    /** Own ones first, then by period (newest first) and name; `size` 50 where left out, at most 200. */
    response: Type.Object({ total: Type.Integer(), returns: Type.Array(ReturnRow) }),
  },
  "GET /api/returns/:survey/:unit": {
    summary: {
      zh: "一张报表：表式、指标、草稿、上期数、审核结果",
      en: "The sheet of a return: forms, cells, draft, last period, findings",
    },
    purpose: "statistics",
    roles: statisticians,
    params: OneReturn,
    response: Type.Object({
      survey: ReturnSurvey,
      unit: Type.Object({
        id: Type.String(),
        name: Type.String(),
        uscc: Nullable(Type.String()),
        zone: Nullable(Type.String()),
        place: Type.String(),
      }),
      /** officer: reads the last revision; never a draft. */
      side: Type.Enum(["respondent", "clerk", "officer"]),
      forms: Type.Array(SheetForm),
      cells: Type.Array(SheetCell),
      /** Lists by name: [code, name]. */
      choices: Type.Record(
        Type.String(),
        Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
      ),
      /** Version 0: nothing saved yet. `values` also hold what cannot be read. */
      draft: Type.Object({
        version: Type.Integer(),
        values: Cells,
        updatedAt: Nullable(Type.String()),
        updatedBy: Nullable(Type.String()),
      }),
      /** Of the period before; `null`: there is no accepted or submitted return of it. */
      prior: Nullable(Type.Object({ period: Type.String(), values: Cells })),
      ...CheckedCells,
      phase: ReturnRow.properties.phase,
      waitingFor: ReturnRow.properties.waitingFor,
      late: Nullable(Type.Boolean()),
      keyed: Type.Boolean(),
      /** The revision last submitted; the next is `number + 1`. */
      revision: Nullable(
        Type.Object({
          number: Type.Integer(),
          kind: EntryKinds,
          at: Type.String(),
          digest: Type.String(),
          signature: SignatureView,
        }),
      ),
      nextNumber: Type.Integer(),
      /** Cells that the last return named, with the officer's reason. */
      returned: Type.Array(Type.Object({ cell: Type.String(), reason: Type.String() })),
      remarks: Type.Array(RemarkView),
      history: Type.Array(ReturnEventView),
      remindedAt: Nullable(Type.String()),
      actions: Type.Array(
        Type.Object({ action: Type.Enum(returnActions), barrier: Nullable(Type.Enum(returnBarriers)) }),
      ),
    }),
  },
  "POST /api/returns/:survey/:unit/save": {
    summary: { zh: "保存草稿并审核", en: "Save cells and check the return" },
    purpose: "statistics",
    roles: ["reporter"],
    params: OneReturn,
    body: Type.Object(
      {
        /** The version that the cells were typed over; 0: none. */
        base: Type.Integer({ minimum: 0 }),
        /** `from`: what stood there at `base`; `null`: blank. */
        cells: Type.Record(
          CellCode,
          Type.Object({ from: Nullable(CellText), to: Nullable(CellText) }, exact),
          {
            maxProperties: 2000,
          },
        ),
      },
      exact,
    ),
    response: Type.Object({
      version: Type.Integer(),
      savedAt: Nullable(Type.String()),
      /** What other saves changed since `base`, as it stands now; `null`: emptied. */
      changed: Type.Record(Type.String(), Nullable(Type.String())),
      /** Not overwritten; send the cell again with `from` = theirs to put mine there. */
      conflicts: Type.Array(
        Type.Object({
          cell: Type.String(),
          base: Nullable(Type.String()),
          theirs: Nullable(Type.String()),
          mine: Nullable(Type.String()),
        }),
      ),
      ...CheckedCells,
    }),
  },
  "POST /api/returns/:survey/:unit/explanations": {
    summary: { zh: "说明一条审核结果", en: "Explain a finding" },
    purpose: "statistics",
    roles: ["reporter"],
    params: OneReturn,
    body: Type.Object(
      {
        check: Type.String({ minLength: 1, maxLength: 128 }),
        /** Its Chinese text as it was seen; another one now is a conflict. */
        finding: Type.String({ minLength: 1, maxLength: 4000 }),
        body: Type.String({ minLength: 2, maxLength: 4000 }),
      },
      exact,
    ),
    response: Type.Object({ id: Type.String(), ...CheckedCells }),
  },
  "POST /api/returns/:survey/:unit/scan": {
    summary: {
      zh: "代录：上传加盖公章的纸质报表扫描件",
      en: "The scan of a stamped paper return that is keyed",
    },
    purpose: "statistics",
    roles: ["reporter"],
    params: OneReturn,
    upload: true,
    /** PDF, JPEG or PNG. */
    response: Type.Object({ scan: Type.String(), fileName: Type.String(), digest: Type.String() }),
  },
  "POST /api/returns/:survey/:unit/submit": {
    summary: { zh: "报送", en: "Submit the return" },
    purpose: "statistics",
    roles: ["reporter"],
    params: OneReturn,
    body: Type.Object(
      {
        /** The version that was seen. */
        version: Type.Integer({ minimum: 1 }),
        /** The revision that it makes: `nextNumber`. Sent twice it answers as the first did. */
        number: Type.Integer({ minimum: 1 }),
        signature: SignatureView,
        /** Of a clerk: what the scan's upload answered. */
        scan: Type.Optional(Id),
      },
      exact,
    ),
    response: Type.Object({
      number: Type.Integer(),
      digest: Type.String(),
      at: Type.String(),
      late: Nullable(Type.Boolean()),
      unexplained: Type.Integer(),
      phase: ReturnRow.properties.phase,
      /** It was submitted already, by the same digest. */
      again: Type.Boolean(),
    }),
  },
  "POST /api/returns/:survey/:unit/recall": {
    summary: { zh: "撤回报送（尚未有人审核时）", en: "Take a submission back before its first review" },
    purpose: "statistics",
    roles: ["reporter"],
    params: OneReturn,
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }, exact),
    response: Type.Object({ phase: ReturnRow.properties.phase }),
  },
  "GET /api/returns/:survey/:unit/edits": {
    summary: { zh: "填报修改记录", en: "Every save of a return" },
    purpose: "statistics",
    roles: statisticians,
    params: OneReturn,
    query: Type.Object({ cell: Type.Optional(CellCode), page, size }, exact),
    /** The newest first. */
    response: Type.Object({
      total: Type.Integer(),
      edits: Type.Array(
        Type.Object({
          id: Type.String(),
          version: Type.Integer(),
          kind: EntryKinds,
          at: Type.String(),
          person: Type.String(),
          changes: Type.Array(
            Type.Object({
              cell: Type.String(),
              before: Nullable(Type.String()),
              after: Nullable(Type.String()),
            }),
          ),
          conflicts: Type.Array(
            Type.Object({
              cell: Type.String(),
              base: Nullable(Type.String()),
              theirs: Nullable(Type.String()),
              mine: Nullable(Type.String()),
            }),
          ),
        }),
      ),
    }),
  },
  "GET /api/return-templates/:survey": {
    summary: {
      zh: "下载填报工作簿（本单位，或所辖全部单位）",
      en: "Workbook to fill in: for one unit, or all of a place",
    },
    purpose: "statistics",
    roles: ["reporter", "reviewer"],
    params: Type.Object({ survey: Id }),
    /** Neither unit nor place: all that the caller may see. */
    query: Type.Object({ unit: Type.Optional(Id), within: Type.Optional(Id), language }, exact),
    response: "download",
  },
  "POST /api/return-uploads": {
    summary: {
      zh: "上传填好的工作簿：先全部审核，再收下合格的",
      en: "Send a filled workbook: all of it is checked before any of it is taken",
    },
    purpose: "statistics",
    roles: ["reporter"],
    upload: true,
    /** Field `survey` before the file. Sent again while it is under way, it is the same upload. */
    response: UploadView,
  },
  "GET /api/return-uploads": {
    summary: { zh: "上传的工作簿", en: "Workbooks sent" },
    purpose: "statistics",
    roles: ["reporter"],
    query: Type.Object({ survey: Type.Optional(Id) }, exact),
    response: Type.Object({ uploads: Type.Array(UploadView) }),
  },
  "GET /api/return-uploads/:id": {
    summary: { zh: "一个工作簿的审核进度与结果", en: "How far a workbook is, and what was found" },
    purpose: "statistics",
    roles: ["reporter"],
    params: Upload,
    response: UploadView,
  },
  "GET /api/return-uploads/:id/units": {
    summary: { zh: "工作簿中各单位的审核结果", en: "Units of a workbook with their findings" },
    purpose: "statistics",
    roles: ["reporter"],
    params: Upload,
    query: Type.Object({ outcome: Type.Optional(Type.Enum(uploadOutcomes)), page, size }, exact),
    response: Type.Object({ total: Type.Integer(), units: Type.Array(UploadUnit) }),
  },
  "GET /api/return-uploads/:id/annotated": {
    summary: { zh: "下载标注审核结果的同一工作簿", en: "The same workbook with its findings marked" },
    purpose: "statistics",
    roles: ["reporter"],
    params: Upload,
    response: "download",
  },
  "POST /api/return-uploads/:id/accept": {
    summary: {
      zh: "收下合格的单位（存为草稿，或同时报送）",
      en: "Take the good units: as drafts, or submitted",
    },
    purpose: "statistics",
    roles: ["reporter"],
    params: Upload,
    body: Type.Object(
      {
        /** Whether the good ones are submitted; only returns of the caller's own organisation can be. */
        submit: Type.Boolean(),
        signature: Type.Optional(SignatureView),
        /** Saved as drafts too, though they have findings; `unknown` and `not-now` never are. */
        held: Type.Optional(Type.Boolean()),
      },
      exact,
    ),
    response: UploadView,
  },
  "POST /api/return-uploads/:id/cancel": {
    summary: { zh: "取消正在进行的审核或收取", en: "Stop what is under way" },
    purpose: "statistics",
    roles: ["reporter"],
    params: Upload,
    body: Type.Object({}, exact),
    response: UploadView,
  },
} as const satisfies RouteTable
