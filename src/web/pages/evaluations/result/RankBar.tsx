import { useLanguage } from "../../../app/language.tsx"

/** From the best to the worst rank as a bar, with the marked point as a line. */
export function RankBar({
  best,
  worst,
  mark,
  of,
}: {
  readonly best: number | null
  readonly worst: number | null
  readonly mark: number | null
  /** Number of ranked entities. */
  readonly of: number
}) {
  const { t } = useLanguage()
  if (best === null || worst === null) return <>—</>
  const width = 110
  const at = (rank: number) => (of <= 1 ? 0 : ((rank - 1) / of) * width)
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 6 }}>
      <svg width={width} height={12} aria-hidden="true">
        <line x1={0} x2={width} y1={6} y2={6} stroke="currentColor" strokeOpacity={0.25} />
        <rect
          x={at(best)}
          y={2}
          width={Math.max(2, at(worst) - at(best) + width / of)}
          height={8}
          rx={2}
          fill="#0b57c2"
          fillOpacity={0.55}
        />
        {mark === null ? null : (
          <line
            x1={at(mark) + width / of / 2}
            x2={at(mark) + width / of / 2}
            y1={0}
            y2={12}
            stroke="currentColor"
            strokeWidth={2}
          />
        )}
      </svg>
      <span className="number">
        {best === worst ? best : t({ zh: `${best}–${worst}`, en: `${best}–${worst}` })}
      </span>
    </span>
  )
}
