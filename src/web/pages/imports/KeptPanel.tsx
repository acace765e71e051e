import { useNavigate } from "@tanstack/react-router"
import { Button, Popconfirm, Space } from "antd"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { evaluators, type Preview } from "./import-words.ts"

/** What became of a kept import, what to do with it next, and undoing it. */
export function KeptPanel({ preview }: { readonly preview: Preview }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const action = useAction()
  const active = useMe()?.active
  const role = active?.role
  const isZone = active?.organisation.kind === "zone"
  const one = preview.import
  const { dataset, register, framework } = one
  const draft = framework?.startsWith("draft:") === true
  const evaluate = () =>
    action.run(async () => {
      if (dataset === null || framework === null) return
      const { run } = await call("POST /api/runs", {
        body: {
          title: one.title,
          pack: draft ? null : one.pack,
          framework: framework.replace(/^draft:/, ""),
          data: { kind: "dataset", id: dataset },
          method: null,
        },
      })
      await navigate({ to: `/evaluations/${run}` })
    })
  const mayEvaluate = role !== undefined && evaluators.includes(role)
  return (
    <section className="panel" style={{ marginBottom: 12 }}>
      <h2>{t({ zh: "已保存", en: "Kept" })}</h2>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
      <Space wrap>
        {dataset === null ? null : (
          <>
            {mayEvaluate && framework !== null ? (
              <Button type="primary" loading={action.busy} onClick={() => void evaluate()}>
                {t({ zh: "用这份数据评价", en: "Evaluate with this" })}
              </Button>
            ) : null}
            {mayEvaluate ? (
              <Button
                href={`/evaluations/new?dataset=${dataset}${framework === null ? "" : `&pack=${draft ? "-" : one.pack}&framework=${framework.replace(/^draft:/, "")}`}`}
              >
                {t({ zh: "选方法再评价", en: "Choose a method first" })}
              </Button>
            ) : null}
            {isZone ? (
              <Button type="primary" href="/zones/feedback">
                {t({ zh: "录入反馈表，看差距", en: "Enter the feedback letter, see the gaps" })}
              </Button>
            ) : null}
            <Button href={`/evaluations/data/${dataset}`}>
              {t({ zh: "查看数据表和出处", en: "The table and where its values stood" })}
            </Button>
          </>
        )}
        {register === null ? null : <Button href={`/registers/${register.id}`}>{t(register.title)}</Button>}
        {one.mayUndo ? (
          <Popconfirm
            title={t({
              zh: "撤销这次导入？数据表离开列表，台账记录逐条撤销；已完成的评价不受影响，历史保留。",
              en: "Undo this import? Its table leaves the lists, its records are withdrawn one by one; finished evaluations and the history stay.",
            })}
            okText={t({ zh: "撤销导入", en: "Undo the import" })}
            cancelText={t({ zh: "不撤销", en: "Leave it" })}
            onConfirm={() => action.run(() => call("POST /api/imports/:id/undo", { params: { id: one.id } }))}
          >
            <Button danger>{t({ zh: "撤销导入", en: "Undo" })}</Button>
          </Popconfirm>
        ) : null}
      </Space>
    </section>
  )
}
