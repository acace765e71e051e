import { Button, Popconfirm } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"

type Profile = ResponseOf<Contracts["GET /api/import-profiles"]>[number]

const rowWords = {
  entities: { zh: "每园区一行", en: "a row per zone" },
  enterprises: { zh: "逐户企业（仅命令行和离线页）", en: "enterprises (command line and offline page only)" },
  records: { zh: "台账记录", en: "records of a register" },
} as const

/** How kinds of files are read: those of the packs and the organisation's own. */
export default function ProfilesPage() {
  const { t } = useLanguage()
  const profiles = useRoute("GET /api/import-profiles")
  const action = useAction()
  return (
    <Page title={{ zh: "导入方案", en: "Import profiles" }}>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
      <Query query={profiles}>
        {(list) => (
          <PlainTable<Profile>
            caption={t({
              zh: "一类文件怎样读；下载的文件放进政策包 imports/ 或用于命令行 --as",
              en: "How a kind of file is read; a download goes into imports/ of a pack, or to --as on the command line",
            })}
            keyOf={(one) => `${one.pack ?? ""} ${one.id}`}
            rows={list}
            empty={t({ zh: "没有导入方案。", en: "No profiles." })}
            columns={[
              {
                key: "title",
                title: t({ zh: "名称", en: "Title" }),
                heading: true,
                cell: (one) => t(one.title),
              },
              {
                key: "pack",
                title: t({ zh: "来自", en: "From" }),
                cell: (one) =>
                  one.pack ?? t({ zh: `本单位 · 第 ${one.version} 版`, en: `own · version ${one.version}` }),
              },
              { key: "rows", title: t({ zh: "行", en: "Rows" }), cell: (one) => t(rowWords[one.rows]) },
              {
                key: "columns",
                title: t({ zh: "列", en: "Columns" }),
                number: true,
                cell: (one) => one.columns,
              },
              {
                key: "actions",
                title: t({ zh: "操作", en: "Actions" }),
                cell: (one) => (
                  <>
                    <a href={addressOf("GET /api/import-profiles/:id", { id: one.id })}>
                      {t({ zh: "下载", en: "Download" })}
                    </a>{" "}
                    {one.mine ? (
                      <Popconfirm
                        title={t({ zh: "删除这个方案？", en: "Delete this profile?" })}
                        okText={t({ zh: "删除", en: "Delete" })}
                        onConfirm={() =>
                          action.run(() =>
                            call("DELETE /api/import-profiles/:id", { params: { id: one.id } }),
                          )
                        }
                      >
                        <Button
                          size="small"
                          aria-label={t({ zh: `删除 ${t(one.title)}`, en: `Delete ${t(one.title)}` })}
                        >
                          {t({ zh: "删除", en: "Delete" })}
                        </Button>
                      </Popconfirm>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </Query>
    </Page>
  )
}
