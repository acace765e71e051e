import { Link, useParams } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Citation } from "../../components/Citation.tsx"
import { CountedOf, useCounted } from "../../components/CountedOf.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ConformityTable } from "./ConformityTable.tsx"
import { type FrameworkNode, percent, shareText, statusWords } from "./framework-words.ts"

type Framework = ResponseOf<Contracts["GET /api/frameworks/:pack/:id"]>

/** One framework: its tree with weights, formulas and sources, and what it gives to each theme of the opinion. */
export default function FrameworkPage() {
  const { pack, id } = useParams({ strict: false }) as { pack: string; id: string }
  const query = useRoute("GET /api/frameworks/:pack/:id", { params: { pack, id } })
  return <Query query={query}>{(data) => <Shown data={data} />}</Query>
}

function Shown({ data }: { readonly data: Framework }) {
  const { t, language } = useLanguage()
  const { head } = data
  return (
    <Page
      title={head.title}
      actions={
        <>
          {head.notice === null ? null : <strong>{t(head.notice)}</strong>}
          <EvidenceLink data={data} />
          <OriginBadge origin={head.origin} />
        </>
      }
    >
      <div style={{ display: "grid", gap: 12 }}>
        <p style={{ margin: 0 }}>
          {[head.issuer === null ? null : t(head.issuer), head.number, head.date].filter(Boolean).join(" · ")}
          {" · "}
          {t(statusWords[head.status ?? ""] ?? { zh: "", en: "" })}
          {" · "}
          {t({ zh: `指标 ${head.indicators} 个`, en: `${head.indicators} indicators` })}
          {head.unknownWeights === 0
            ? ""
            : t({
                zh: `；未知权重 ${head.unknownWeights} 个，份额以区间表示`,
                en: `; ${head.unknownWeights} weights unknown: shares are intervals`,
              })}
          {data.assumedWeights === null
            ? ""
            : t({
                zh: `（设其在 ${data.assumedWeights.between.join("–")} 之间）`,
                en: ` (assumed between ${data.assumedWeights.between.join(" and ")})`,
              })}
        </p>
        {data.assumedWeights === null ? null : (
          <p className="muted" style={{ margin: 0 }}>
            {data.assumedWeights.reference}
          </p>
        )}
        {data.theory === null ? null : (
          <p className="muted" style={{ margin: 0 }}>
            {t(data.theory)}
          </p>
        )}
        {data.issues.length === 0 ? null : (
          <ul style={{ margin: 0 }}>
            {data.issues.map((issue) => (
              <li key={issue.code + issue.path}>{issue.text[language]}</li>
            ))}
          </ul>
        )}
        <Tree data={data} />
        <section className="panel">
          <h2>{t({ zh: "与意见各主题对照", en: "Held against the opinion's themes" })}</h2>
          <ConformityTable lines={data.conformity} />
        </section>
      </div>
    </Page>
  )
}

/** To the material for those who judge the qualitative indicators; nothing where there are none. */
function EvidenceLink({ data: { head, nodes } }: { readonly data: Framework }) {
  const { t } = useLanguage()
  const counted = useCounted(head.pack, head.id)
  return counted.size > 0 && nodes.some((node) => node.qualitative) ? (
    <Link to="/evidence/$framework" params={{ framework: head.id }} search={{ pack: head.pack }}>
      {t({ zh: "定性指标佐证材料", en: "Evidence for indicators of judgement" })}
    </Link>
  ) : null
}

function Tree({ data }: { readonly data: Framework }) {
  const { t } = useLanguage()
  const counted = useCounted(data.head.pack, data.head.id)
  const unknown = t({ zh: "未知", en: "unknown" })
  return (
    <PlainTable
      caption={t({
        zh: "指标树；“份额”是占总分的比重，权重未知时为区间",
        en: "The tree; a share is the part of the whole, an interval where weights are unknown",
      })}
      rows={data.nodes}
      keyOf={(node) => node.code}
      columns={[
        {
          key: "label",
          title: t({ zh: "指标", en: "Indicator" }),
          heading: true,
          cell: (node) => (
            <div
              id={node.code}
              style={{
                paddingInlineStart: (node.depth - 1) * 16,
                fontWeight: node.kind === "aggregate" ? 600 : 400,
              }}
            >
              {node.number === null ? "" : `${node.number} `}
              {t(node.label)}{" "}
              <CountedOf counted={counted} code={node.code} label={t(node.label)} pack={data.head.pack} />
              {node.definition === null ? null : <div className="muted">{t(node.definition)}</div>}
            </div>
          ),
        },
        {
          key: "weight",
          title: t({ zh: "权重", en: "Weight" }),
          number: true,
          cell: (node) =>
            node.parent === null ? (
              ""
            ) : node.weight === null ? (
              <em className="muted">{unknown}</em>
            ) : (
              node.weight
            ),
        },
        {
          key: "share",
          title: t({ zh: "份额", en: "Share" }),
          number: true,
          cell: (node) => (
            <>
              {shareText(node, unknown)}
              {node.interval === null || node.share === null ? null : (
                <div className="muted">
                  {t({ zh: `等权 ${percent(node.share)}`, en: `equal ${percent(node.share)}` })}
                </div>
              )}
            </>
          ),
        },
        {
          key: "unit",
          title: t({ zh: "单位、方向", en: "Unit, direction" }),
          cell: (node) => (node.kind === "aggregate" ? "" : unitText(node, t)),
        },
        {
          key: "formula",
          title: t({ zh: "公式", en: "Formula" }),
          width: "26%",
          cell: (node) => <Formula node={node} />,
        },
        {
          key: "clauses",
          title: t({ zh: "条款", en: "Clauses" }),
          cell: (node) =>
            node.clauses.map((clause) => (
              <div key={clause}>
                <Link to="/clauses" search={{ article: `（${clause.split("-")[0]}）` }}>
                  {clause}
                </Link>
              </div>
            )),
        },
        {
          key: "citation",
          title: t({ zh: "来源", en: "Source" }),
          cell: (node) =>
            node.citation === null ? null : <Citation citation={node.citation} sources={data.sources} />,
        },
      ]}
    />
  )
}

function unitText(node: FrameworkNode, t: (text: Words) => string): string {
  const direction =
    node.direction === "lower-is-better"
      ? t({ zh: "越小越好", en: "lower is better" })
      : t({ zh: "越大越好", en: "higher is better" })
  const unit = node.qualitative
    ? t({ zh: "定性", en: "qualitative" })
    : (node.unit ?? t({ zh: "单位未知", en: "unit unknown" }))
  return `${unit} · ${direction}`
}

/** The formula as the pack gives it, its variables by name, and the numbers that decide a score. */
function Formula({ node }: { readonly node: FrameworkNode }) {
  const { t } = useLanguage()
  return (
    <>
      {node.formula === null ? null : (
        <code style={{ fontSize: 12, overflowWrap: "anywhere" }}>{node.formula}</code>
      )}
      {node.variables.length === 0 ? null : (
        <div className="muted">
          {node.variables
            .map((variable) => `${variable.code} ${variable.name}`)
            .join(t({ zh: "；", en: "; " }))}
        </div>
      )}
      {node.scoring.map((line) => (
        <div key={line.zh}>{t(line)}</div>
      ))}
    </>
  )
}
