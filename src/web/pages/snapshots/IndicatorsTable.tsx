import { Link } from "@tanstack/react-router"
import { useMemo, useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { Raw } from "../../components/Num.tsx"
import { type Figure, figureStateWords, type IndicatorsAnswer, type Shown } from "./snapshot-types.ts"
import { TableDownloads } from "./TableDownloads.tsx"

/** Zones by indicators: a figure opens down to the enterprises, a missing one says why. */
export function IndicatorsTable({ view, ...shown }: Shown & { readonly view: IndicatorsAnswer }) {
  const { t } = useLanguage()
  const [every, setEvery] = useState(false)
  const figures = useMemo(
    () => new Map(view.figures.map((figure) => [`${figure.zone} ${figure.indicator}`, figure])),
    [view],
  )
  const known = new Set(
    view.figures.flatMap(({ state, indicator }) => (state === "unknown" ? [] : [indicator])),
  )
  const indicators = every ? view.indicators : view.indicators.filter(({ code }) => known.has(code))
  const hidden = view.indicators.length - known.size
  const counts = { computed: 0, substitute: 0, unknown: 0 }
  for (const { state } of view.figures) counts[state]++
  return (
    <>
      <p>
        {t(view.title)} · {view.period}
        {view.prior === null
          ? t({ zh: "，没有上期", en: ", no period before" })
          : t({ zh: `，上期 ${view.prior}`, en: `, before: ${view.prior}` })}
        {t({ zh: "；", en: "; " })}
        {(["computed", "substitute", "unknown"] as const)
          .map((state) => `${t(figureStateWords[state])} ${counts[state]}`)
          .join(t({ zh: "，", en: ", " }))}
      </p>
      <TableDownloads {...shown} view={view} tables={["indicators", "states", "zones"]} />
      {hidden === 0 ? null : (
        <label style={{ display: "block", marginBottom: 6 }}>
          <input type="checkbox" checked={every} onChange={(event) => setEvery(event.target.checked)} />{" "}
          {t({
            zh: `也列出各园区均为未知的 ${hidden} 项`,
            en: `Also the ${hidden} that are unknown in every zone`,
          })}
        </label>
      )}
      <section
        className="figure-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t({ zh: "园区 × 指标", en: "Zones by indicators" })}
      >
        <table className="plain">
          <caption>{t({ zh: "园区 × 指标", en: "Zones by indicators" })}</caption>
          <thead>
            <tr>
              <th scope="col">{t({ zh: "园区", en: "Zone" })}</th>
              <th scope="col" className="number">
                {t({ zh: "报表数", en: "Returns" })}
              </th>
              {indicators.map((one) => (
                <th key={one.code} scope="col" className="number" title={one.text ?? ""}>
                  {one.number ?? one.code} {t(one.label)}
                  {one.unit === null ? "" : `（${one.unit}）`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.zones.map((zone) => (
              <tr key={zone.code}>
                <th scope="row">{zone.name ?? zone.code}</th>
                <td className="number">{zone.returns}</td>
                {indicators.map(({ code }) => (
                  <td key={code} className="number">
                    <Cell {...shown} view={view} figure={figures.get(`${zone.code} ${code}`)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Cell({
  survey,
  snapshot,
  view,
  figure,
}: Shown & { readonly view: IndicatorsAnswer; readonly figure: Figure | undefined }) {
  const { t } = useLanguage()
  if (figure === undefined) return <>—</>
  const said = [
    t(figureStateWords[figure.state]),
    ...(figure.reason === null ? [] : [t(figure.reason)]),
    ...(figure.note === null ? [] : [t(figure.note)]),
    ...(figure.leftOut === null || figure.leftOut === 0
      ? []
      : [
          t({
            zh: `${figure.leftOut} 家因缺项未计入`,
            en: `${figure.leftOut} units not counted for missing cells`,
          }),
        ]),
  ].join(t({ zh: "；", en: "; " }))
  if (figure.value === null)
    return (
      <span className="figure-unknown" title={said}>
        {t({ zh: "未知", en: "unknown" })}
        <span className="visually-hidden">{said}</span>
      </span>
    )
  return (
    <Link
      to="/surveys/$survey/snapshots/$number/figures/$zone/$indicator"
      params={{
        survey,
        number: String(snapshot.number),
        zone: figure.zone,
        indicator: figure.indicator,
      }}
      search={{ pack: view.pack, framework: view.framework }}
      title={said}
      className={`state-${figure.state}`}
    >
      <Raw value={Number(figure.value)} />
    </Link>
  )
}
