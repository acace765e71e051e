import type { Words } from "#issues"

/** What a survey form must show; `unknown` where it was not seen. A form of a pack has this shape. */
export interface FormHead {
  readonly id: string
  readonly title: Words
  /** 表号 */
  readonly number: string
  /** 制定机关 */
  readonly maker: string | { readonly zh?: string | undefined; readonly en?: string | undefined }
  /** 批准或备案文号 */
  readonly approval: string
  /** Last day, month or year in force: 2025-02-28, 2025-02, 2025. */
  readonly validUntil: string
  /** Left out: it is no statistical survey. */
  readonly kind?: "annual" | "flash" | "monthly" | undefined
  readonly example?: boolean | undefined
}

export interface FormState {
  readonly state: "valid" | "expired" | "incomplete" | "no-survey"
  /** Its own mark, 示例: invented, whatever its number and validity say. */
  readonly example: boolean
  /** A period of a survey, a demonstration marked 示例 only, or nothing. */
  readonly opens: "survey" | "example" | "nothing"
  /** Why no period of a survey opens, with the article; `null`: it opens. */
  readonly refusal: Words | null
}

const signs = [
  ["number", { zh: "表号", en: "form number" }],
  ["maker", { zh: "制定机关", en: "maker" }],
  ["approval", { zh: "批准或备案文号", en: "number of approval or filing" }],
  ["validUntil", { zh: "有效期限", en: "period of validity" }],
] as const

/**
 * Whether a form may be sent out on a day. A form that does not show number, maker, approval and validity, or that has
 * expired, may be refused by whoever is asked: no period of a survey opens with it.
 * Source: 统计法（2024-09-13）第十七条.
 * @param day 2026-11-23
 * @example formState({ …, validUntil: "2025-02" }, "2025-03-01").state // "expired"
 */
export function formState(form: FormHead, day: string): FormState {
  const example = form.example === true
  const { state, why } = inForce(form, day)
  const opens = state === "no-survey" ? "nothing" : example || state !== "valid" ? "example" : "survey"
  return { state, example, opens, refusal: why ?? (example ? exampleOnly(form) : null) }
}

/** The state of forms that are filled in together: each with its own, and what all of them open. */
export function formsState(
  forms: readonly FormHead[],
  day: string,
): { opens: FormState["opens"]; refusals: Words[] } {
  const states = forms.map((form) => formState(form, day))
  const opens = (["nothing", "example"] as const).find((one) => states.some((state) => state.opens === one))
  return {
    opens: forms.length === 0 ? "nothing" : (opens ?? "survey"),
    refusals: states.flatMap(({ refusal }) => refusal ?? []),
  }
}

function inForce(form: FormHead, day: string): { state: FormState["state"]; why: Words | null } {
  const { zh, en } = named(form)
  if (form.kind === undefined)
    return {
      state: "no-survey",
      why: {
        zh: `${zh}不是统计调查表，不能据以开展统计调查；园区为评价提供的是评价材料。`,
        en: `${en} is no form of a statistical survey; what a zone hands in for an evaluation is evaluation material.`,
      },
    }
  const missing = signs.filter(([key]) => form[key] === "unknown")
  if (missing.length > 0)
    return {
      state: "incomplete",
      why: {
        zh: `${zh}没有标明${missing.map(([, words]) => words.zh).join("、")}，调查对象有权拒绝填报（《统计法》第十七条），不能开放填报。示例除外，须标明“示例”。`,
        en: `${en} does not show its ${missing.map(([, words]) => words.en).join(", ")}; whoever is asked may refuse it (Statistics Law, article 17), so no period opens. A demonstration may, marked 示例.`,
      },
    }
  // "2025-02" holds to the end of that month: the day is compared as far as the validity goes.
  if (day.slice(0, form.validUntil.length) > form.validUntil)
    return {
      state: "expired",
      why: {
        zh: `${zh}的有效期到 ${form.validUntil}，在 ${day} 已超过有效期限，调查对象有权拒绝填报（《统计法》第十七条），不能开放填报。示例除外，须标明“示例”。`,
        en: `${en} was valid to ${form.validUntil} and has expired on ${day}; whoever is asked may refuse it (Statistics Law, article 17), so no period opens. A demonstration may, marked 示例.`,
      },
    }
  return { state: "valid", why: null }
}

function exampleOnly(form: FormHead): Words {
  const { zh, en } = named(form)
  return {
    zh: `${zh}是虚构的示例表，只能开放标明“示例”的填报。`,
    en: `${en} is an invented example: it opens only what is marked 示例.`,
  }
}

function named({ title, number }: FormHead): Words {
  const [zh, en] = number === "unknown" ? ["", ""] : [`${number} `, `${number} `]
  return { zh: `${zh}《${title.zh}》`, en: `${en}“${title.en}”` }
}
