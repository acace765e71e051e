import { exp, ln } from "#statistics"
import { literal } from "../open-duckdb.ts"
import { between, chance, type Draws, evenKnots, hashed, pick, quantile, sizeKnots } from "./draws.ts"
import { type Industry, weighted } from "./industries.ts"

export interface InventedZone {
  /** 99… */
  readonly code: string
  readonly name: string
}

const stems = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"]

/** Zones 990001 … of the invented province, as the demo pack has them. */
export const inventedZones = (count: number): InventedZone[] =>
  Array.from({ length: count }, (_, i) => ({
    code: `99${String(i + 1).padStart(4, "0")}`,
    name: `示例省${stems[i] ?? `第${i + 1}`}市高新区`,
  }))

const oldest = 12
const classes = 16

/** Size after so many years in the zone, in ten-thousandths, by class of growth: from −5 % to +11 % a year. */
const growth = (): number[] =>
  Array.from({ length: classes * (oldest + 1) }, (_, i) => {
    const trend = 0.95 + (0.16 * Math.floor(i / (oldest + 1))) / (classes - 1)
    return Math.round(10000 * exp(ln(trend) * (i % (oldest + 1))))
  })

/**
 * The units of one year: a table of whoever has to report, in an order that is the same for all years.
 * A place in the list is taken by one enterprise after another; each enters in a year of its own, grows along its own
 * trend, may move to another zone once, and leaves.
 *
 * Columns: slot, unit, name, zone, place, lasting and yearly (for draws), entry (year), age, industry (from 1), size_now
 * (hundredths of a person, so that volumes of small enterprises do not jump with one person), staff, responds.
 */
export function unitsSql(
  seed: string,
  enterprises: number,
  year: number,
  zones: number,
  { lasting, yearly }: Draws,
): string {
  const own = (text: string) => hashed(`${literal(`${seed}/`)} || ${text}`)
  // Zones are of unequal size: the first have the most.
  const shares = inventedZones(zones).flatMap((_, i) =>
    Array.from({ length: 1 + Math.floor((2 * zones) / (i + 2)) }, () => i + 1),
  )
  const digit = (number: string, power: number) => `(${number} // ${10 ** power} % 10)`
  const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  const orgSum = orgWeights.map((weight, i) => `${weight} * ${digit("number", 7 - i)}`).join(" + ")
  // GB 32100: 3^(i−1) mod 31. Places 3–8 the division, 9–16 the number, 17 the check digit of GB 11714.
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const code = [
    "9 * 1 + 9 * 3",
    ...Array.from({ length: 6 }, (_, i) => `${weights[2 + i]} * ${digit("(990000 + home)", 5 - i)}`),
    ...Array.from({ length: 8 }, (_, i) => `${weights[8 + i]} * ${digit("number", 7 - i)}`),
    `${weights[16]} * (case when org = 10 then 29 else org end)`,
  ].join(" + ")
  const slots = `select i as slot, ${own("'slot/' || i")} as fate from range(${enterprises}) as slots(i)`
  const lives = `select *, case when fate % 10 < 3 then 5 + fate // 10 % 8 else 30 end as life,
    fate // 100 % 30 as phase from (${slots})`
  const generations = `select slot, life, (${year} + phase) // life as generation,
    (${year} + phase) % life as age from (${lives})`
  const enterprise = `select *, ${year} - age as entry, ${own("'unit/' || slot || '/' || generation")} as lasting,
    ${own(`'year/${year}/' || slot || '/' || generation`)} as yearly,
    slot * 10 + generation % 10 as number from (${generations})`
  const traits = `select *, ${pick(lasting("zone"), shares)} as home,
    case when ${chance(lasting("moves"), 150000)}
      then case when age >= 1 + ${lasting("moves-when")} % life then ${between(lasting("moves-to"), 1, zones)} end end as moved,
    1 + ${lasting("industry")} % ${weighted.length} as industry,
    ${quantile(lasting("size"), sizeKnots())} as size,
    [${growth().join(", ")}][1 + ${lasting("trend")} % ${classes} * ${oldest + 1} + least(age, ${oldest})] as grown,
    ${between(yearly("staff"), 9600, 10400)} as shock,
    (11 - (${orgSum}) % 11) % 11 as org,
    not ${chance(yearly("silent"), 8000)} as responds from (${enterprise})`
  const coded = `select *, coalesce(moved, home) as zone_number,
    (31 - (${code}) % 31) % 31 as letter,
    size * grown // 10000 * shock // 10000 as size_now from (${traits})`
  const words = (read: (one: Industry) => string) =>
    `[${weighted.map((one) => literal(read(one))).join(", ")}][industry]`
  const first = pick(lasting("name-1"), [..."恒泰宏盛瑞启明华创新远景星云天成"])
  const second = pick(lasting("name-2"), [..."达源通科联信微拓立方正合英维海峰"])
  return `select slot, '99' || (990000 + home) || lpad(cast(number as varchar), 8, '0')
      || case when org = 10 then 'X' else cast(org as varchar) end
      || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', letter + 1, 1) as unit,
    '示例' || ${first} || ${second} || ${words(({ word }) => word)} || lpad(cast(number as varchar), 8, '0') || '号有限公司（虚构）' as name,
    cast(990000 + zone_number as varchar) as zone, '/99/' || (990000 + zone_number) || '/' as place,
    lasting, yearly, entry, age, industry, size_now, greatest(1, size_now // 100) as staff, responds from (${coded})`
}

/** A number of the unit's industry. */
export const ofIndustry = (read: (one: Industry) => number): string =>
  `[${weighted.map(read).join(", ")}][industry]`

/** A factor in ten-thousandths that stays with the enterprise, from 1/width to width. */
export const lastingFactor = (draws: Draws, key: string, width: number): string =>
  quantile(draws.lasting(key), evenKnots(width))
