import { useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { App, Button, Checkbox, Input, Popconfirm, Select, Space, Tag } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { ApiProblem, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import { Nothing } from "../../components/States.tsx"
import { stateWords, timeText, unofficialWords } from "./run-words.ts"

type Run = ResponseOf<Contracts["GET /api/runs"]>[number]
type State = Run["status"]

const makers = new Set(["analyst", "reviewer", "decision-maker"])

export default function EvaluationsPage() {
  const { t, language } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [status, setStatus] = useState<State | undefined>()
  const [mine, setMine] = useState(false)
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<readonly string[]>([])
  const runs = useRoute("GET /api/runs", {
    query: {
      ...(status === undefined ? {} : { status }),
      ...(mine ? { mine: "true" as const } : {}),
      ...(text === "" ? {} : { text }),
    },
  })
  const mayMake = me?.active !== null && me?.active !== undefined && makers.has(me.active.role)
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await queries.invalidateQueries()
    } catch (error) {
      message.error(
        error instanceof ApiProblem ? (error.issues[0]?.text[language] ?? error.message) : String(error),
      )
    }
  }
  const [a, b] = chosen
  return (
    <Page
      title={{ zh: "评价", en: "Evaluations" }}
      actions={
        <Space wrap>
          <Link to="/evaluations/data">{t({ zh: "数据表", en: "Tables" })}</Link>
          {a === undefined || b === undefined ? null : (
            <Button href={`/evaluations/compare?a=${a}&b=${b}`}>
              {t({ zh: "对比所选两次", en: "Compare the two chosen" })}
            </Button>
          )}
          {mayMake ? (
            <Button type="primary" href="/evaluations/new">
              {t({ zh: "新建评价", en: "New evaluation" })}
            </Button>
          ) : null}
        </Space>
      }
    >
      <Space wrap style={{ marginBottom: 12 }}>
        <Input.Search
          aria-label={t({ zh: "按标题查找", en: "Find by title" })}
          placeholder={t({ zh: "标题", en: "Title" })}
          allowClear
          onSearch={setText}
          style={{ width: 200 }}
        />
        <Select<State | "">
          aria-label={t({ zh: "状态", en: "State" })}
          style={{ width: 120 }}
          value={status ?? ""}
          onChange={(value) => setStatus(value === "" ? undefined : value)}
          options={[
            { value: "" as const, label: t({ zh: "全部状态", en: "All states" }) },
            ...(Object.keys(stateWords) as State[]).map((value) => ({ value, label: t(stateWords[value]) })),
          ]}
        />
        <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>
          {t({ zh: "只看我发起的", en: "Only mine" })}
        </Checkbox>
      </Space>
      <Query query={runs}>
        {(list) =>
          list.length === 0 ? (
            <Nothing
              text={{
                zh: "还没有评价。选择指标体系和数据，即可得到得分、位次和可复核的证明。",
                en: "No evaluation yet. Choose a framework and data to get scores, ranks and a proof that can be checked.",
              }}
            >
              {mayMake ? (
                <Link to="/evaluations/new">{t({ zh: "新建评价", en: "New evaluation" })}</Link>
              ) : null}
            </Nothing>
          ) : (
            <ResultTable<Run>
              caption={t({ zh: "评价列表", en: "Evaluations" })}
              rowKey="id"
              dataSource={list}
              rowSelection={{
                selectedRowKeys: [...chosen],
                hideSelectAll: true,
                onChange: (keys) => setChosen(keys.map(String).slice(-2)),
                getCheckboxProps: (run) => ({
                  disabled: run.status !== "done",
                  "aria-label": t({ zh: `选中对比：${run.title}`, en: `Choose to compare: ${run.title}` }),
                }),
                columnTitle: <span className="visually-hidden">{t({ zh: "选择", en: "Choose" })}</span>,
              }}
              columns={[
                {
                  title: t({ zh: "标题", en: "Title" }),
                  render: (_, run) => (
                    <>
                      <Link to={`/evaluations/${run.id}`}>{run.title}</Link>
                      {run.unofficial ? (
                        <Tag color="orange" style={{ marginInlineStart: 6 }}>
                          {t(unofficialWords)}
                        </Tag>
                      ) : null}
                    </>
                  ),
                },
                {
                  title: t({ zh: "状态", en: "State" }),
                  width: 90,
                  render: (_, run) => (
                    <Tag color={stateWords[run.status].color}>{t(stateWords[run.status])}</Tag>
                  ),
                },
                {
                  title: t({ zh: "来源", en: "Origin" }),
                  width: 130,
                  render: (_, run) => (run.origin === null ? "—" : <OriginBadge origin={run.origin} />),
                },
                { title: t({ zh: "指标体系", en: "Framework" }), render: (_, run) => t(run.framework.title) },
                {
                  title: t({ zh: "数据", en: "Data" }),
                  render: (_, run) => run.dataset ?? t({ zh: `政策包 ${run.pack}`, en: `pack ${run.pack}` }),
                },
                { title: t({ zh: "时期", en: "Period" }), dataIndex: "period", width: 80 },
                {
                  title: t({ zh: "对象数", en: "Entities" }),
                  dataIndex: "entities",
                  width: 72,
                  align: "right",
                },
                {
                  title: t({ zh: "机构", en: "Organisation" }),
                  render: (_, run) => t(run.organisation.name),
                },
                {
                  title: t({ zh: "发起时间", en: "Asked for" }),
                  width: 140,
                  render: (_, run) => timeText(run.createdAt),
                },
                {
                  title: t({ zh: "操作", en: "Actions" }),
                  width: 90,
                  render: (_, run) =>
                    !mayMake ? null : run.job !== null &&
                      (run.status === "queued" || run.status === "running") ? (
                      <Button
                        size="small"
                        onClick={() =>
                          void act(() => call("POST /api/jobs/:id/cancel", { params: { id: run.job ?? "" } }))
                        }
                      >
                        {t({ zh: "取消", en: "Cancel" })}
                      </Button>
                    ) : (
                      <Popconfirm
                        title={t({
                          zh: "删除这次评价？操作会留痕。",
                          en: "Delete this evaluation? The trail stays.",
                        })}
                        okText={t({ zh: "删除", en: "Delete" })}
                        onConfirm={() => act(() => call("DELETE /api/runs/:id", { params: { id: run.id } }))}
                      >
                        <Button
                          size="small"
                          autoInsertSpace={false}
                          aria-label={t({ zh: `删除 ${run.title}`, en: `Delete ${run.title}` })}
                        >
                          {t({ zh: "删除", en: "Delete" })}
                        </Button>
                      </Popconfirm>
                    ),
                },
              ]}
            />
          )
        }
      </Query>
    </Page>
  )
}
