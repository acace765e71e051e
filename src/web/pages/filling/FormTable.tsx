import { useMemo } from "react"
import { useLanguage } from "../../app/language.tsx"
import { FormHead } from "./FormHead.tsx"
import type { Sheet, SheetForm } from "./filling-types.ts"
import { type RowProps, SheetRow } from "./SheetRow.tsx"

type Shared = Pick<RowProps, "open" | "onType" | "onFinding" | "onAsk">

/** One form: its head, its sections, its cells. */
export function FormTable({
  sheet,
  form,
  shown,
  rowOf,
  ...shared
}: {
  readonly sheet: Sheet
  readonly form: SheetForm
  readonly shown: (code: string) => string
  readonly rowOf: (code: string) => Pick<RowProps, "mark" | "returned" | "questions" | "conflict">
} & Shared) {
  const { t } = useLanguage()
  const cells = useMemo(() => new Map(sheet.cells.map((cell) => [cell.code, cell])), [sheet.cells])
  const titled = form.sections.filter(({ title }) => title !== null)
  const idOf = (i: number) => `section-${form.id}-${i}`
  return (
    <>
      <FormHead form={form} survey={sheet.survey.period} />
      {titled.length < 2 ? null : (
        <nav className="section-links" aria-label={t({ zh: "分组", en: "Sections" })}>
          {form.sections.map(({ title }, i) =>
            title === null ? null : (
              <a key={idOf(i)} href={`#${idOf(i)}`}>
                {title}
              </a>
            ),
          )}
        </nav>
      )}
      <table className="sheet">
        <caption className="visually-hidden">{t(form.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t({ zh: "代码", en: "Code" })}</th>
            <th scope="col">{t({ zh: "指标", en: "Item" })}</th>
            <th scope="col">{t({ zh: "单位", en: "Unit" })}</th>
            <th scope="col" className="number">
              {sheet.prior === null
                ? t({ zh: "上期（无）", en: "Last period (none)" })
                : t({ zh: `上期 ${sheet.prior.period}`, en: `Last: ${sheet.prior.period}` })}
            </th>
            <th scope="col">{t({ zh: `本期 ${sheet.survey.period}`, en: `Now: ${sheet.survey.period}` })}</th>
            <th scope="col">{t({ zh: "审核", en: "Checks" })}</th>
          </tr>
        </thead>
        {form.sections.map((section, i) => (
          <tbody key={idOf(i)}>
            {section.title === null ? null : (
              <tr className="section">
                <th id={idOf(i)} colSpan={6} scope="rowgroup">
                  {section.title}
                </th>
              </tr>
            )}
            {section.cells.map((code) => {
              const cell = cells.get(code)
              return cell === undefined ? null : (
                <SheetRow
                  key={code}
                  cell={cell}
                  text={shown(code)}
                  prior={sheet.prior?.values[code]}
                  choices={cell.choices === null ? undefined : sheet.choices[cell.choices]}
                  {...rowOf(code)}
                  {...shared}
                />
              )
            })}
          </tbody>
        ))}
      </table>
    </>
  )
}
