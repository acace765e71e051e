import type { Label } from "./model.ts"

/**
 * A label in one language; the other language, then `otherwise` (a code, say), stands in for it.
 * @example labelText({ zh: "总分" }, "en", "total") // "总分"
 */
export function labelText(label: Label | undefined, language: "zh" | "en", otherwise: string): string {
  if (label === undefined || typeof label === "string") return label ?? otherwise
  return label[language] ?? label.zh ?? label.en ?? otherwise
}
