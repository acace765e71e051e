import { Select, Tag } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { severityWords } from "#reports"
import { useLanguage } from "../../../app/language.tsx"
import { useRoute } from "../../../app/use-route.ts"
import { Query } from "../../../components/Query.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import { Nothing } from "../../../components/States.tsx"
import type { Run } from "../RunPage.tsx"

type Found = ResponseOf<Contracts["GET /api/runs/:id/issues"]>[number]

const colors = { error: "red", warning: "orange", info: "blue" } as const

/** Everything that was noticed, in words. */
export default function IssuesTab({ run }: { readonly run: Run }) {
  const { t, language } = useLanguage()
  const [severity, setSeverity] = useState<Found["severity"] | "">("")
  const query = useRoute("GET /api/runs/:id/issues", { params: { id: run.id } })
  return (
    <Query query={query}>
      {(all) =>
        all.length === 0 ? (
          <Nothing text={{ zh: "没有提示", en: "Nothing was noticed" }} />
        ) : (
          <>
            <Select<Found["severity"] | "">
              aria-label={t({ zh: "类别", en: "Kind" })}
              style={{ minWidth: 140, marginBottom: 8 }}
              value={severity}
              onChange={setSeverity}
              options={[
                { value: "" as const, label: t({ zh: `全部 ${all.length}`, en: `All ${all.length}` }) },
                ...(["error", "warning", "info"] as const).map((value) => ({
                  value,
                  label: `${t(severityWords[value])} ${all.filter((one) => one.severity === value).length}`,
                })),
              ]}
            />
            <ResultTable<Found & { readonly key: number }>
              caption={t({ zh: "提示与问题", en: "Issues" })}
              dataSource={all
                .map((one, key) => ({ ...one, key }))
                .filter((one) => severity === "" || one.severity === severity)}
              columns={[
                {
                  title: t({ zh: "类别", en: "Kind" }),
                  width: 80,
                  render: (_, one) => (
                    <Tag color={colors[one.severity]}>{t(severityWords[one.severity])}</Tag>
                  ),
                },
                { title: t({ zh: "说明", en: "In words" }), render: (_, one) => one.text[language] },
                { title: t({ zh: "位置", en: "Place" }), dataIndex: "path", width: 200 },
              ]}
            />
          </>
        )
      }
    </Query>
  )
}
