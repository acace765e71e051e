import { between, chance, count, type Draws, part } from "./draws.ts"
import { type Line, line } from "./recipe.ts"
import { ofIndustry } from "./units.ts"

/** R&D, patents, trademarks, contracts (QH…, QI…, QJ…): nothing of it where an enterprise does no R&D. */
export function researchLines(draws: Draws): Line[] {
  const { lasting, yearly } = draws
  const of = (code: string, whole: string, low: number, high: number): Line =>
    line(code, part(whole, between(lasting(code), low, high)))
  const some = (code: string, ofMillion: number, whole: string, low: number, high: number): Line =>
    line(
      code,
      `case when ${chance(lasting(`${code}-has`), ofMillion)} then ${part(whole, between(lasting(code), low, high))} else 0 end`,
    )
  /** Some of a small whole. */
  const few = (code: string, whole: string, low: number, high: number): Line =>
    line(code, count(whole, between(lasting(code), low, high), yearly(code)))
  /** Rarely one or a few. */
  const rare = (code: string, ofMillion: number, most = 1): Line =>
    line(
      code,
      `case when performs and ${chance(lasting(code), ofMillion)} then ${between(lasting(`${code}-n`), 1, most)} else 0 end`,
    )
  /** What a year adds to a stock. */
  const added = (code: string, stock: string, share: number): Line => few(code, stock, 0, 2 * share)
  const low = ofIndustry(({ research }) => research[0])
  const width = ofIndustry(({ research }) => 1 + research[1] - research[0])
  return [
    line("performs", `recognised is not null or ${chance(lasting("performs"), 420000)}`),
    line(
      "effort",
      `case when performs then ${part(`volume * (${low} + ${lasting("effort")} % ${width}) // 10000`, between(yearly("effort"), 9700, 10300))} else 0 end`,
    ),
    line(
      "qj09",
      `case when performs then greatest(1, ${part("qd01", `(${between(lasting("qj09"), 600, 4200)})`)}) else 0 end`,
    ),
    few("qj67", "qj09", 200, 1200),
    few("qj09_1", "qj09", 6000, 9500),
    few("qj09_2", "qj09", 4000, 8500),
    few("qj09_3", "qj09", 0, 600),
    of("qj23_1", "effort", 4200, 5600),
    of("qj23_2", "effort", 1500, 2400),
    of("qj23_3", "effort", 200, 600),
    of("qj23_4", "effort", 0, 200),
    of("qj23_6", "effort", 0, 200),
    of("qj23_7", "effort", 0, 300),
    some("qj33_1", 60000, "effort", 50, 300),
    some("qj33_2", 120000, "effort", 50, 300),
    some("qj33_4", 150000, "effort", 50, 400),
    some("qj33_3", 20000, "effort", 50, 300),
    line("qj33", "qj33_1 + qj33_2 + qj33_3 + qj33_4"),
    of("qj23_5", "effort", 100, 600),
    line("qj20", "qj23_1 + qj23_2 + qj23_3 + qj23_4 + qj23_6 + qj23_7 + qj33 + qj23_5"),
    line("qh51", part("(qj20 - qj33)", between(lasting("qh51"), 8500, 9800))),
    line("qh40", `qj09 * ${between(lasting("qh40"), 50, 95)}`, 2),
    of("qj250", "qj20", 200, 1500),
    of("qj251", "qj250", 5000, 9500),
    some("qj252", 250000, "qj20", 100, 1500),
    some("qj253", 80000, "qj20", 100, 1500),
    some("qj254", 20000, "qj20", 100, 2000),
    some("qj255", 60000, "qj20", 50, 500),
    line("qj256", "qj20 - qj252 - qj253 - qj254 - qj255"),
    line(
      "qi01",
      `case when performs and qd01 >= 60 and ${chance(lasting("qi01"), 550000)} then 1 + qd01 // 1500 else 0 end`,
    ),
    line(
      "qi07_0",
      `case when qi01 > 0 then ${part("qj09", between(lasting("qi07_0"), 5000, 9500))} else 0 end`,
    ),
    few("qi07_1", "qi07_0", 0, 600),
    few("qi07_2", "qi07_0", 500, 3000),
    line(
      "qi14_1",
      `case when qi01 > 0 then ${part("qj20", between(lasting("qi14_1"), 5000, 9500))} else 0 end`,
    ),
    few("qj55", "qj09", 500, 3000),
    few("qj56", "qj55", 2000, 6500),
    few("qj56_1", "qj56", 9000, 10000),
    few("qj55_1", "qj55", 0, 300),
    few("qj55_2", "qj55", 0, 400),
    few("qj74", "qj55", 5000, 9000),
    few("qj57", "qj74", 1500, 5000),
    few("qj57_1", "qj57", 9000, 10000),
    few("qj75", "qj74", 0, 300),
    line("qj83", `qj74 + ${part("qj09", between(lasting("qj83"), 1000, 9000))}`),
    line("qj83_1", "qj75 + qj73_1"),
    line("qj82", "qj75"),
    line("qj73", `qj57 + ${part("(qj83 - qj74)", between(lasting("qj73"), 1500, 5000))}`),
    few("qj73_1", "qj73", 0, 400),
    few("qi23", "qj83", 0, 100),
    line("qi24", `qi23 * ${between(lasting("qi24"), 50, 800)}`),
    line(
      "qj70",
      `case when industrial and performs then ${part("qc02", between(lasting("qj70"), 1000, 6000))} else 0 end`,
    ),
    of("qj71", "qj70", 9200, 10000),
    line("qj72", `least(qj71, ${part("qc38", between(lasting("qj72"), 2000, 7000))})`),
    few("qi25", "qj09", 0, 500),
    line("qj79", `qj79_1 + ${part("qd01", between(lasting("qj79"), 0, 1500))}`),
    few("qj77", "qj79", 0, 2000),
    rare("qj79_1", 40000, 12),
    added("qj79_2", "qj79_1", 800),
    line("qj85", `case when performs then ${part("qj09", between(lasting("qj85"), 0, 9000))} else 0 end`),
    added("qj85_1", "qj85", 900),
    rare("qj86", 15000, 20),
    added("qj86_1", "qj86", 800),
    rare("qj87", 3000, 6),
    added("qj87_1", "qj87", 800),
    rare("qj101", 800, 2),
    added("qj101_1", "qj101", 500),
    rare("qj100", 300, 2),
    added("qj100_1", "qj100", 500),
    rare("qj98", 4000, 5),
    added("qj98_1", "qj98", 1000),
    rare("qi27", 60000, 8),
    added("qi27_1", "qi27", 1000),
    line(
      "qj80_1",
      `case when performs and ${chance(lasting("qj80_1"), 180000)} then ${between(yearly("qj80_1"), 1, 6)} + qj09 // 40 else 0 end`,
    ),
    few("qj80_2", "qj80_1", 0, 200),
    few("qj80_3", "qj80_1", 0, 200),
    line("qj80", `case when qj80_1 > 0 then ${part("qc06", between(yearly("qj80"), 800, 6000))} else 0 end`),
    line("qj80_4", "case when qj80_2 > 0 then qj80 * qj80_2 // (2 * qj80_1) else 0 end"),
    line("qj80_5", "case when qj80_3 > 0 then qj80 * qj80_3 // (2 * qj80_1) else 0 end"),
    some("qj58", 300000, "qc40", 200, 2500),
    some("qj62", 40000, "qj20", 50, 600),
    some("qj59", 20000, "qj20", 50, 600),
    line("qj61", part("qj59", between(lasting("qj61"), 500, 3000))),
    rare("qj99", 15000, 5),
    rare("qj90", 8000, 3),
    rare("qj92", 5000, 3),
    line("qj102", `least(qj99 + qj90 + qj92, case when ${chance(yearly("qj102"), 80000)} then 1 else 0 end)`),
  ]
}
