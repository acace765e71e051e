import { halfWidth } from "#tables"
import { withoutBlanks } from "./fold.ts"
import type { Workbook } from "./workbook.ts"

/** Headings of the number or name of a single enterprise, and their codes on the survey forms. */
const heading =
  /统一社会信用代码|组织机构代码|单位详细名称|法人单位名称|企业(?:详细)?名称|unifiedsocialcreditcode|^qa0[1-4](?!\d)/i
/** GB 32100: registrar, kind, six digits of the place, nine of the organisation, a check character. */
const number = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
/** Rows that are looked at on each sheet. */
const looked = 200

/** Whether a file names single enterprises: a heading of their number or name, or such a number itself. */
export function namesEnterprises(workbook: Workbook): boolean {
  return workbook.sheets.some(({ rows }) => {
    for (let position = 0; position < Math.min(rows.count, looked); position += 1)
      for (const { text } of rows.at(position).cells) {
        if (text.length > 60) continue
        const clean = withoutBlanks(halfWidth(text))
        if (number.test(clean.toUpperCase()) || (clean.length <= 24 && heading.test(clean))) return true
      }
    return false
  })
}
