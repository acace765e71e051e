import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Citation } from "../../components/Citation.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ZoneRegisters } from "../registers/ZoneRegisters.tsx"
import { FeedbackView } from "./FeedbackView.tsx"
import { ZoneRanks } from "./ZoneRanks.tsx"

type Zone = ResponseOf<Contracts["GET /api/zones/:code"]>

/** One zone: what is known of it, from whom, and what is not. */
export default function ZonePage() {
  const { code } = useParams({ strict: false }) as { code: string }
  const query = useRoute("GET /api/zones/:code", { params: { code } })
  return <Query query={query}>{(data) => <Shown data={data} />}</Query>
}

function Shown({ data }: { readonly data: Zone }) {
  const { t } = useLanguage()
  const { zone, sources } = data
  const invented = zone.origin === "invented"
  return (
    <Page title={{ zh: zone.name, en: zone.name }} actions={<OriginBadge origin={zone.origin} />}>
      <div style={{ display: "grid", gap: 12 }}>
        <Panel title={t({ zh: "事实", en: "Facts" })}>
          <PlainTable
            caption={t({ zh: "事实，逐项注明来源", en: "Facts, each with its source" })}
            hideCaption
            rows={data.facts}
            keyOf={(fact) => fact.id}
            columns={[
              {
                key: "label",
                title: t({ zh: "项目", en: "Item" }),
                heading: true,
                cell: (fact) => t(fact.label),
              },
              {
                key: "value",
                title: t({ zh: "内容", en: "Content" }),
                cell: (fact) =>
                  fact.value ?? <span className="muted">{t({ zh: "未查到", en: "not found" })}</span>,
              },
              {
                key: "citation",
                title: t({ zh: "来源", en: "Source" }),
                cell: (fact) =>
                  fact.value === null ? null : <Citation citation={fact.citation} sources={sources} />,
              },
            ]}
          />
        </Panel>
        <OwnFeedback zone={zone.code} />
        {invented ? null : (
          <>
            <Panel title={t({ zh: "沿革", en: "History" })}>
              <ul style={{ margin: 0 }}>
                {data.history.map((one) => (
                  <li key={one.at + one.text.zh}>
                    {one.at} {t(one.text)} <Citation citation={one.citation} sources={sources} />
                  </li>
                ))}
              </ul>
              <span className="muted">
                {t({
                  zh: "升级、扩区、更名、托管：名录没有记载，不等于没有发生。",
                  en: "Upgrades, extensions, changes of name, entrusting: the register holds none, which does not mean there were none.",
                })}
              </span>
            </Panel>
            <Panel title={t({ zh: "公开位次", en: "Published ranks" })}>
              <ZoneRanks ranks={data.ranks} sources={sources} />
            </Panel>
          </>
        )}
        <Panel
          title={
            invented
              ? t({ zh: "示例指标（虚构）", en: "Example values (invented)" })
              : t({ zh: "公开指标", en: "Published values" })
          }
        >
          {data.values.length === 0 ? (
            <p style={{ margin: 0 }}>
              {t({ zh: "公开来源没有本园区的指标。", en: "Public sources hold no values of this zone. " })}
              <Link to="/evaluations">
                {t({ zh: "导入本园区或全省的指标表 →", en: "Import a table of indicators →" })}
              </Link>
            </p>
          ) : (
            <PlainTable
              caption={
                invented
                  ? t({ zh: "全部虚构，只供演示", en: "All invented, for demonstration only" })
                  : t({
                      zh: "口径各异（全区、核心区、规上），不得混排名",
                      en: "Scopes differ: not for ranking",
                    })
              }
              rows={data.values}
              keyOf={(value, i) => `${value.indicator}${value.year}${i}`}
              maxHeight={420}
              columns={[
                {
                  key: "label",
                  title: t({ zh: "指标", en: "Indicator" }),
                  heading: true,
                  cell: (value) => t(value.label),
                },
                {
                  key: "year",
                  title: t({ zh: "年", en: "Year" }),
                  cell: (value) =>
                    value.period === "full_year"
                      ? value.year
                      : `${value.year}（${value.period.replace("_", "–")}）`,
                },
                {
                  key: "value",
                  title: t({ zh: "数值", en: "Value" }),
                  number: true,
                  cell: (value) => `${value.value.toLocaleString("en")} ${t(value.unit)}`,
                },
                {
                  key: "citation",
                  title: t({ zh: "来源", en: "Source" }),
                  cell: (value) => <Citation citation={value.citation} sources={sources} />,
                },
              ]}
            />
          )}
        </Panel>
        <ZoneRegisters code={zone.code} title={t({ zh: "台账", en: "Registers" })} />
        <Panel title={t({ zh: "参加过的评价", en: "Evaluations" })}>
          {data.evaluations.length === 0 ? (
            <span className="muted">
              {t({ zh: "没有已发布的、有本园区的评价。", en: "No released evaluation holds this zone." })}
            </span>
          ) : (
            <ul className="in-text" style={{ margin: 0 }}>
              {data.evaluations.map((one) => (
                <li key={one.id}>
                  <Link to={one.href}>{t(one.title)}</Link> {one.releasedAt.slice(0, 10)}
                  {one.rank === null
                    ? t({ zh: "，不参加排位", en: ", not ranked" })
                    : t({
                        zh: `，第 ${one.rank} 位 / ${one.ranked}`,
                        en: `, rank ${one.rank} of ${one.ranked}`,
                      })}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </Page>
  )
}

/** On the page of one's own zone: what the evaluation's letter said, beside one's own figures. */
function OwnFeedback({ zone }: { readonly zone: string }) {
  const me = useMe()
  if (me?.active?.organisation.id !== zone) return null
  return <LetterPanel />
}

function LetterPanel() {
  const { t } = useLanguage()
  const { data } = useRoute("GET /api/feedback")
  if (data === undefined) return null
  return (
    <Panel title={t({ zh: "评价反馈与差距", en: "Feedback and gaps" })}>
      {data.shown === null ? null : <FeedbackView shown={data.shown} zone={data.zone} short />}
      <Link to="/zones/feedback">
        {data.shown === null
          ? t({ zh: "录入评价反馈表（十格），看差距 →", en: "Enter the feedback letter and see the gaps →" })
          : t({ zh: "反馈表与历年录入 →", en: "The letter and earlier entries →" })}
      </Link>
    </Panel>
  )
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
