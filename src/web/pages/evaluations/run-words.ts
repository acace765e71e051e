import type { Text } from "../../app/language.tsx"

/** How a run or a job stands. */
export const stateWords: Readonly<
  Record<"queued" | "running" | "done" | "failed" | "cancelled", Text & { readonly color: string }>
> = {
  queued: { zh: "排队", en: "queued", color: "default" },
  running: { zh: "计算中", en: "running", color: "processing" },
  done: { zh: "完成", en: "done", color: "success" },
  failed: { zh: "未完成", en: "failed", color: "error" },
  cancelled: { zh: "已取消", en: "cancelled", color: "default" },
}

export const unofficialWords: Text = { zh: "权重未公布 · 非官方", en: "weights not published · unofficial" }

/** An instant as people write it, in the reader's own time zone. */
export function timeText(instant: string | null): string {
  if (instant === null) return "—"
  const date = new Date(instant)
  const two = (n: number) => String(n).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Number of the uploaded table that a run read; `null`: the pack's own data. */
export function datasetOf(run: { readonly asked: Readonly<Record<string, unknown>> }): string | null {
  const { data } = run.asked
  return typeof data === "object" && data !== null && "id" in data && typeof data.id === "string"
    ? data.id
    : null
}
