import { levelWords, type ReturnPhase, returnPhaseWords, surveyPhaseWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { originWords } from "../../components/OriginBadge.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { saveCsv } from "../../components/save-csv.ts"
import type { ReturnRow } from "./filling-types.ts"

/** Every return that the list is narrowed to, not only the page of it. */
export function SaveList({
  total,
  asked,
}: {
  readonly total: number
  readonly asked: { readonly search?: string; readonly phase?: ReturnPhase; readonly survey?: string }
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const save = async () => {
    const all: ReturnRow[] = []
    for (let page = 1; all.length < total; page++) {
      const { returns } = await call("GET /api/returns", {
        query: { ...asked, page: String(page), size: "200" },
      })
      if (returns.length === 0) break
      all.push(...returns)
    }
    saveCsv("returns", [
      [
        t({ zh: "单位", en: "Unit" }),
        t({ zh: "代码", en: "Code" }),
        t({ zh: "调查期", en: "Period" }),
        t({ zh: "调查期状态", en: "State of the period" }),
        t({ zh: "数据来源", en: "Origin" }),
        t({ zh: "状态", en: "State" }),
        t({ zh: "待审", en: "Waits for" }),
        t({ zh: "代录", en: "Keyed" }),
        t({ zh: "截止", en: "Due" }),
        t({ zh: "报送", en: "Submitted" }),
        t({ zh: "迟报", en: "Late" }),
        t({ zh: "催报", en: "Reminded" }),
        t({ zh: "错误", en: "Errors" }),
        t({ zh: "警告", en: "Warnings" }),
        t({ zh: "未说明", en: "Unexplained" }),
      ],
      ...all.map((one) => [
        one.name,
        one.uscc ?? one.unit,
        t(one.survey.title),
        t(surveyPhaseWords[one.survey.phase]),
        t(originWords[one.survey.origin]),
        t(returnPhaseWords[one.phase]),
        one.waitingFor === null ? "" : t(levelWords[one.waitingFor]),
        one.keyed ? t({ zh: "代录", en: "keyed" }) : "",
        one.survey.dueAt ?? "",
        one.submittedAt ?? "",
        one.late === true ? t({ zh: "迟报", en: "late" }) : "",
        one.remindedAt ?? "",
        ...(one.revision === null ? ["", "", ""] : [one.errors, one.warnings, one.unexplained]),
      ]),
    ])
  }
  return (
    <div style={{ marginBottom: 6 }}>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <button type="button" className="plain-button" disabled={busy} onClick={() => void run(save)}>
        {t({ zh: `导出 ${total} 份（CSV）`, en: `Export ${total} returns (CSV)` })}
      </button>
    </div>
  )
}
