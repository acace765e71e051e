import { Link, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { type FrameworkHead, statusWords } from "./framework-words.ts"

/** The frameworks of all packs, and the drafts of one's organisation. */
export default function FrameworksPage() {
  const { t } = useLanguage()
  const me = useMe()
  const role = me?.active?.role
  const drafts = role === "analyst" || role === "reviewer"
  const query = useRoute("GET /api/frameworks")
  return (
    <Page
      title={{ zh: "指标体系", en: "Frameworks" }}
      actions={
        drafts ? (
          <Link to="/frameworks/import">
            {t({ zh: "导入办法附件（docx、xlsx、xls、csv）", en: "Import an annex (docx, xlsx, xls, csv)" })}
          </Link>
        ) : null
      }
    >
      <Query query={query}>
        {(frameworks) => (
          <div style={{ display: "grid", gap: 12 }}>
            {drafts ? <Drafts /> : null}
            <Compare frameworks={frameworks} />
            <PlainTable
              caption={t({
                zh: `${frameworks.length} 个指标体系；未公布的权重按未知处理，不当作相等`,
                en: `${frameworks.length} frameworks; weights that were not published stay unknown, never equal`,
              })}
              rows={frameworks}
              keyOf={(one) => `${one.pack}/${one.id}`}
              columns={[
                {
                  key: "title",
                  title: t({ zh: "名称", en: "Title" }),
                  heading: true,
                  cell: (one) => (
                    <>
                      <Link to="/frameworks/$pack/$id" params={{ pack: one.pack, id: one.id }}>
                        {t(one.title)}
                      </Link>{" "}
                      {one.origin === "invented" ? <OriginBadge origin="invented" /> : null}
                      {one.notice === null ? null : <div className="muted">{t(one.notice)}</div>}
                    </>
                  ),
                },
                {
                  key: "issuer",
                  title: t({ zh: "发布者、文号", en: "Issuer, number" }),
                  cell: (one) =>
                    [one.issuer === null ? null : t(one.issuer), one.number].filter(Boolean).join(" · "),
                },
                { key: "date", title: t({ zh: "日期", en: "Date" }), cell: (one) => one.date ?? "—" },
                {
                  key: "status",
                  title: t({ zh: "完整程度", en: "Completeness" }),
                  cell: (one) => t(statusWords[one.status ?? ""] ?? { zh: "—", en: "—" }),
                },
                {
                  key: "indicators",
                  title: t({ zh: "指标", en: "Indicators" }),
                  number: true,
                  cell: (one) => one.indicators,
                },
                {
                  key: "unknown",
                  title: t({ zh: "未知权重", en: "Unknown weights" }),
                  number: true,
                  cell: (one) => one.unknownWeights,
                },
              ]}
            />
          </div>
        )}
      </Query>
    </Page>
  )
}

function Compare({ frameworks }: { readonly frameworks: readonly FrameworkHead[] }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const names = frameworks.map((one) => `${one.pack}/${one.id}`)
  const [a, setA] = useState(() => names.find((name) => name.endsWith("nhtz-2021")) ?? names[0] ?? "")
  const [b, setB] = useState(() => names.find((name) => name.endsWith("nhtz-2024")) ?? names[1] ?? "")
  const select = (value: string, set: (value: string) => void, label: string) => (
    <select value={value} aria-label={label} onChange={(event) => set(event.target.value)}>
      {frameworks.map((one) => (
        <option key={`${one.pack}/${one.id}`} value={`${one.pack}/${one.id}`}>
          {t(one.title)}
        </option>
      ))}
    </select>
  )
  return (
    <div className="fields">
      {t({ zh: "并排比较", en: "Side by side" })}
      {select(a, setA, t({ zh: "左", en: "Left" }))}
      {select(b, setB, t({ zh: "右", en: "Right" }))}
      <button type="button" onClick={() => void navigate({ to: "/frameworks/compare", search: { a, b } })}>
        {t({ zh: "比较", en: "Compare" })}
      </button>
    </div>
  )
}

function Drafts() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/framework-drafts")
  return (
    <Query query={query}>
      {(drafts) =>
        drafts.length === 0 ? null : (
          <PlainTable
            caption={t({
              zh: "本机构的草案（由附件读入，未经审定）",
              en: "Drafts of my organisation (read from annexes)",
            })}
            rows={drafts}
            keyOf={(draft) => draft.id}
            columns={[
              {
                key: "title",
                title: t({ zh: "草案", en: "Draft" }),
                heading: true,
                cell: (draft) => (
                  <Link to="/frameworks/drafts/$id" params={{ id: draft.id }}>
                    {draft.title}
                  </Link>
                ),
              },
              { key: "file", title: t({ zh: "文件", en: "File" }), cell: (draft) => draft.file },
              {
                key: "indicators",
                title: t({ zh: "指标", en: "Indicators" }),
                number: true,
                cell: (draft) => draft.indicators,
              },
              {
                key: "at",
                title: t({ zh: "读入", en: "Read" }),
                cell: (draft) => draft.createdAt.slice(0, 10),
              },
            ]}
          />
        )
      }
    </Query>
  )
}
