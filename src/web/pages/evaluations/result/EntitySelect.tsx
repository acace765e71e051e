import { Select } from "antd"
import { useLanguage } from "../../../app/language.tsx"
import { nameOf, type Reading } from "./reading.ts"

/** Chooses one entity, best first. */
export function EntitySelect({
  reading,
  position,
  onEntity,
}: {
  readonly reading: Reading
  readonly position: number
  readonly onEntity: (code: string) => void
}) {
  const { t } = useLanguage()
  const { result, order, index } = reading
  return (
    <Select
      aria-label={t({ zh: "评价对象", en: "Entity" })}
      showSearch={{ optionFilterProp: "label" }}
      style={{ minWidth: 240, maxWidth: "100%" }}
      value={result.entities[position]?.code ?? null}
      onChange={onEntity}
      options={order.map((i) => ({
        value: result.entities[i]?.code ?? "",
        label: `${result.ranks[index]?.[i] ?? "—"} · ${nameOf(result, i)}`,
      }))}
    />
  )
}
