import { useQuery } from "@tanstack/react-query"
import { Button, Tag } from "antd"
import dayjs from "dayjs"
import type { operationsRoutes, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

type Line = ResponseOf<(typeof operationsRoutes)["GET /api/doctor"]>["lines"][number]

const states: Readonly<Record<Line["state"], Text & { readonly color: string }>> = {
  good: { zh: "良好", en: "good", color: "green" },
  warning: { zh: "提醒", en: "warning", color: "gold" },
  bad: { zh: "不合格", en: "bad", color: "red" },
  unknown: { zh: "未知", en: "unknown", color: "default" },
}

/** Every line of security and health: what was found, and what to do about it. */
export default function DoctorPage() {
  const { t } = useLanguage()
  // Each run is a record of the audit trail: it is not repeated behind the reader's back.
  const query = useQuery({
    queryKey: ["GET /api/doctor"],
    queryFn: () => call("GET /api/doctor"),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return (
    <Page
      title={{ zh: "系统检查", en: "System check" }}
      actions={
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {t({ zh: "重新检查", en: "Check again" })}
        </Button>
      }
    >
      <p className="muted">
        {t({
          zh: "参照网络安全等级保护基本要求（GB/T 22239）第三级的思路，逐项实测；不代替等级测评。",
          en: "In the spirit of level 3 of GB/T 22239, each line is measured; it does not replace an assessment.",
        })}
      </p>
      <Query query={query}>
        {(report) => (
          <>
            <p aria-live="polite">
              {(["bad", "warning", "unknown", "good"] as const).map((state) => (
                <Tag key={state} color={states[state].color}>
                  {t(states[state])} {report.lines.filter((line) => line.state === state).length}
                </Tag>
              ))}{" "}
              <span className="muted">{dayjs(report.at).format("YYYY-MM-DD HH:mm:ss")}</span>
            </p>
            {report.groups.map((group) => (
              <section key={group.id} className="panel" style={{ marginBottom: 12 }}>
                <h2>{t(group.title)}</h2>
                <PlainTable
                  caption={t(group.title)}
                  hideCaption
                  rows={report.lines.filter((line) => line.group === group.id)}
                  keyOf={(line) => line.id}
                  columns={[
                    {
                      key: "state",
                      title: t({ zh: "结果", en: "State" }),
                      width: 80,
                      cell: (line) => <Tag color={states[line.state].color}>{t(states[line.state])}</Tag>,
                    },
                    {
                      key: "title",
                      title: t({ zh: "检查项", en: "Line" }),
                      heading: true,
                      width: "45%",
                      cell: (line) => t(line.title),
                    },
                    {
                      key: "found",
                      title: t({ zh: "查得；如何处理", en: "Found; what to do" }),
                      cell: (line) => (
                        <>
                          {t(line.found)}
                          {line.advice === null ? null : <div className="muted">→ {t(line.advice)}</div>}
                        </>
                      ),
                    },
                  ]}
                />
              </section>
            ))}
          </>
        )}
      </Query>
    </Page>
  )
}
