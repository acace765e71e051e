import { Link } from "@tanstack/react-router"
import { Button, Modal } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe, useSystem } from "../../app/me.ts"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { yearsUntil } from "./register-words.ts"
import { usePeriod } from "./use-period.ts"

type Made = ResponseOf<Contracts["POST /api/registers/counts-dataset"]>

/** Makes a table for evaluation of the counts of all registers: one row per zone, a column per indicator that is a count. */
export function CountsDataset() {
  const { t } = useLanguage()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const role = me?.active?.role
  if (role !== "analyst" && role !== "reviewer") return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {t({ zh: "由台账生成评价数据", en: "Make data of the registers" })}
      </Button>
      {open ? <Dialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Dialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage()
  const frameworks = useRoute("GET /api/frameworks")
  const demo = useSystem()?.mode === "demo"
  const [chosen, setChosen] = useState(demo ? "demo/demo-2021" : "national/nhtz-2021")
  const [period, setPeriod] = usePeriod()
  const [basis, setBasis] = useState<"standing" | "signed-off">("standing")
  const [made, setMade] = useState<Made | null>(null)
  const action = useAction()
  const make = () =>
    action.run(async () => {
      const [pack = "", framework = ""] = chosen.split("/")
      setMade(await call("POST /api/registers/counts-dataset", { body: { pack, framework, period, basis } }))
    })
  return (
    <Modal
      open
      title={t({ zh: "由台账生成评价数据", en: "Make data of the registers" })}
      onCancel={onClose}
      onOk={() => (made === null ? void make() : onClose())}
      okButtonProps={{ loading: action.busy }}
      okText={made === null ? t({ zh: "生成", en: "Make" }) : t({ zh: "完成", en: "Done" })}
    >
      {made === null ? (
        <>
          <p>
            {t({
              zh: "每个园区一行，凡由名单计数得出的指标一列。名单为空又没有人声明“本期没有”的，留空为缺失，不记为零。",
              en: "One row per zone, a column per indicator that is a count. Where a list is empty and nobody said there is none, the cell stays blank: missing, not zero.",
            })}
          </p>
          <Field label={t({ zh: "指标体系", en: "Framework" })}>
            <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {(frameworks.data ?? []).map((one) => (
                <option key={`${one.pack}/${one.id}`} value={`${one.pack}/${one.id}`}>
                  {t(one.title)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t({ zh: "期间", en: "Period" })}>
            <select value={period} onChange={(event) => setPeriod(event.target.value)}>
              {yearsUntil(new Date()).map((year) => (
                <option key={year}>{year}</option>
              ))}
            </select>
          </Field>
          <Field label={t({ zh: "计入", en: "Counted" })}>
            <select
              value={basis}
              onChange={(event) => setBasis(event.target.value === "signed-off" ? "signed-off" : "standing")}
            >
              <option value="standing">{t({ zh: "所有未撤销的记录", en: "all records that stand" })}</option>
              <option value="signed-off">
                {t({ zh: "只计已审核的记录", en: "signed-off records only" })}
              </option>
            </select>
          </Field>
          {action.problem === null ? null : <ProblemAlert error={action.problem} />}
        </>
      ) : (
        <>
          <p role="status">
            {t({
              zh: `已生成：${made.zones} 个园区，${made.indicators.length} 项指标，缺失 ${made.missing} 格。`,
              en: `Made: ${made.zones} zones, ${made.indicators.length} indicators, ${made.missing} cells missing.`,
            })}{" "}
            <Link to="/evaluations/data/$dataset" params={{ dataset: made.dataset }}>
              {t({ zh: "打开数据集", en: "Open the dataset" })}
            </Link>
          </p>
          {made.issues.length === 0 ? null : (
            <ul>
              {made.issues.slice(0, 20).map((one) => (
                <li key={one.code + one.path}>{one.text[language]}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Modal>
  )
}
