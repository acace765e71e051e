import type { CellAccount } from "#imports"
import { type Text, useLanguage } from "../../app/language.tsx"
import "./imports.css"

const parts: readonly (readonly [Exclude<keyof CellAccount, "cells">, Text])[] = [
  ["values", { zh: "数值", en: "values" }],
  ["missing", { zh: "缺失", en: "missing" }],
  ["names", { zh: "名称", en: "names" }],
  ["headers", { zh: "表头", en: "headers" }],
  ["titles", { zh: "标题", en: "titles" }],
  ["setAside", { zh: "排除（合计、附注等）", en: "set aside (totals, notes …)" }],
  ["notRead", { zh: "未读", en: "not read" }],
]

/** Where every cell of a file went: the parts add up to all of them. */
export function AccountBar({ account }: { readonly account: CellAccount }) {
  const { t } = useLanguage()
  const shown = parts.filter(([part]) => account[part] > 0)
  return (
    <div>
      <div className="account-bar" aria-hidden="true">
        {shown.map(([part]) => (
          <span key={part} className={`bar-${part}`} style={{ flex: account[part] }} />
        ))}
      </div>
      <ul
        className="account-parts"
        aria-label={t({
          zh: `文件共 ${account.cells} 个非空单元格，去向如下`,
          en: `Where the ${account.cells} cells of the file went`,
        })}
      >
        <li>
          <strong>{t({ zh: `共 ${account.cells} 格`, en: `${account.cells} cells` })}</strong>
        </li>
        {shown.map(([part, word]) => (
          <li key={part}>
            <i className={`bar-${part}`} aria-hidden="true" />
            {t(word)} {account[part]}
          </li>
        ))}
      </ul>
    </div>
  )
}
