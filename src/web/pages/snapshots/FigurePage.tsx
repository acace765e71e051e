import { Link, useParams, useSearch } from "@tanstack/react-router"
import { Space, Tag } from "antd"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Marked } from "../../components/Marked.tsx"
import { Page } from "../../components/Page.tsx"
import { Pager } from "../../components/Pager.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { type FigureAnswer, figureStateWords, listSize } from "./snapshot-types.ts"
import "../../components/plain.css"

interface Where {
  readonly survey: string
  readonly number: string
  readonly zone: string
  readonly indicator: string
}

/** One value of a zone opened down to the enterprises that it was computed of, and from each to its return. */
export default function FigurePage() {
  // The route of this page.
  const where = useParams({ strict: false }) as Where
  const { pack = "", framework = "" } = useSearch({ strict: false }) as { pack?: string; framework?: string }
  const [page, setPage] = useState(1)
  const query = useRoute("GET /api/surveys/:survey/snapshots/:number/figures/:zone/:indicator", {
    params: { ...where },
    query: { pack, framework, offset: String((page - 1) * listSize), limit: String(listSize) },
  })
  const snapshot = useRoute("GET /api/surveys/:survey/snapshots/:number", {
    params: { survey: where.survey, number: where.number },
  })
  return (
    <Query query={query}>
      {(answer) => (
        <Page
          title={{
            zh: `${answer.zone} · ${answer.indicator.number ?? ""} ${answer.indicator.label.zh}`,
            en: `${answer.zone} · ${answer.indicator.number ?? ""} ${answer.indicator.label.en}`,
          }}
        >
          {/* Invented until it is known that it is not. */}
          <Marked origin={snapshot.data?.origin ?? "invented"}>
            <Opened where={where} answer={answer} />
          </Marked>
          <Pager page={page} size={listSize} total={answer.total} onPage={setPage} />
        </Page>
      )}
    </Query>
  )
}

function Opened({ where, answer }: { readonly where: Where; readonly answer: FigureAnswer }) {
  const { t } = useLanguage()
  const { figure, indicator } = answer
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <Link to="/surveys/$survey/snapshots/$number" params={{ survey: where.survey, number: where.number }}>
          {t({ zh: `返回快照 ${where.number}`, en: `Back to snapshot ${where.number}` })}
        </Link>
        {figure === null ? null : (
          <>
            <b>
              {figure.value ?? t({ zh: "未知", en: "unknown" })}
              {figure.value === null || indicator.unit === null ? "" : ` ${indicator.unit}`}
            </b>
            <Tag color={figureStateWords[figure.state].color}>{t(figureStateWords[figure.state])}</Tag>
            {figure.reason === null ? null : <span>{t(figure.reason)}</span>}
            {figure.note === null ? null : <span>{t(figure.note)}</span>}
            {figure.leftOut === null || figure.leftOut === 0 ? null : (
              <span>
                {t({
                  zh: `${figure.leftOut} 家因缺项未计入`,
                  en: `${figure.leftOut} units not counted for missing cells`,
                })}
              </span>
            )}
          </>
        )}
      </Space>
      <p>
        {t({ zh: "算式：", en: "Formula: " })}
        <code>{answer.formula}</code>
      </p>
      <p className="muted">
        {t({
          zh: "单个单位的资料，仅供统计人员使用，不得对外提供（统计法第二十八条）。",
          en: "Figures of single units: for statisticians only, not to be handed out (统计法, article 28).",
        })}
      </p>
      <PlainTable
        caption={t({ zh: `${answer.total} 条企业记录`, en: `${answer.total} records of enterprises` })}
        maxHeight={600}
        rows={answer.units}
        keyOf={({ unit, period }) => `${unit} ${period}`}
        empty={t({ zh: "没有可展开的企业。", en: "No enterprise to open it to." })}
        columns={[
          {
            key: "unit",
            title: t({ zh: "单位", en: "Unit" }),
            heading: true,
            cell: ({ unit, name, survey }) =>
              survey === null ? (
                (name ?? unit)
              ) : (
                <Link to="/reviews/$survey/$unit" params={{ survey, unit }}>
                  {name ?? unit}
                </Link>
              ),
          },
          { key: "period", title: t({ zh: "报告期", en: "Period" }), cell: ({ period }) => period },
          ...answer.cells.map((cell) => ({
            key: `cell ${cell.code}`,
            title: `${cell.code} ${t(cell.label)}${cell.unit === null ? "" : `（${cell.unit}）`}`,
            number: true as const,
            cell: ({ unit, name, survey, cells }: FigureAnswer["units"][number]) => {
              const text = cells[cell.code] ?? "—"
              if (survey === null) return text
              return (
                <Link
                  to="/reviews/$survey/$unit"
                  params={{ survey, unit }}
                  search={{ cell: cell.code }}
                  aria-label={`${name ?? unit} ${cell.code} ${text}`}
                >
                  {text}
                </Link>
              )
            },
          })),
          ...answer.parts.map((part) => ({
            key: `part ${part.prior ? "prior " : ""}${part.text}`,
            title: `${part.text}${part.prior ? t({ zh: "（上期）", en: " (before)" }) : ""}`,
            number: true as const,
            cell: ({ parts }: FigureAnswer["units"][number]) =>
              part.text in parts
                ? (parts[part.text] ?? t({ zh: "缺项，未计入", en: "missing cell, not counted" }))
                : t({ zh: "不符合条件", en: "not counted" }),
          })),
        ]}
      />
    </>
  )
}
