import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import type { Upload, UploadUnit } from "./filling-types.ts"
import { outcomeWords } from "./upload-words.ts"

const size = 50
const outcomes = ["good", "held", "unknown", "not-now"] as const

/** Units of a workbook; each opens to its findings with their cells in the file. */
export function UploadUnits({ upload }: { readonly upload: Upload }) {
  const { t } = useLanguage()
  const [outcome, setOutcome] = useState<UploadUnit["outcome"] | "">(upload.counts.held > 0 ? "held" : "")
  const [page, setPage] = useState(1)
  const key = "GET /api/return-uploads/:id/units"
  const given = {
    params: { id: upload.id },
    query: { ...(outcome === "" ? {} : { outcome }), page: String(page), size: String(size) },
  }
  const query = useQuery({
    queryKey: [key, given],
    queryFn: () => call(key, given),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "审核结果", en: "Outcome" })}
          <select
            value={outcome}
            onChange={(event) => {
              setOutcome(outcomes.find((one) => one === event.target.value) ?? "")
              setPage(1)
            }}
          >
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {outcomes.map((one) => (
              <option key={one} value={one}>
                {t(outcomeWords[one])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Query query={query}>
        {({ total, units }) => (
          <ResultTable<UploadUnit>
            caption={t({ zh: "工作簿中的单位", en: "Units of the workbook" })}
            dataSource={[...units]}
            rowKey={(one) => `${one.unit} ${one.at}`}
            pagination={
              total > size
                ? { current: page, pageSize: size, total, showSizeChanger: false, onChange: setPage }
                : false
            }
            expandable={{
              defaultExpandAllRows: units.length <= 5,
              rowExpandable: (one) => one.findings.length > 0,
              expandedRowRender: (one) => <Findings unit={one} />,
            }}
            columns={[
              {
                title: t({ zh: "单位", en: "Unit" }),
                render: (_, one) =>
                  one.outcome === "unknown" ? (
                    `${one.name ?? ""} ${one.unit}`
                  ) : (
                    <Link to="/returns/$survey/$unit" params={{ survey: upload.survey, unit: one.unit }}>
                      {one.name ?? one.unit}
                    </Link>
                  ),
              },
              { title: t({ zh: "位置", en: "Place" }), dataIndex: "at" },
              {
                title: t({ zh: "结果", en: "Outcome" }),
                render: (_, { outcome: own, why }) => (
                  <>
                    <Tag color={outcomeWords[own].color}>{t(outcomeWords[own])}</Tag>
                    {why === null ? "" : t(why)}
                  </>
                ),
              },
              { title: t({ zh: "错误", en: "Errors" }), dataIndex: "errors", className: "number" },
              { title: t({ zh: "警告", en: "Warnings" }), dataIndex: "warnings", className: "number" },
            ]}
          />
        )}
      </Query>
    </>
  )
}

function Findings({ unit }: { readonly unit: UploadUnit }) {
  const { t } = useLanguage()
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {unit.findings.map((one) => (
        <li key={`${one.check} ${one.cell} ${one.text.zh}`}>
          <Tag color={one.level === "error" ? "red" : "gold"}>
            {one.level === "error" ? t({ zh: "错误", en: "Error" }) : t({ zh: "警告", en: "Warning" })}
          </Tag>
          <code>{one.cell}</code> {ownName(one)} {one.title === null ? "" : `${t(one.title)}：`}
          {t(one.text)}
          {one.also.length === 0 ? "" : ` (${one.also.join(", ")})`}
        </li>
      ))}
    </ul>
  )
}

/** The code of the variable, unless the text begins with it. */
const ownName = ({ variable, title, text }: UploadUnit["findings"][number]) =>
  variable === null || (title === null && text.zh.startsWith(variable)) ? "" : variable
