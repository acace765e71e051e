import { halfWidth } from "#tables"
import { isPlainDecimal } from "./decimal.ts"
import { withoutBlanks } from "./fold.ts"
import { isRegion } from "./match-entity.ts"
import { findMissing } from "./read-cell.ts"
import { parseUnit } from "./units.ts"
import type { SheetCell } from "./workbook.ts"

const clean = (text: string) => withoutBlanks(halfWidth(text))

const subtotal = /^(?:.{0,12})?(?:小计|分计)$/
const whole = "全省|全市|全国|全区|全疆|全部|各市|所有|省级?|国家级?"
const total = new RegExp(
  `^(?:(?:${whole})?(?:高新区|国家高新区|园区|开发区)?(?:合计|总计|共计|累计|汇总|平均|平均值|均值|平均数|平均水平|中位数|最大值|最小值|最高值|最低值|标准差|总数|总量)(?:数|值)?|[省市区县州]计|(?:全省|全市|全国|全区|全疆)(?:高新区|国家高新区|园区)?|total|average|mean|sum|subtotal|(?:.{0,10})(?:合计|总计|平均值?|均值))[:：]?$`,
  "i",
)

/** What kind of sum a text in front of a row announces. */
export function findTotal(text: string): "total" | "subtotal" | null {
  if (text.length > 24) return null
  const plain = clean(text).replace(/^[(]|[)]$/g, "")
  if (plain === "" || plain.length > 16) return null
  if (subtotal.test(plain) || /^subtotal$/i.test(plain)) return "subtotal"
  return total.test(plain) ? "total" : null
}

const note =
  /^(?:注[:：、.\d一二(（]|注$|备注[:：]|说明[:：\d]|说明$|\*?注释?[:：]|数据来源|资料来源|来源[:：]|填表人|填报人|制表(?:人|单位|日期|时间|[:：]|$)|审核人|审核[:：]|复核(?:人|[:：]|$)|负责人(?:签|[:：(（]|$)|单位负责人|统计负责人|联系人|联系电话|填报日期|填表日期|报出日期|填报时间|打印(?:人|日期|时间|[:：]|$)|note[s]?[:：]|source[s]?[:：])/i

/** Marks that footnotes begin with; *ST华微 in a row of data is a company. */
const footnote = /^(?:[*※△▲①-⑳¹²³]|\[\d{1,2}\])/

/** A line of one cell that begins as footnotes do. */
export function isFootnote(cells: readonly SheetCell[]): boolean {
  return cells.length === 1 && footnote.test(clean(cells[0]?.text ?? ""))
}

/** What is left over beside the entities that are named: 其他, 市辖区. */
export function isResidual(text: string): boolean {
  return /^(?:其他|其它|其余|市辖区|省直辖县级行政区划|未分地区|不分地区)(?:地区|园区|高新区|单位)?$/.test(
    clean(text),
  )
}

/** Notes, sources and whoever signed: nothing of a table. */
export function isNote(text: string): boolean {
  return note.test(clean(text))
}

const meta =
  /^(?:(?:计量|数据|金额|货币)?单位[:：]|填报单位|填表单位|编制单位|综合机关|表号|制定机关|批准机关|批准文号|备案机关|批准备案|有效期|报表类别|组织机构代码[:：]|统一社会信用代码[:：]|日期[:：]|时间[:：]|报告期[:：]|截至|统计时间|续表|附表|附件|表\d|\(?续\)?$|第.{1,3}页|共.{1,3}页)/

/** A line over a table, though it has several cells: 单位：万元, 填报单位：…, a period. */
export function isMeta(text: string): boolean {
  const plain = clean(text)
  return (
    meta.test(plain) ||
    /^(?:19|20)\d{2}年(?:度|\d{1,2}月|\d?[-—–~至]\d{1,2}月|第?[一二三四]季度)?$/.test(plain)
  )
}

const heading =
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[类批组章部]|[ⅠⅡⅢⅣⅤIVX]+[、.．]|其中[:：]?$)/

const numbered = /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|#?\s*其\s*中)/

/** Whether a text has a number in front as headings have, or begins with 其中. */
export const isNumbered = (text: string) => numbered.test(text)

/** A number in front of a heading: 一、国家级高新区 is 国家级高新区. */
const unnumbered = (text: string) =>
  clean(text).replace(/^(?:[一二三四五六七八九十\d]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）])/, "")

/** A region, a level or a remainder with figures of its own: a sum of several entities, not one of them. */
export function namesSeveral(text: string): boolean {
  const plain = unnumbered(text)
  return (
    isRegion(plain) ||
    isResidual(plain) ||
    findTotal(plain) !== null ||
    /^(?:国家级?|省级|市级)(?:高新区|园区|开发区)?$/.test(plain)
  )
}

export function isHeading(text: string): boolean {
  return (
    heading.test(clean(text)) || isRegion(text) || /^(?:国家级|省级|市级)(?:高新区|园区)?$/.test(clean(text))
  )
}

/** A cell that can be data of numbers: a number, or what stands for none. Cheap: it is asked of every cell. */
export function isDatum(cell: SheetCell): boolean {
  if (cell.kind === "number" || cell.kind === "date" || cell.kind === "error") return !isYear(cell.text)
  const { text } = cell
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57 && isPlainDecimal(text)) return !isYear(text)
  // No letter of a name begins so: digits, signs, full-width digits, brackets, quotes, blanks, 不 无 暂 未 保 涉.
  if (first > 0x2fff && first < 0xff00 && !"　不无暂未保涉缺".includes(text[0] ?? "")) return false
  if (
    /^[\s\u3000'’‘¥￥(（]*[-+－＋−]?[\d０-９.．,，\s]+(?:[eE][+-]?\d+)?[)）]?\s*[%％‰万亿千]?[人家个项件元]?$/.test(
      text,
    )
  )
    return !isYear(text)
  return findMissing(text) !== null
}

export function isYear(text: string): boolean {
  return text.length >= 4 && text.length <= 8 && /^(?:19|20)\d{2}$/.test(text.trim())
}

/** A line that numbers the columns: 甲 乙 1 2 3, or (1) (2) (3). */
export function isNumbering(cells: readonly SheetCell[]): boolean {
  if (cells.length < 2) return false
  const texts = cells.map(({ text }) => clean(text).replace(/^[(]|[)]$/g, ""))
  const letters = texts.filter((text) => /^[甲乙丙丁戊己庚辛a-e]$/i.test(text)).length
  const numbers = texts.slice(letters)
  if (numbers.length === 0) return letters >= 2
  const start = /^\d+/.exec(numbers[0] ?? "")?.[0] ?? ""
  const rising = numbers.every(
    (text, at) => /^\d+(?:=.*)?$/.test(text) && Number(/^\d+/.exec(text)?.[0]) === Number(start) + at,
  )
  // Without letters it may be a row of data: 1 2 3 4 then counts columns only from 0 or 1 on.
  return rising && (letters > 0 || (Number(start) <= 1 && numbers.length >= 3))
}

/** A line of units only: （家）（亿元）（%）. */
export function isUnitLine(cells: readonly SheetCell[]): boolean {
  return (
    cells.length > 0 &&
    cells.every(({ text }) => {
      const inner = clean(text)
      return parseUnit(inner) !== null && !isYear(inner)
    })
  )
}
