import { useParams } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { certaintyText } from "../../components/Citation.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { SectionTabs } from "../../components/SectionTabs.tsx"

type Pack = ResponseOf<Contracts["GET /api/packs/:pack"]>

/** One pack: what its check found, its tables, sources, files. */
export default function PackPage() {
  const { pack } = useParams({ strict: false }) as { pack: string }
  const query = useRoute("GET /api/packs/:pack", { params: { pack } })
  return <Query query={query}>{(data) => <Shown data={data} />}</Query>
}

function Shown({ data }: { readonly data: Pack }) {
  const { t, language } = useLanguage()
  const { head } = data
  const severities = {
    error: { zh: "错误", en: "error" },
    warning: { zh: "警告", en: "warning" },
    info: { zh: "提示", en: "info" },
  }
  return (
    <Page title={head.title} actions={<OriginBadge origin={head.origin} />}>
      <SectionTabs
        items={[
          {
            key: "check",
            label: t({ zh: `检查 ${data.issues.length}`, en: `Check ${data.issues.length}` }),
            children: (
              <PlainTable
                caption={t({
                  zh: `错误 ${head.errors}，警告 ${head.warnings}`,
                  en: `${head.errors} errors, ${head.warnings} warnings`,
                })}
                rows={data.issues}
                keyOf={(issue, i) => `${issue.code}${issue.path}${i}`}
                empty={t({ zh: "没有问题", en: "nothing wrong" })}
                columns={[
                  {
                    key: "severity",
                    title: t({ zh: "程度", en: "Severity" }),
                    cell: (issue) => t(severities[issue.severity]),
                  },
                  {
                    key: "path",
                    title: t({ zh: "位置", en: "Place" }),
                    heading: true,
                    cell: (issue) => issue.path,
                  },
                  {
                    key: "text",
                    title: t({ zh: "内容", en: "Text" }),
                    cell: (issue) => issue.text[language],
                  },
                ]}
              />
            ),
          },
          {
            key: "tables",
            label: t({ zh: `表 ${data.tables.length}`, en: `Tables ${data.tables.length}` }),
            children: (
              <PlainTable
                caption={t({ zh: "数据表", en: "Tables" })}
                rows={data.tables}
                keyOf={(table) => table.file}
                columns={[
                  {
                    key: "file",
                    title: t({ zh: "文件", en: "File" }),
                    heading: true,
                    cell: (table) => (
                      <a
                        href={addressOf("GET /api/packs/:pack/tables/:file", {
                          pack: head.id,
                          file: table.file,
                        })}
                        download
                      >
                        {table.file}
                      </a>
                    ),
                  },
                  {
                    key: "title",
                    title: t({ zh: "名称与说明", en: "Title and notes" }),
                    cell: (table) => (
                      <>
                        {t(table.title)}
                        {table.notes.map((note) => (
                          <div key={note.zh} className="muted">
                            {t(note)}
                          </div>
                        ))}
                      </>
                    ),
                  },
                  {
                    key: "rows",
                    title: t({ zh: "行", en: "Rows" }),
                    number: true,
                    cell: (table) => table.rows,
                  },
                  {
                    key: "columns",
                    title: t({ zh: "列", en: "Columns" }),
                    number: true,
                    cell: (table) => table.columns.length,
                  },
                  {
                    key: "sources",
                    title: t({ zh: "来源", en: "Sources" }),
                    number: true,
                    cell: (table) => table.sources,
                  },
                ]}
              />
            ),
          },
          {
            key: "sources",
            label: t({ zh: `来源 ${data.sources.length}`, en: `Sources ${data.sources.length}` }),
            children: (
              <PlainTable
                caption={t({ zh: "来源与确定程度", en: "Sources and how sure they are" })}
                rows={data.sources}
                keyOf={(source) => source.id}
                maxHeight="70vh"
                columns={[
                  {
                    key: "title",
                    title: t({ zh: "题名", en: "Title" }),
                    heading: true,
                    cell: (source) =>
                      source.address === null ? (
                        t(source.title)
                      ) : (
                        <a href={source.address} rel="noreferrer noopener" target="_blank">
                          {t(source.title)}
                        </a>
                      ),
                  },
                  {
                    key: "issuer",
                    title: t({ zh: "发布者", en: "Issuer" }),
                    cell: (source) => t(source.issuer),
                  },
                  {
                    key: "number",
                    title: t({ zh: "文号", en: "Number" }),
                    cell: (source) => source.number ?? "",
                  },
                  { key: "date", title: t({ zh: "日期", en: "Date" }), cell: (source) => source.date ?? "" },
                  {
                    key: "certainty",
                    title: t({ zh: "确定程度", en: "Certainty" }),
                    cell: (source) => t(certaintyText(source.certainty) ?? { zh: "", en: "" }),
                  },
                  {
                    key: "note",
                    title: t({ zh: "说明", en: "Note" }),
                    cell: (source) => (source.note === null ? "" : t(source.note)),
                  },
                ]}
              />
            ),
          },
          {
            key: "files",
            label: t({ zh: `清单与文件 ${data.files.length}`, en: `Files ${data.files.length}` }),
            children: (
              <>
                <PlainTable
                  caption="pack.yaml"
                  rows={data.manifest}
                  keyOf={(row) => row.key}
                  columns={[
                    { key: "key", title: t({ zh: "键", en: "Key" }), heading: true, cell: (row) => row.key },
                    { key: "value", title: t({ zh: "值", en: "Value" }), cell: (row) => row.value },
                  ]}
                />
                <PlainTable
                  caption={t({ zh: "文件", en: "Files" })}
                  rows={data.files}
                  keyOf={(file) => file.path}
                  columns={[
                    {
                      key: "path",
                      title: t({ zh: "路径", en: "Path" }),
                      heading: true,
                      cell: (file) => file.path,
                    },
                    {
                      key: "size",
                      title: t({ zh: "字符", en: "Characters" }),
                      number: true,
                      cell: (file) => file.characters.toLocaleString("en"),
                    },
                  ]}
                />
              </>
            ),
          },
        ]}
      />
    </Page>
  )
}
