import { useLanguage } from "../../app/language.tsx"
import type { CellMark } from "./cell-marks.ts"
import type { Sheet } from "./filling-types.ts"

/** The forms of a return, each with how many of its cells are marked and not explained. */
export function FormTabs({
  sheet,
  marks,
  chosen,
  onChoose,
}: {
  readonly sheet: Sheet
  readonly marks: ReadonlyMap<string, CellMark>
  readonly chosen: string | undefined
  readonly onChoose: (form: string) => void
}) {
  const { t } = useLanguage()
  if (sheet.forms.length < 2) return null
  const openOf = (id: string) =>
    sheet.cells.filter(({ form, code }) => form === id && marks.get(code)?.open === true).length
  return (
    <nav className="fields form-tabs" aria-label={t({ zh: "表", en: "Forms" })}>
      {sheet.forms.map((one) => {
        const open = openOf(one.id)
        return (
          <button
            key={one.id}
            type="button"
            aria-pressed={one.id === chosen}
            onClick={() => onChoose(one.id)}
          >
            {one.number} {t(one.title)}
            {open === 0 ? null : (
              <span className="form-open">
                {" "}
                <span className="visually-hidden">{t({ zh: "待处理", en: "to mend" })}</span>
                {open}
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
