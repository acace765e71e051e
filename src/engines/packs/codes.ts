/** Codes that can stand in a formula (design §4). */
export const codePattern = "^([a-z][a-z0-9_]{0,47}|[\\u4e00-\\u9fff]{1,20})$"

/** All other identifiers of packs: kebab-case; ids of clauses and national lists may be Chinese. */
export const idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
export const chineseIdPattern = "^[a-z0-9\\u4e00-\\u9fff]+(-[a-z0-9\\u4e00-\\u9fff]+)*$"

const code = new RegExp(codePattern)

/** @example isCode("rd_share") // true */
export function isCode(text: string): boolean {
  return code.test(text)
}
