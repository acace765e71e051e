import type { IssueTexts } from "#issues"

const nodes = "+ − × ÷, comparisons, and/or/not, is, case, in, between, like"

/** {piece} is the piece of the text, {path} its line and column. */
export const expressionIssueTexts: IssueTexts = {
  "expression-too-long": {
    zh: "公式有 {length} 个字符，最多 {longest} 个。请拆成几个有名字的公式。",
    en: "The formula has {length} characters; {longest} is the most. Split it into named formulas.",
  },
  "expression-empty": { zh: "公式为空。", en: "The formula is empty." },
  "expression-deep": {
    zh: "{path}：嵌套超过 200 层。请拆成几个有名字的公式。",
    en: "{path}: nested more than 200 deep. Split it into named formulas.",
  },
  "expression-syntax": {
    zh: "{path}：“{piece}”处语法有误（{message}）。",
    en: "{path}: at “{piece}”: {message}.",
  },
  "expression-comment": {
    zh: "{path}：公式中不能写注释。说明请写在旁边的 definition 中。",
    en: "{path}: no comments in a formula; write them beside it, as its definition.",
  },
  "expression-character": {
    zh: "{path}：“{piece}”不是公式可用的字符。可用：字母、数字、汉字、+ - * / ( ) , . = < > 与单引号中的文字（不含反斜杠）。",
    en: "{path}: “{piece}” may not stand in a formula. Letters, digits, + - * / ( ) , . = < > and text in single quotes (without backslashes) may.",
  },
  "expression-quote": {
    zh: "{path}：文字只能写成 '…'，其中的单引号写两次。",
    en: "{path}: text is written '…' alone, a quote inside it twice.",
  },
  "expression-quote-open": {
    zh: "{path}：引号没有合上：{piece}",
    en: "{path}: a quote is not closed: {piece}",
  },
  "expression-several": {
    zh: "{path}：只能写一个公式，“{piece}”之后多了一个。",
    en: "{path}: one formula only; another begins at “{piece}”.",
  },
  "expression-statement": {
    zh: "只能写一个值的公式，不能写 from、where、order by、distinct 等查询语句。条件汇总请写 sum(x) filter (where …)。",
    en: "A formula of one value only, no from, where, order by or distinct of a query. For a condition write sum(x) filter (where …).",
  },
  "expression-named": {
    zh: "{path}：公式不另取名（as …）。名字写在公式之外。",
    en: "{path}: a formula is not named inside itself (as …); its name stands outside.",
  },
  "expression-not-allowed": {
    zh: `{path}：“{piece}”（{what}）不在语言之内。可用：${nodes}、列出的函数与汇总。`,
    en: `{path}: “{piece}” ({what}) is not part of the language. Allowed: ${nodes}, the functions and aggregates listed.`,
  },
  "expression-operator": {
    zh: "{path}：没有运算符 {operator}。可用：+ - * / = <> < <= > >=；乘方写 power(x, y)。",
    en: "{path}: no operator {operator}. Allowed: + - * / = <> < <= > >=; write power(x, y) for a power.",
  },
  "expression-function": {
    zh: "{path}：没有函数 {name}。可用：{allowed}。",
    en: "{path}: no function {name}. Allowed: {allowed}.",
  },
  "expression-arguments": {
    zh: "{path}：{name} 的写法是 {form}。",
    en: "{path}: {name} is written {form}.",
  },
  "expression-clock": {
    zh: "{path}：“{piece}”依赖时钟或随机数，结果不能复算。请把日期作为参数 p.… 给出。",
    en: "{path}: “{piece}” depends on the clock or on chance and cannot be repeated. Give the date as a parameter p.….",
  },
  "expression-window": {
    zh: "{path}：没有窗口函数（over）。可用 {name}(…) 或 {name}(…) filter (where …)。",
    en: "{path}: no window functions (over). Write {name}(…) or {name}(…) filter (where …).",
  },
  "expression-filter": {
    zh: "{path}：filter 只能跟在 sum、count、avg、min、max 之后，{name} 不是汇总。",
    en: "{path}: filter follows sum, count, avg, min or max only; {name} is no aggregate.",
  },
  "expression-distinct": {
    zh: "{path}：distinct 只用于 count(distinct x)。",
    en: "{path}: distinct stands in count(distinct x) only.",
  },
  "expression-extract": {
    zh: "{path}：extract 只取 year、month、day，不取 {field}。",
    en: "{path}: extract gives year, month or day, not {field}.",
  },
  "expression-cast": {
    zh: "{path}：不转换类型（{type}）。日期写 date '2024-01-31'。",
    en: "{path}: no casts ({type}). A date is written date '2024-01-31'.",
  },
  "expression-date": {
    zh: "{path}：{date} 不是日历上的日期（YYYY-MM-DD）。",
    en: "{path}: {date} is no date of the calendar (YYYY-MM-DD).",
  },
  "expression-number": {
    zh: "{path}：数 {number} 太长：最多 18 位数字，其中小数最多 9 位，用十进制写。",
    en: "{path}: the number {number} is too long: 18 digits at most, 9 of them decimals, written in decimal.",
  },
  "expression-pattern": {
    zh: "{path}：like 之后写一段文字，% 代表任意多字，_ 代表一字，没有 escape。",
    en: "{path}: like takes a literal text, % for any characters and _ for one, without escape.",
  },
  "expression-name": {
    zh: "{path}：“{name}”不能作名字。可用：小写字母开头、字母数字下划线至多 48 个，或至多 20 个汉字。",
    en: "{path}: “{name}” cannot be a name. A letter, then letters, digits and _ up to 48, or up to 20 Chinese letters.",
  },
  "expression-qualified": {
    zh: "{path}：“{name}”：点号只用于参数 p.名字。",
    en: "{path}: “{name}”: a point stands in parameters only, p.name.",
  },
  "expression-unknown-name": {
    zh: "{path}：没有声明变量“{name}”。",
    en: "{path}: no variable “{name}” is declared.",
  },
  "expression-unknown-name-near": {
    zh: "{path}：没有声明变量“{name}”。是否指“{nearest}”？",
    en: "{path}: no variable “{name}” is declared. Is “{nearest}” meant?",
  },
  "expression-unknown-parameter": {
    zh: "{path}：没有参数“p.{name}”。最接近的：{nearest}。",
    en: "{path}: no parameter “p.{name}”. The nearest is {nearest}.",
  },
  "expression-type": {
    zh: "{path}：“{piece}”的类型是 {is}，这里要 {wants}。",
    en: "{path}: “{piece}” is of type {is}; {wants} is needed here.",
  },
  "expression-types": {
    zh: "{path}：“{piece}”中的类型不同，不能放在一起：{types}。",
    en: "{path}: the types in “{piece}” do not go together: {types}.",
  },
  "expression-date-arithmetic": {
    zh: "{path}：“{piece}”：日期只能加减整天数，或两个日期相减得天数。",
    en: "{path}: “{piece}”: a date takes whole days added or taken away; two dates give days by −.",
  },
  "expression-units": {
    zh: "{path}：“{piece}”中单位不同：{left} 与 {right}。前者乘以 {factor} 才是后者的单位。",
    en: "{path}: “{piece}” has two units, {left} and {right}. Times {factor}, the first is in the second's unit.",
  },
  "expression-units-differ": {
    zh: "{path}：“{piece}”中单位不能换算：{left} 与 {right}。",
    en: "{path}: “{piece}” has units that cannot be converted: {left} and {right}.",
  },
  "expression-mixed-level": {
    zh: "{path}：“{piece}”把单个记录的值与汇总值混在一起。汇总写 sum(…)、count(*) 等。",
    en: "{path}: “{piece}” mixes a value of one record with one of all records. Aggregate with sum(…), count(*) and so on.",
  },
  "expression-nested-aggregate": {
    zh: "{path}：“{piece}”：汇总之中不能再汇总。",
    en: "{path}: “{piece}”: no aggregate inside an aggregate.",
  },
  "expression-double-aggregate": {
    zh: "{path}：“{piece}”：× ÷ 的结果不能 {name}，各机器末位会不同。请先汇总再相除：sum(a) / sum(b)。",
    en: "{path}: “{piece}”: no {name} of results of × or ÷, whose last digits differ between machines. Aggregate first, then divide: sum(a) / sum(b).",
  },
  "expression-too-large": {
    zh: "{path}：“{piece}”可能超过 37 位数字。请减少小数位或项数。",
    en: "{path}: “{piece}” may have more than 37 digits. Use fewer decimals or terms.",
  },
  "expression-substring": {
    zh: "{path}：substring(t, 起, 数)：起 ≥ 1、数 ≥ 0，都写明的整数。",
    en: "{path}: substring(t, from, count): literal whole numbers, from ≥ 1, count ≥ 0.",
  },
  "expression-periods": {
    zh: "{path}：“{piece}”混用了不同频率的数据：{periods}。",
    en: "{path}: “{piece}” mixes data of different frequency: {periods}.",
  },
  "expression-nested-prior": {
    zh: "{path}：prior 之中不能再写 prior。",
    en: "{path}: no prior inside prior.",
  },
  "expression-prior-in-aggregate": {
    zh: "{path}：prior 要写在汇总之外：prior(sum(x))，不是 sum(prior(x))。",
    en: "{path}: prior stands outside an aggregate: prior(sum(x)), not sum(prior(x)).",
  },
  "expression-prior-constant": {
    zh: "{path}：“{piece}”没有时期，prior 没有意义。",
    en: "{path}: “{piece}” has no period; prior means nothing here.",
  },
  "expression-compares-null": {
    zh: "{path}：“{piece}”与 null 比较，结果总是未知。请写 is null。",
    en: "{path}: “{piece}” compares with null and is never known. Write is null.",
  },
  "expression-may-divide-by-zero": {
    zh: "{path}：除数“{piece}”可能为零；为零时结果未知。",
    en: "{path}: the divisor “{piece}” can be zero; the result is unknown then.",
  },
  "expression-cycle": {
    zh: "公式互相引用成环：{cycle}。",
    en: "Formulas refer to one another in a circle: {cycle}.",
  },
  "expression-defined-twice": {
    zh: "{code} 既是变量又是公式。",
    en: "{code} is both a variable and a formula.",
  },
  "expression-unused": {
    zh: "变量 {code}（{zh}）没有公式用到。",
    en: "No formula uses the variable {code} ({en}).",
  },
  "expression-indicator-type": {
    zh: "{path}：指标的值要是数，“{text}”的类型是 {is}。",
    en: "{path}: an indicator is a number; “{text}” is of type {is}.",
  },
  "expression-indicator-level": {
    zh: "{path}：“{text}”是单个企业的值。指标是汇总：sum(…)、count(*) 等。",
    en: "{path}: “{text}” is a value of one enterprise. An indicator aggregates: sum(…), count(*) and so on.",
  },
  "expression-indicator-unit": {
    zh: "{path}：“{text}”得到的单位是 {derived}，指标的单位是 {wanted}：还要乘以 {factor}。",
    en: "{path}: “{text}” comes out in {derived}, the indicator is in {wanted}: multiply by {factor}.",
  },
  "expression-indicator-unit-differs": {
    zh: "{path}：“{text}”得到的单位是 {derived}，不能换算成指标的单位 {wanted}。",
    en: "{path}: “{text}” comes out in {derived}, which does not convert to the indicator's {wanted}.",
  },
  "expression-cell-text": {
    zh: "{path}：文字含不能保存的字符。",
    en: "{path}: the text has characters that cannot be stored.",
  },
  "expression-cell-truth": {
    zh: "{path}：{text} 应为 true 或 false。",
    en: "{path}: {text} is neither true nor false.",
  },
  "expression-cell-date": {
    zh: "{path}：{text} 不是日期 YYYY-MM-DD。",
    en: "{path}: {text} is no date YYYY-MM-DD.",
  },
  "expression-cell-number": {
    zh: "{path}：{text} 不是数，或超过 18 位。",
    en: "{path}: {text} is no number, or longer than 18 digits.",
  },
  "expression-cell-decimals": {
    zh: "{path}：{text} 的小数多于声明的 {decimals} 位；不四舍五入。",
    en: "{path}: {text} has more than the {decimals} decimals declared; nothing is rounded.",
  },
  "expression-sql-function": {
    zh: "含 ln、log10、exp 或 power：由引擎在扫描之后计算。",
    en: "Has ln, log10, exp or power: the engine computes it after the scan.",
  },
  "expression-sql-range": {
    zh: "乘除的中间结果可能超出范围：由引擎在扫描之后计算。",
    en: "Products may leave the range of numbers: the engine computes it after the scan.",
  },
  "expression-sql-long": {
    zh: "写成 SQL 超过 {longest} 个字符：由引擎计算。",
    en: "Longer than {longest} characters as SQL: the engine computes it.",
  },
  "expression-sql-prior": {
    zh: "公式用到上一时期，而没有说明它在哪一列或哪个表。",
    en: "The formula asks for the period before, and no column or table of it is named.",
  },
  "expression-sql-inside": {
    zh: "{path}：汇总之中含 ln、log10、exp、power，不能由一次扫描算出。",
    en: "{path}: ln, log10, exp or power inside an aggregate cannot be computed in a scan.",
  },
  "expression-not-whole": {
    zh: "{path}：是单个记录的公式，不是汇总。",
    en: "{path}: a formula of one record, not of all.",
  },
}
