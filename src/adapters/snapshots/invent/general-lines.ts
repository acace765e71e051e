import { literal } from "../open-duckdb.ts"
import { between, chance, type Draws, pick } from "./draws.ts"
import { weighted } from "./industries.ts"
import { type Line, line } from "./recipe.ts"
import { ofIndustry } from "./units.ts"

/** Cover and general information (QA…, QB…). Persons, addresses and codes whose lists are not known stay empty. */
export function generalLines(draws: Draws, year: number): Line[] {
  const { lasting } = draws
  const date = (of: string, key: string) =>
    `make_date(${of}, ${between(lasting(`${key}-month`), 1, 12)}, ${between(lasting(`${key}-day`), 1, 28)})`
  return [
    line("qa03", "unit"),
    line("qa04", "name"),
    line("qa07", "'示例省虚构路' || (1 + lasting % 999) || '号'"),
    line("qa19", "zone"),
    line("qb08", date("entry", "qb08")),
    line("qb03_1", `[${weighted.map(({ code }) => literal(code)).join(", ")}][industry]`),
    line("qb04", date(`(entry - 1 - ${lasting("founded")} % 9)`, "qb04")),
    line("qb04_0", `${between(lasting("capital"), 1, 40)} * 5000`, 2),
    line("qb18", pick(lasting("qb18"), [1, 2, 2, 2, 2, 2, 2, 3, 4, 5, 6])),
    line("qb09", pick(lasting("qb09"), [1, 2, 3, 3, 3, 3, 3, 3])),
    // Those that become high-tech enterprises do so within eight years of their entry.
    line(
      "recognised",
      `case when ${chance(lasting("high-tech"), 480000)} then entry + ${lasting("high-tech-when")} % 8 end`,
    ),
    line("qb11", `case when recognised <= ${year} then 1 else 2 end`),
    line(
      "qb13",
      "case when qb11 = 1 then '示例GR' || recognised || lpad(cast(slot % 10000000 as varchar), 7, '0') end",
    ),
    line("qb12", `case when qb11 = 1 then make_date(recognised, 11, ${between(lasting("qb12"), 1, 28)}) end`),
    line("listed", `staff >= 120 and ${chance(lasting("listed"), 60000)} and age >= 3`),
    line("qb15_1", "case when listed then '示例' || lpad(cast(slot % 10000000 as varchar), 7, '0') end"),
    line("qb15_2", `case when listed then ${date("(entry + 3)", "qb15_2")} end`),
    line("qb15_5", `case when listed then qc24 * ${between(lasting("qb15_5"), 8, 40)} end`, 2),
    line("industrial", `${ofIndustry(({ energy }) => (energy > 0 ? 1 : 0))} = 1`),
  ]
}
