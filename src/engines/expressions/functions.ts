import type { AggregateName, FunctionName } from "./expression.ts"

export interface FunctionEntry {
  readonly name: FunctionName | AggregateName | "prior"
  /** How it is written. */
  readonly form: string
  readonly zh: string
  readonly en: string
  readonly least: number
  readonly most: number
  /** False: computed by the engine after the scan, never in SQL. */
  readonly inSql: boolean
}

const entry = (
  name: FunctionEntry["name"],
  form: string,
  zh: string,
  en: string,
  least = 1,
  most = least,
  inSql = true,
): FunctionEntry => ({ name, form, zh, en, least, most, inSql })

/** Every function of the language, in the order of the table in docs/expressions.md. */
export const functionTable: readonly FunctionEntry[] = [
  entry("abs", "abs(x)", "绝对值", "size without sign"),
  entry("least", "least(x, y, …)", "最小者，未知者不计", "the least of those known", 2, 50),
  entry("greatest", "greatest(x, y, …)", "最大者，未知者不计", "the greatest of those known", 2, 50),
  entry("coalesce", "coalesce(x, y, …)", "第一个已知的值", "the first that is known", 2, 50),
  entry("nullif", "nullif(x, y)", "两者相等则为未知", "unknown where both are equal", 2),
  entry("sqrt", "sqrt(x)", "平方根；负数为未知", "square root; unknown below 0"),
  entry("ln", "ln(x)", "自然对数；x ≤ 0 为未知", "natural logarithm; unknown for x ≤ 0", 1, 1, false),
  entry(
    "log10",
    "log10(x)",
    "常用对数；x ≤ 0 为未知",
    "logarithm to base 10; unknown for x ≤ 0",
    1,
    1,
    false,
  ),
  entry("exp", "exp(x)", "e 的 x 次幂", "e to the power x", 1, 1, false),
  entry("power", "power(x, y)", "x 的 y 次幂", "x to the power y", 2, 2, false),
  entry("length", "length(t)", "字数", "number of characters"),
  entry("lower", "lower(t)", "A–Z 变小写，其余不变", "A–Z in lower case, the rest as it is"),
  entry("upper", "upper(t)", "a–z 变大写，其余不变", "a–z in upper case, the rest as it is"),
  entry(
    "substring",
    "substring(t, 1, 2)",
    "从第几字起取几字（写明的数）",
    "characters from a place on; literal numbers",
    3,
  ),
  entry("year", "extract(year from d)", "日期的年", "year of a date"),
  entry("month", "extract(month from d)", "日期的月", "month of a date"),
  entry("day", "extract(day from d)", "日期的日", "day of a date"),
  entry(
    "years_between",
    "years_between(d1, d2)",
    "d1 至 d2 的整年数（周岁）",
    "whole years from d1 to d2",
    2,
  ),
  entry("months_between", "months_between(d1, d2)", "d1 至 d2 的整月数", "whole months from d1 to d2", 2),
  entry("sum", "sum(x)", "合计", "sum"),
  entry("count", "count(*), count(x), count(distinct x)", "个数", "number of records, of values", 0, 1),
  entry("avg", "avg(x)", "平均数", "mean"),
  entry("min", "min(x)", "最小值", "least value"),
  entry("max", "max(x)", "最大值", "greatest value"),
  entry("prior", "prior(x)", "上一时期的值", "the value of the period before"),
]

export const functionNamed = (name: string): FunctionEntry | undefined =>
  functionTable.find((entry) => entry.name === name)

export const aggregateNames: readonly string[] = ["sum", "count", "avg", "min", "max"]

/** As a list of what is allowed. */
export const allowedFunctions = functionTable
  .map(({ name }) => (["year", "month", "day"].includes(name) ? `extract(${name} from …)` : name))
  .join(", ")

/** What is refused because it cannot be repeated. */
export const clockAndChance = new Set(
  "now current_date current_time clock_timestamp statement_timestamp transaction_timestamp timeofday localtime localtimestamp age random random_normal setseed gen_random_uuid uuidv4 uuidv7 uuid_generate_v4 nextval currval lastval txid_current pg_current_xact_id today".split(
    " ",
  ),
)
