import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { type ImportView, makers, stateWords } from "./import-words.ts"
import { NewImport } from "./NewImport.tsx"

/** Dropping a file, and every import so far. */
export default function ImportsPage() {
  const { t } = useLanguage()
  const imports = useRoute("GET /api/imports")
  const role = useMe()?.active?.role
  return (
    <Page
      title={{ zh: "导入", en: "Imports" }}
      actions={
        <>
          <Link to="/imports/profiles">{t({ zh: "导入方案", en: "Profiles" })}</Link>{" "}
          <a href="/gaoxin-offline.html" download>
            {t({ zh: "下载单机版（一个网页文件，不联网）", en: "Download the offline page" })}
          </a>
        </>
      }
    >
      {role !== undefined && makers.includes(role) ? <NewImport /> : null}
      <Query query={imports}>
        {(list) => (
          <PlainTable<ImportView>
            caption={t({ zh: "导入记录", en: "Imports so far" })}
            keyOf={(one) => one.id}
            rows={list}
            empty={t({ zh: "还没有导入过文件。", en: "No file was brought in yet." })}
            columns={[
              {
                key: "title",
                title: t({ zh: "名称", en: "Title" }),
                heading: true,
                cell: (one) => <Link to={`/imports/${one.id}`}>{one.title}</Link>,
              },
              { key: "file", title: t({ zh: "文件", en: "File" }), cell: (one) => one.fileName },
              {
                key: "state",
                title: t({ zh: "状态", en: "State" }),
                cell: (one) => (
                  <>
                    <Tag>{t(stateWords[one.state])}</Tag>
                    {one.state === "proposed" && one.questions > 0
                      ? t({ zh: `待确认 ${one.questions} 项`, en: `${one.questions} to settle` })
                      : ""}
                  </>
                ),
              },
              { key: "rows", title: t({ zh: "行", en: "Rows" }), number: true, cell: (one) => one.rows },
              {
                key: "values",
                title: t({ zh: "数值", en: "Values" }),
                number: true,
                cell: (one) => one.values,
              },
              {
                key: "missing",
                title: t({ zh: "缺失", en: "Missing" }),
                number: true,
                cell: (one) => one.missing,
              },
              {
                key: "unread",
                title: t({ zh: "未读", en: "Not read" }),
                number: true,
                cell: (one) => one.unread,
              },
              {
                key: "target",
                title: t({ zh: "去向", en: "Became" }),
                cell: (one) =>
                  one.state !== "kept" ? (
                    (one.register && t(one.register.title)) || ""
                  ) : one.dataset !== null ? (
                    <Link to={`/evaluations/data/${one.dataset}`}>{t({ zh: "数据表", en: "table" })}</Link>
                  ) : one.register !== null ? (
                    <Link to={`/registers/${one.register.id}`}>{t(one.register.title)}</Link>
                  ) : (
                    t({ zh: "数据表已删除", en: "table deleted" })
                  ),
              },
              {
                key: "organisation",
                title: t({ zh: "机构", en: "Organisation" }),
                cell: (one) => t(one.organisation.name),
              },
              { key: "when", title: t({ zh: "时间", en: "When" }), cell: (one) => <Moment at={one.when} /> },
            ]}
          />
        )}
      </Query>
    </Page>
  )
}
