import type { Contracts, ResponseOf } from "#contracts"

export type Sheet = ResponseOf<Contracts["GET /api/returns/:survey/:unit"]>
export type SheetCell = Sheet["cells"][number]
export type SheetForm = Sheet["forms"][number]
export type Finding = Sheet["findings"][number]
export type Saved = ResponseOf<Contracts["POST /api/returns/:survey/:unit/save"]>
/** What is said of the cells as they stand. */
export type Checked = Pick<Sheet, "issues" | "findings" | "undecided" | "counts">
export type ReturnRow = ResponseOf<Contracts["GET /api/returns"]>["returns"][number]
export type Upload = ResponseOf<Contracts["GET /api/return-uploads/:id"]>
export type UploadUnit = ResponseOf<Contracts["GET /api/return-uploads/:id/units"]>["units"][number]
export type Question = ResponseOf<Contracts["GET /api/reviews/:survey/:unit/questions"]>["questions"][number]

/** Whether the reader may do this now. */
export const isOpen = (sheet: Sheet, action: Sheet["actions"][number]["action"]) =>
  sheet.actions.some((one) => one.action === action && one.barrier === null)
