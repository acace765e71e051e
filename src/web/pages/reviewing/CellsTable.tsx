import { useSearch } from "@tanstack/react-router"
import { useEffect, useMemo, useRef, useState } from "react"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { type PlainColumn, PlainTable } from "../../components/PlainTable.tsx"
import { CellRemarks } from "./CellRemarks.tsx"
import { groupedDigits, percentChange } from "./figure-words.ts"
import { barrierOf, type Cell, flaggedCells, type Review } from "./review-types.ts"

/** The figures of a revision beside last period and the revision before; those that something is said of first. */
export function CellsTable({
  review,
  sending,
  onSending,
  onAsk,
}: {
  readonly review: Review
  /** Cells that are to go back, with why. */
  readonly sending: ReadonlyMap<string, string>
  readonly onSending: (sending: ReadonlyMap<string, string>) => void
  readonly onAsk: (cell: string) => void
}) {
  const { t, language } = useLanguage()
  // An address may name the cell that it leads to.
  const { cell: asked } = useSearch({ strict: false }) as { readonly cell?: string }
  const askedAt = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (asked === undefined) return
    askedAt.current?.scrollIntoView({ block: "center" })
    askedAt.current?.focus({ preventScroll: true })
  }, [asked])
  const [shown, setShown] = useState("first")
  const [form, setForm] = useState("")
  const flagged = useMemo(() => flaggedCells(review), [review])
  const rows = review.cells.filter(
    (cell) =>
      (form === "" || cell.form === form) &&
      (shown === "flagged" ? flagged.has(cell.code) : shown !== "changed" || cell.changed),
  )
  if (shown === "first") rows.sort((a, b) => Number(flagged.has(b.code)) - Number(flagged.has(a.code)))
  const mayReturn = barrierOf(review, "return") === null
  const mayAsk = review.level !== null && review.survey.phase === "open"
  const pick = (cell: Cell, on: boolean) => {
    const next = new Map(sending)
    // The finding's words are a beginning; the officer puts them right.
    if (on) next.set(cell.code, firstFinding(review, cell.code))
    else next.delete(cell.code)
    onSending(next)
  }
  const columns: PlainColumn<Cell>[] = [
    ...(mayReturn
      ? [
          {
            key: "send",
            title: t({ zh: "退", en: "Back" }),
            cell: (cell: Cell) => (
              <input
                type="checkbox"
                aria-label={t({
                  zh: `退回 ${cell.officialCode} ${cell.label.zh}`,
                  en: `Send back ${cell.officialCode} ${cell.label.en}`,
                })}
                checked={sending.has(cell.code)}
                onChange={(event) => pick(cell, event.target.checked)}
              />
            ),
          },
        ]
      : []),
    {
      key: "name",
      title: t({ zh: "指标", en: "Cell" }),
      heading: true,
      width: 180,
      cell: (cell) => (
        <>
          {isAsked(cell, asked) ? (
            <span ref={askedAt} className="asked-cell" tabIndex={-1}>
              {cell.officialCode} {t(cell.label)}
            </span>
          ) : (
            `${cell.officialCode} ${t(cell.label)}`
          )}
          {cell.definition === null ? null : (
            <details className="citation">
              <summary>{t({ zh: "说明", en: "Note" })}</summary>
              {t(cell.definition)}
            </details>
          )}
        </>
      ),
    },
    { key: "unit", title: t({ zh: "计量单位", en: "Unit" }), cell: (cell) => cell.unit ?? "" },
    {
      key: "prior",
      title: review.prior === null ? t({ zh: "上期", en: "Last period" }) : review.prior.period,
      number: true,
      cell: (cell) => grouped(cell, cell.prior),
    },
    ...(review.before === null
      ? []
      : [
          {
            key: "before",
            title: t({ zh: `第 ${review.before} 版`, en: `Revision ${review.before}` }),
            number: true as const,
            cell: (cell: Cell) =>
              cell.changed ? <del>{grouped(cell, cell.before)}</del> : grouped(cell, cell.before),
          },
        ]),
    {
      key: "value",
      title: t({ zh: "本期", en: "This period" }),
      number: true,
      cell: (cell) => (
        <span
          className={`review-value${cell.changed ? " changed" : ""}${isAsked(cell, asked) ? " asked-cell" : ""}`}
        >
          {cell.value === null ? (
            <span className="muted">{t({ zh: "缺", en: "missing" })}</span>
          ) : (
            grouped(cell, cell.value)
          )}
        </span>
      ),
    },
    {
      key: "change",
      title: t({ zh: "比上期", en: "Since last" }),
      number: true,
      cell: (cell) => (cell.type === "number" ? (percentChange(cell.prior, cell.value) ?? "—") : ""),
    },
    {
      key: "remarks",
      title: t({ zh: "审核结果、说明、疑问", en: "Findings, explanations, questions" }),
      width: "36%",
      cell: (cell) => <CellRemarks review={review} cell={cell.code} />,
    },
    ...(mayAsk
      ? [
          {
            key: "ask",
            title: "",
            cell: (cell: Cell) => (
              <button
                type="button"
                className="plain-button"
                aria-label={t({
                  zh: `就 ${cell.officialCode} ${cell.label.zh} 提问`,
                  en: `Ask about ${cell.officialCode} ${cell.label.en}`,
                })}
                onClick={() => onAsk(cell.code)}
              >
                {t({ zh: "提问", en: "Ask" })}
              </button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "显示", en: "Show" })}
          <select value={shown} onChange={(event) => setShown(event.target.value)}>
            <option value="first">{t({ zh: "有标记的在前", en: "Flagged first" })}</option>
            <option value="flagged">{t({ zh: "只看有标记的", en: "Flagged only" })}</option>
            <option value="changed">{t({ zh: "只看比前一版改动的", en: "Changed only" })}</option>
            <option value="order">{t({ zh: "按报表顺序", en: "As in the forms" })}</option>
          </select>
        </label>
        <label>
          {t({ zh: "报表", en: "Form" })}
          <select value={form} onChange={(event) => setForm(event.target.value)}>
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {review.forms.map((one) => (
              <option key={one.id} value={one.id}>
                {one.number} {t(one.title)}
              </option>
            ))}
          </select>
        </label>
        <span>{t({ zh: `${flagged.size} 个单元格有标记`, en: `${flagged.size} cells are flagged` })}</span>
        <a
          download
          href={addressOf(
            "GET /api/reviews/:survey/:unit/export",
            { survey: review.survey.id, unit: review.unit.id },
            { format: "xlsx", language },
          )}
        >
          {t({ zh: "导出 XLSX", en: "Export XLSX" })}
        </a>
        {review.prior !== null && review.prior.revision !== null && !review.prior.accepted ? (
          <span className="muted">
            {t({
              zh: `${review.prior.period} 的报表没有审核通过`,
              en: `The return of ${review.prior.period} was not accepted`,
            })}
          </span>
        ) : null}
      </div>
      <PlainTable
        caption={t({
          zh: "本期数据与上期、前一版",
          en: "Figures beside last period and the revision before",
        })}
        hideCaption
        columns={columns}
        rows={rows}
        keyOf={({ code }) => code}
        maxHeight="70vh"
        empty={t({ zh: "没有这样的单元格。", en: "No such cells." })}
      />
    </>
  )
}

const isAsked = ({ code }: Cell, asked: string | undefined) => code === asked?.toLowerCase()

const firstFinding = ({ findings }: Review, cell: string) =>
  findings.find(({ cells }) => cells.includes(cell))?.text.zh ?? ""

/** A figure as it is read, a text as it is. */
const grouped = ({ type }: Cell, text: string | null) =>
  text === null ? "—" : type === "number" ? groupedDigits(text) : text
