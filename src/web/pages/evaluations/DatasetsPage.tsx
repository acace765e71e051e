import { useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button, Popconfirm } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import { Nothing } from "../../components/States.tsx"
import { UploadZone } from "../../components/UploadZone.tsx"
import { timeText } from "./run-words.ts"

type Dataset = ResponseOf<Contracts["GET /api/datasets"]>[number]

/** Sends a file as a table. @throws ApiProblem with all that is wrong with it */
export function sendTable(file: File): Promise<Dataset> {
  const form = new FormData()
  form.append("file", file)
  return call("POST /api/datasets", { form })
}

export default function DatasetsPage() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const datasets = useRoute("GET /api/datasets")
  return (
    <Page title={{ zh: "数据表", en: "Tables" }}>
      <p>
        {t({
          zh: "原样的表（多行表头、单位在表头、合计行、附注）请走 ",
          en: "A table as people make it (headers of several lines, units, totals, notes) goes through ",
        })}
        <Link to="/imports" style={{ textDecoration: "underline" }}>
          {t({ zh: "导入", en: "Imports" })}
        </Link>
        {t({
          zh: "；下面只收整理好的表。",
          en: "; here only tables that are in order.",
        })}
      </p>
      <UploadZone
        accept=".csv,.tsv,.txt,.xlsx,.parquet"
        hint={t({
          zh: "CSV、XLSX 或 Parquet，每个对象每期一行：code（代码）、name（名称）、period（时期），每个指标一列",
          en: "CSV, XLSX or Parquet, one row per entity and period: code, name, period, one column per indicator",
        })}
        onFile={async (file) => {
          const { id } = await sendTable(file)
          await queries.invalidateQueries()
          await navigate({ to: `/evaluations/data/${id}` })
        }}
      />
      <Query query={datasets}>
        {(list) =>
          list.length === 0 ? (
            <Nothing text={{ zh: "还没有上传过表格", en: "No table was uploaded yet" }} />
          ) : (
            <ResultTable<Dataset>
              caption={t({ zh: "已上传的表格", en: "Uploaded tables" })}
              rowKey="id"
              dataSource={list}
              columns={[
                {
                  title: t({ zh: "名称", en: "Title" }),
                  render: (_, one) => <Link to={`/evaluations/data/${one.id}`}>{one.title}</Link>,
                },
                { title: t({ zh: "文件", en: "File" }), dataIndex: "fileName" },
                {
                  title: t({ zh: "来源", en: "Origin" }),
                  render: (_, one) => <OriginBadge origin={one.origin} />,
                },
                { title: t({ zh: "行数", en: "Rows" }), dataIndex: "rowCount", align: "right" },
                {
                  title: t({ zh: "列数", en: "Columns" }),
                  align: "right",
                  render: (_, one) => one.header.length,
                },
                {
                  title: t({ zh: "时期", en: "Periods" }),
                  render: (_, one) => one.periods.join("、") || "—",
                },
                {
                  title: t({ zh: "机构", en: "Organisation" }),
                  render: (_, one) => t(one.organisation.name),
                },
                { title: t({ zh: "上传时间", en: "Uploaded" }), render: (_, one) => timeText(one.createdAt) },
                {
                  title: t({ zh: "操作", en: "Actions" }),
                  render: (_, one) => (
                    <Popconfirm
                      title={t({
                        zh: "删除这张表？已完成的评价不受影响。",
                        en: "Delete? Finished evaluations stay.",
                      })}
                      okText={t({ zh: "删除", en: "Delete" })}
                      onConfirm={async () => {
                        await call("DELETE /api/datasets/:id", { params: { id: one.id } })
                        await queries.invalidateQueries()
                      }}
                    >
                      <Button
                        size="small"
                        autoInsertSpace={false}
                        aria-label={t({ zh: `删除 ${one.title}`, en: `Delete ${one.title}` })}
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
