import type { Contracts, ResponseOf } from "#contracts"
import type { Text } from "../../app/language.tsx"

export type ImportView = ResponseOf<Contracts["GET /api/imports"]>[number]
export type Preview = ResponseOf<Contracts["GET /api/imports/:id"]>

/** Who brings files in. */
export const makers: readonly string[] = ["analyst", "reviewer", "reporter"]
/** Who evaluates them. */
export const evaluators: readonly string[] = ["analyst", "reviewer", "decision-maker"]

export const stateWords: Readonly<Record<ImportView["state"], Text>> = {
  proposed: { zh: "待保存", en: "not kept yet" },
  kept: { zh: "已保存", en: "kept" },
  undone: { zh: "已撤销", en: "undone" },
}
