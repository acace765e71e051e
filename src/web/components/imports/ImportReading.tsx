import { useLanguage } from "../../app/language.tsx"
import { AccountBar } from "./AccountBar.tsx"
import { ColumnsTable } from "./ColumnsTable.tsx"
import { QuestionList } from "./QuestionList.tsx"
import type { ReadingProps } from "./reading-props.ts"
import { SheetGrid } from "./SheetGrid.tsx"
import { UnreadList } from "./UnreadList.tsx"
import "./imports.css"

/** How a file is read: what is still asked, its tables as they stand, columns, what was not read, where all cells went. */
export function ImportReading(props: ReadingProps) {
  const { t } = useLanguage()
  const { plan, outcome, grid, measures, answers, onAnswers } = props
  const asked = outcome.questions.length
  return (
    <>
      <section className="import-section">
        <h2>
          {asked === 0
            ? t({ zh: "疑问", en: "Questions" })
            : t({ zh: `待确认 ${asked} 项`, en: `${asked} to settle` })}
        </h2>
        <QuestionList {...props} />
      </section>
      <section className="import-section">
        <h2>{t({ zh: "全部单元格的去向", en: "Where every cell went" })}</h2>
        <AccountBar account={outcome.account} />
      </section>
      {plan.tables.map((table) => {
        const window = grid.find((one) => one.table === table.id)
        const skip = (skipped: boolean) =>
          onAnswers?.({
            ...answers,
            skip: skipped
              ? [...(answers.skip ?? []), table.id]
              : (answers.skip ?? []).filter((one) => one !== table.id),
            include: skipped
              ? (answers.include ?? []).filter((one) => one !== table.id)
              : [...(answers.include ?? []), table.id],
          })
        return (
          <section className="import-section" key={table.id}>
            <h2>
              {table.title || t({ zh: "表格", en: "Table" })} <span className="cell-ref">{table.id}</span>
              {table.period.value === null ? "" : ` · ${table.period.value}`}{" "}
              <label style={{ fontWeight: 400, fontSize: 13 }}>
                <input
                  type="checkbox"
                  checked={!table.skipped}
                  disabled={onAnswers === undefined}
                  onChange={(event) => skip(!event.target.checked)}
                />{" "}
                {t({ zh: "读取这张表", en: "read this table" })}
              </label>
            </h2>
            {window === undefined ? null : <SheetGrid window={window} table={table} measures={measures} />}
            {table.skipped ? null : (
              <div style={{ marginTop: 8 }}>
                <ColumnsTable
                  table={table}
                  measures={measures}
                  answers={answers}
                  {...(onAnswers === undefined ? {} : { onAnswers })}
                />
              </div>
            )}
          </section>
        )
      })}
      <section className="import-section">
        <h2>{t({ zh: `未读内容 ${outcome.unreadCount}`, en: `Not read: ${outcome.unreadCount}` })}</h2>
        <UnreadList outcome={outcome} />
      </section>
    </>
  )
}
