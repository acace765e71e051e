import { Link, useSearch } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { type FrameworkHead, type FrameworkNode, shareText } from "./framework-words.ts"

/** Two frameworks side by side: what both have, what only one has. */
export default function ComparePage() {
  const search = useSearch({ strict: false }) as { readonly a?: string; readonly b?: string }
  return (
    <Page title={{ zh: "指标体系并排", en: "Frameworks side by side" }}>
      {search.a === undefined || search.b === undefined ? (
        <Nothing text={{ zh: "请先在指标体系页选两个", en: "Choose two on the page of frameworks" }} />
      ) : (
        <Compared a={search.a} b={search.b} />
      )}
    </Page>
  )
}

const kinds = {
  code: { zh: "同一指标", en: "same" },
  label: { zh: "名称相同", en: "same label" },
  "only-a": { zh: "只在左", en: "left only" },
  "only-b": { zh: "只在右", en: "right only" },
} as const

function Compared({ a, b }: { readonly a: string; readonly b: string }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/framework-comparison", { query: { a, b } })
  const unknown = t({ zh: "未知", en: "unknown" })
  const title = (head: FrameworkHead) => (
    <Link to="/frameworks/$pack/$id" params={{ pack: head.pack, id: head.id }}>
      {t(head.title)}
    </Link>
  )
  const name = (node: FrameworkNode | null) =>
    node === null ? (
      ""
    ) : (
      <span
        style={{
          paddingInlineStart: (node.depth - 1) * 12,
          fontWeight: node.kind === "aggregate" ? 600 : 400,
        }}
      >
        {node.number === null ? "" : `${node.number} `}
        {t(node.label)}
      </span>
    )
  const share = (node: FrameworkNode | null) => (node === null ? "" : shareText(node, unknown))
  return (
    <Query query={query}>
      {(data) => (
        <PlainTable
          caption={t({
            zh: "先按代码、再按名称对上；份额是占总分的比重",
            en: "Matched by code, then by label; shares are parts of the whole",
          })}
          rows={data.rows}
          keyOf={(row) => `${row.a?.code ?? ""}|${row.b?.code ?? ""}`}
          columns={[
            { key: "a", title: title(data.a), heading: true, cell: (row) => name(row.a) },
            {
              key: "share-a",
              title: t({ zh: "份额", en: "Share" }),
              number: true,
              cell: (row) => share(row.a),
            },
            { key: "by", title: t({ zh: "对应", en: "Match" }), cell: (row) => t(kinds[row.by]) },
            { key: "b", title: title(data.b), cell: (row) => name(row.b) },
            {
              key: "share-b",
              title: t({ zh: "份额", en: "Share" }),
              number: true,
              cell: (row) => share(row.b),
            },
          ]}
        />
      )}
    </Query>
  )
}
