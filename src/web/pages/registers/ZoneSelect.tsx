import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"

/** A labelled field that chooses a zone: real ones and, in a demonstration, invented ones, never in one group. */
export function ZoneSelect({
  zone,
  onChange,
  none,
}: {
  readonly zone: string
  readonly onChange: (zone: string) => void
  /** What stands for no zone. */
  readonly none: string
}) {
  const { t } = useLanguage()
  const real = useRoute("GET /api/zones", { query: { origin: "public" } })
  const invented = useRoute("GET /api/zones", { query: { origin: "invented" } })
  const groups = [
    { label: t({ zh: "示例（虚构）", en: "Invented" }), zones: invented.data?.zones ?? [] },
    { label: t({ zh: "国家高新区", en: "National zones" }), zones: real.data?.zones ?? [] },
  ]
  const known = groups.some(({ zones }) => zones.some((one) => one.code === zone))
  return (
    <label>
      {t({ zh: "园区", en: "Zone" })}
      <select value={zone} onChange={(event) => onChange(event.target.value)} style={{ maxWidth: 180 }}>
        <option value="">{none}</option>
        {zone === "" || known ? null : <option value={zone}>{zone}</option>}
        {groups.map(({ label, zones }) =>
          zones.length === 0 ? null : (
            <optgroup key={label} label={label}>
              {zones.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.shortName}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
    </label>
  )
}
