import type { Language } from "#issues"
import type { PaperBlock } from "#reports"
import type { SurveyRow } from "#services/surveys"
import { type Mover, percentChange, type TotalsCompared } from "./compare-totals.ts"
import type { SurveyPaper } from "./find-papers.ts"

const moverWords: Readonly<Record<Mover["kind"], Readonly<Record<Language, string>>>> = {
  entry: { zh: "新进", en: "entered" },
  exit: { zh: "退出", en: "left" },
  moved: { zh: "换区", en: "moved" },
  same: { zh: "在报", en: "reported in both" },
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: ["指标", "单位", "本期合计", "上期合计", "变动", "同口径变动", "变动主要来自"],
  en: ["Figure", "Unit", "This period", "Last period", "Change", "Change, same units", "Mainly due to"],
}

function linesOf({ pack }: SurveyPaper, totals: TotalsCompared, language: Language): (string | null)[][] {
  return totals.lines().map(({ cell, now, before, sameNow, sameBefore, movers }) => {
    const variable = pack.variables.get(cell)
    return [
      variable?.label[language] ?? cell,
      variable?.unit ?? null,
      now,
      before,
      percentChange(now, before),
      percentChange(sameNow, sameBefore),
      before === null
        ? null
        : movers
            .map(({ name, kind, change }) => `${name}（${moverWords[kind][language]}）${change}`)
            .join("；"),
    ]
  })
}

/** The comparison as a sheet; totals are numbers. */
export function comparisonRows(
  title: string,
  found: SurveyPaper,
  totals: TotalsCompared,
  language: Language,
) {
  return {
    name: title.slice(0, 31),
    columns: heads[language].map((header, i) => ({
      header,
      kind: i === 2 || i === 3 ? ("number" as const) : ("text" as const),
    })),
    rows: linesOf(found, totals, language),
  }
}

/** The comparison as a paper, with room for the reasons that only people know. */
export function comparisonBlocks(
  survey: SurveyRow,
  found: SurveyPaper,
  totals: TotalsCompared,
  language: Language,
): PaperBlock[] {
  const zh = language === "zh"
  const { units, entries, exits } = totals
  return [
    { kind: "title", text: `${survey.period} ${found.paper.title[language]}` },
    {
      kind: "paragraph",
      text: zh
        ? `本期上报 ${units.now} 家，上期 ${units.before} 家；新进 ${entries} 家，退出 ${exits} 家。变动为本期合计对上期合计，同口径变动只含两期都上报的单位；未填的数不计为零。`
        : `${units.now} units reported, ${units.before} before; ${entries} entered, ${exits} left. Change is of the totals; "same units" counts those that reported in both periods. A missing figure is not zero.`,
    },
    {
      kind: "table",
      head: heads[language],
      rows: linesOf(found, totals, language).map((row) => row.map((text) => text ?? "—")),
      numbers: [2, 3, 4, 5],
    },
    { kind: "heading", text: zh ? "变动原因说明" : "Reasons" },
    {
      kind: "paragraph",
      text: zh
        ? "（园区范围调整、大企业进出等，由上报单位填写）"
        : "(boundaries, large enterprises in or out: to be written)",
    },
    {
      kind: "signatures",
      labels: zh ? ["负责人（签字）", "上报单位（公章）", "日期"] : ["Head", "Seal", "Date"],
    },
  ]
}
