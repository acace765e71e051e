import { useState } from "react"
import { type ColumnPlan, type ColumnRole, columnRoleWords, describeFactor, type TablePlan } from "#imports"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../PlainTable.tsx"
import { type ReadingProps, withColumn } from "./reading-props.ts"
import { lettersOf } from "./SheetGrid.tsx"
import "./imports.css"

const otherRoles: readonly ColumnRole[] = [
  "entity-name",
  "entity-code",
  "period",
  "group",
  "serial",
  "ignored",
]

/** What each column means, in which unit it stands and by what its values are multiplied. */
export function ColumnsTable({
  table,
  measures,
  answers,
  onAnswers,
}: Pick<ReadingProps, "measures" | "answers" | "onAnswers"> & { readonly table: TablePlan }) {
  const { t, language } = useLanguage()
  const wanted = new Map(measures.map(({ code, unit }) => [code, unit]))
  const change = (column: ColumnPlan, value: string) => {
    const role = otherRoles.find((one) => `role:${one}` === value)
    onAnswers?.(
      withColumn(
        answers,
        table.id,
        column.column,
        role === undefined ? { role: "measure", measure: value } : { role, measure: null },
      ),
    )
  }
  const place = (column: ColumnPlan) =>
    table.layout === "transposed" ? String(column.column + 1) : lettersOf(column.column)
  return (
    <PlainTable<ColumnPlan>
      caption={t({ zh: "各列的含义、单位与换算", en: "Columns: meaning, unit, conversion" })}
      keyOf={(column) => String(column.column)}
      rows={table.columns}
      maxHeight="50vh"
      columns={[
        {
          key: "column",
          title: table.layout === "transposed" ? t({ zh: "行", en: "Line" }) : t({ zh: "列", en: "Column" }),
          cell: place,
        },
        {
          key: "header",
          title: t({ zh: "表头原文", en: "Header" }),
          heading: true,
          cell: (column) => (
            <>
              {column.header || "—"}
              {column.hidden ? t({ zh: "（隐藏列）", en: " (hidden)" }) : ""}
              {column.period === null ? "" : ` · ${column.period}`}
            </>
          ),
        },
        {
          key: "meaning",
          title: t({ zh: "读作", en: "Read as" }),
          cell: (column) => (
            <select
              className="import-select"
              disabled={onAnswers === undefined}
              aria-label={t({
                zh: `${place(column)} 列“${column.header}”读作`,
                en: `Column ${place(column)} “${column.header}” is read as`,
              })}
              value={choiceOf(column)}
              onChange={(event) => change(column, event.target.value)}
            >
              {choiceOf(column) === "" ? (
                <option value="">{t({ zh: "未对应", en: "not matched" })}</option>
              ) : null}
              <optgroup label={t({ zh: "指标", en: "Measures" })}>
                {measures.map(({ code, label, unit }) => (
                  <option key={code} value={code}>
                    {t(label)}
                    {unit === null ? "" : `（${unit}）`}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t({ zh: "其他", en: "Others" })}>
                {otherRoles.map((role) => (
                  <option key={role} value={`role:${role}`}>
                    {t(columnRoleWords[role])}
                  </option>
                ))}
              </optgroup>
            </select>
          ),
        },
        {
          key: "unit",
          title: t({ zh: "表中单位", en: "Unit in the file" }),
          cell: (column) =>
            column.role !== "measure" || (wanted.get(column.measure ?? "") ?? null) === null ? (
              ""
            ) : (
              <UnitField
                key={column.unit ?? ""}
                column={column}
                label={t({
                  zh: `${place(column)} 列“${column.header}”的单位`,
                  en: `Unit of column ${place(column)} “${column.header}”`,
                })}
                {...(onAnswers === undefined
                  ? {}
                  : {
                      onUnit: (unit: string) =>
                        onAnswers(
                          withColumn(answers, table.id, column.column, {
                            role: "measure",
                            measure: column.measure,
                            unit,
                          }),
                        ),
                    })}
              />
            ),
        },
        {
          key: "factor",
          title: t({ zh: "换算", en: "Conversion" }),
          cell: (column) => {
            const { factor } = column
            if (factor === null) return ""
            return factor.times === factor.over ? (
              t({ zh: "不换算", en: "none" })
            ) : (
              <strong>{describeFactor(factor, language)}</strong>
            )
          },
        },
        {
          key: "digits",
          title: t({ zh: "整数位数", en: "Digits" }),
          number: true,
          cell: (column) => column.digits ?? "",
        },
      ]}
    />
  )
}

function choiceOf(column: ColumnPlan): string {
  if (column.role === "measure") return column.measure ?? ""
  return otherRoles.includes(column.role) ? `role:${column.role}` : ""
}

/** Sent when it is left or Enter is pressed, not at each letter. */
function UnitField({
  column,
  label,
  onUnit,
}: {
  readonly column: ColumnPlan
  readonly label: string
  readonly onUnit?: (unit: string) => void
}) {
  const [unit, setUnit] = useState(column.unit ?? "")
  const send = () => {
    if (unit.trim() !== "" && unit.trim() !== (column.unit ?? "")) onUnit?.(unit.trim())
  }
  return (
    <input
      className="import-select"
      size={7}
      maxLength={32}
      aria-label={label}
      disabled={onUnit === undefined}
      value={unit}
      onChange={(event) => setUnit(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === "Enter") send()
      }}
    />
  )
}
