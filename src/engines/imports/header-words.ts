import { foldText } from "./fold.ts"
import type { MeasureIndex } from "./match-measure.ts"
import { lookUp } from "./match-measure.ts"
import type { ColumnRole } from "./model.ts"

/** What a header says a column is, when it is no measure. Folded texts. */
const roleWords: Readonly<Partial<Record<ColumnRole, RegExp>>> = {
  serial: /^(?:序号|序|行号|行次|顺序号|项次|no|number|排序)$/,
  "entity-code":
    /^(?:(?:国家)?(?:高新区|园区|开发区|地区|单位|对象|评价对象|区域|机构|企业)(?:代码|编码|编号)|代码|编码|行政区划代码|统一社会信用代码|社会信用代码|信用代码|组织机构代码|code|entitycode|zonecode|unitcode|uscc)$/,
  "entity-name":
    /^(?:(?:国家级?|各)?(?:高新区|园区|开发区|高新技术产业开发区|国家高新区|地区|单位|对象|评价对象|区域|机构|企业|城市|市|省份|省|省市|所在园区|所属园区|所属高新区|所在高新区)(?:详细)?(?:名称)?|(?:企业|单位)(?:\(?单位\)?)?(?:详细)?名称|企业单位详细名称|名称|市县|市州|市地|name|entity|entityname|zone|zonename|unitname|指标地区|地区指标)$/,
  period:
    /^(?:年份|年度|时期|时间|报告期|期间|评价期|评价期间|评价年度|调查期|报告年度|会计年度|统计年度|统计年份|数据年份|数据时间|所属期|所属年度|期别|季度|月份|年|period|year|date)$/,
  group: /^(?:所在省|所在省份|所在地|所在市|区域类别|类别|分类|类型|组别|分组|批次|级别|所属地区|省区市)$/,
  item: /^(?:指标|指标名称|指标代码|指标编码|统计指标|项目|变量|变量名|indicator|indicatorcode|variable|item|measure)$/,
  value: /^(?:值|数值|指标值|数据|数据值|本期|本期值|本期数|本年|本年数|本年值|结果|value|amount)$/,
  unit: /^(?:单位|计量单位|unit|units)$/,
}

/** Role of a header's text by its words; the leaf first, then the whole. `null`: its words say none. */
export function roleOfHeader(parts: readonly string[]): ColumnRole | null {
  const texts = [parts[parts.length - 1] ?? "", parts.join("")].map(foldText)
  for (const text of texts)
    for (const [role, words] of Object.entries(roleWords)) if (words.test(text)) return role as ColumnRole // the keys of roleWords are roles
  return null
}

/** Whether a text is a word of headers: a measure's name or code, or a word for a role. */
export function headerWord(index: MeasureIndex): (text: string) => boolean {
  return (text) => {
    if (text.length > 60) return false
    const bare = text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, "").replace(/^\s*(?:19|20)\d{2}年度?/, "")
    return (
      roleOfHeader([bare]) !== null ||
      lookUp(bare, index) !== null ||
      (bare !== text && lookUp(text, index) !== null)
    )
  }
}
