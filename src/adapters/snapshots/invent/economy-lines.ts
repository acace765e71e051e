import { exp, ln } from "#statistics"
import { between, chance, type Draws, part, pick } from "./draws.ts"
import type { Industry } from "./industries.ts"
import { type Line, line } from "./recipe.ts"
import { lastingFactor, ofIndustry } from "./units.ts"

const shareOf = (draws: Draws, key: string, read: (one: Industry) => readonly [number, number]) =>
  `(${ofIndustry((one) => read(one)[0])} + ${draws.lasting(key)} % ${ofIndustry((one) => 1 + read(one)[1] - read(one)[0])})`

/**
 * Economy (QC…) in 千元. Parts are made from the volume of business and then summed, so that sums hold by construction.
 * Shares stay with the enterprise; what moves from year to year moves by a few hundredths.
 */
export function economyLines(draws: Draws, year: number): Line[] {
  const { lasting, yearly } = draws
  const of = (code: string, whole: string, low: number, high: number): Line =>
    line(code, part(whole, between(lasting(code), low, high)))
  /** Only with some, the same ones every year. */
  const some = (code: string, ofMillion: number, whole: string, low: number, high: number): Line =>
    line(
      code,
      `case when ${chance(lasting(`${code}-has`), ofMillion)} then ${part(whole, between(lasting(code), low, high))} else 0 end`,
    )
  const now = (code: string, whole: string, low: number, high: number): Line =>
    line(code, part(whole, between(yearly(code), low, high)))
  // Revenue per head of all grows by 4 % a year, pay by 5 %.
  const since2020 = (yearly: number) => Math.round(10000 * exp(ln(yearly) * (year - 2020)))
  const perHead = (read: (one: Industry) => number, grows: number, key: string, width: number) =>
    part(
      part(part(`size_now * ${ofIndustry(read)} // 100`, since2020(grows)), lastingFactor(draws, key, width)),
      between(yearly(key), 9600, 10400),
    )
  return [
    line(
      "volume",
      perHead(({ revenue }) => revenue, 1.04, "volume", 3),
    ),
    line(
      "technology",
      part(
        "volume",
        shareOf(draws, "technology", ({ technology }) => technology),
      ),
    ),
    of("qc06_1", "technology", 0, 400),
    of("qc06_2", "technology", 0, 1200),
    of("qc06_3", "technology", 3000, 7500),
    of("qc06_4", "technology", 0, 700),
    line("qc06", "technology"),
    of("qc10", "volume", 0, 500),
    of("qc49", "volume", 0, 300),
    line("qc07", "greatest(0, volume - qc06 - qc10 - qc49)"),
    line("qc05_0", "qc06 + qc07 + qc10 + qc49"),
    line("qc09", `case when qb11 = 1 then ${part("qc07", between(lasting("qc09"), 6000, 9500))} else 0 end`),
    line("qc55", `qc05_0 - ${part("qc49", between(lasting("qc55"), 0, 10000))}`),
    line(
      "qc02",
      `case when industrial then ${part("qc07", between(yearly("qc02"), 9900, 10200))} else 0 end`,
    ),
    line("exporter", `${lasting("exporter")} % 500000 < ${ofIndustry(({ exporters }) => exporters)}`),
    line(
      "abroad",
      `case when exporter then ${part("volume", between(lasting("abroad"), 200, 5500))} else 0 end`,
    ),
    of("qc38", "abroad", 1000, 6000),
    of("qc11_1", "abroad", 0, 1500),
    line("other_exports", part("abroad", 2500)),
    line("qc11", "qc38 + qc11_1 + other_exports"),
    line("imports", part("abroad", between(lasting("imports"), 500, 6000))),
    line("qc52", "qc11 + imports"),
    of("qc220", "qc05_0", 6000, 8600),
    of("qc221", "qc05_0", 30, 90),
    of("qc222", "qc05_0", 100, 700),
    of("qc223", "qc05_0", 300, 1000),
    line("qc236", part("qj20", between(lasting("qc236"), 8500, 10000))),
    of("qc224", "qc05_0", 10, 150),
    of("qc228", "qc05_0", 0, 40),
    of("qc235", "qc05_0", 0, 30),
    some("qc229", 30000, "qc05_0", 0, 60),
    some("qc225", 120000, "qc05_0", 0, 200),
    some("qc239", 2000, "qc05_0", 0, 20),
    some("qc233", 50000, "qc05_0", 0, 30),
    of("qc232", "qc05_0", 20, 150),
    line(
      "qc120",
      "qc05_0 - qc220 - qc221 - qc222 - qc223 - qc236 - qc224 - qc228 - qc235 + qc229 + qc225 + qc239 + qc233 + qc232",
    ),
    now("qc227", "qc05_0", 0, 40),
    now("qc230", "qc05_0", 0, 30),
    line("qc234", "qc120 + qc227 - qc230"),
    line("qc231", "greatest(0, qc234) * (case when qb11 = 1 then 15 else 25 end) // 100"),
    line("qc12", "qc234 - qc231"),
    of("qc62", "qc05_0", 300, 600),
    line("qc14", part("qc62", between(lasting("qc14"), 9000, 10000))),
    line("qc16", part("qc231", between(lasting("qc16"), 9000, 10000))),
    line("qc13", "qc14 + qc16 + qc221 + 1"),
    some("qc18", 200000, "qc62", 500, 4000),
    line("qc20_1", "case when qb11 = 1 then greatest(0, qc234) // 10 else 0 end"),
    line("qc20_2", "case when qc234 > 0 then least(qc234, qj20) // 10 else 0 end"),
    some("qc20_3", 10000, "qc06_1", 500, 1000),
    line("qc20", "qc20_1 + qc20_2 + qc20_3"),
    some("other_relief", 100000, "qc05_0", 0, 20),
    line("qc17", "qc18 + qc20 + other_relief"),
    line("qc51", `greatest(1, ${perHead(({ pay }) => pay, 1.05, "pay", 1.8)})`),
    line(
      "means",
      part(
        `(volume + 1) * ${pick(lasting("means"), [6, 8, 9, 10, 11, 13, 16, 22])} // 10`,
        between(yearly("means"), 9800, 10200),
      ),
    ),
    of("qc25", "means", 3500, 7500),
    line("qc27_1", "means - qc25"),
    line("qc24", "qc25 + qc27_1"),
    of("qc238", "qc27_1", 0, 300),
    of("qc29", "qc27_1", 2000, 5500),
    of("qc30", "qc27_1", 300, 1500),
    of("qc65", "qc29", 2000, 7000),
    of("qc61", "qc29", 700, 1300),
    of("qc237", "qc24", 1800, 5000),
    of("long_debts", "qc24", 0, 1500),
    line("qc31", "qc237 + long_debts"),
    of("qc32", "qc31", 0, 6000),
    line("qc33", "qc24 - qc31"),
    of("qc34", "qc33", 2500, 7000),
    line("qc63", `case when listed then ${part("qc34", between(lasting("qc63"), 500, 3000))} else 0 end`),
    line("qc50", `case when listed and slot % 10 = 0 then ${part("qc63", 3000)} else 0 end`),
    line("qc39", `case when exporter then ${part("imports", between(yearly("qc39"), 0, 400))} else 0 end`),
    now("qc40", "means", 50, 900),
    line("qz001", "qc51 + qc61 + qc221 + qc62 + qc120"),
    // Industry above 20 million yuan of revenue, and nobody else.
    line(
      "qc41",
      `case when industrial and qc05_0 >= 20000 then 1 + qc05_0 * ${ofIndustry(({ energy }) => energy)} // 10000 * ${between(lasting("qc41"), 60, 180)} // 100 end`,
    ),
    line("backed", chance(yearly("backed"), 15000)),
    line("qc226_1", "case when backed then '是' else '否' end"),
    line(
      "qc226_2",
      `case when backed then ${pick(yearly("qc226_2"), ["种子期", "起步期", "成长期", "成熟期"])} end`,
    ),
    line(
      "qc226",
      `case when backed then 500 + ${part("means", between(yearly("qc226"), 500, 6000))} else 0 end`,
    ),
  ]
}
