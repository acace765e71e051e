// Units of measure as products of dimensions with an exact factor, so that 千元 + 万元 is told apart from 千元 + 人.

/** dimension → power, and how many of the dimension's base one of the unit is: `times` ÷ `over`. */
export interface Unit {
  readonly text: string
  readonly powers: Readonly<Record<string, number>>
  readonly times: string
  readonly over: string
  /** Product of the bare numbers that the value was multiplied by: × 100 may mean percent. */
  readonly scaledTimes: string
  readonly scaledOver: string
}

const multiples: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  十亿: 1_000_000_000n,
  百亿: 10_000_000_000n,
  千亿: 100_000_000_000n,
  万亿: 1_000_000_000_000n,
}

/** Unit → dimension and factor. */
const bases = new Map<string, readonly [dimension: string, times: bigint, over: bigint]>()
const add = (dimension: string, names: string, times = 1n, over = 1n) => {
  for (const name of names.split(" ")) bases.set(name, [dimension, times, over])
}
add("cny", "元 cny CNY yuan")
add("usd", "美元 usd USD")
add("person", "人 人次 名 位 person")
add("person-year", "人年")
add("thing", "个 家 件 户 项 项目 篇 条 次 种 所 宗 套 台 块 位次 count rank")
add("m2", "平方米")
add("m2", "平方公里", 1_000_000n)
add("m2", "公顷", 10_000n)
// 15 亩 are one hectare.
add("m2", "亩", 10_000n, 15n)
add("m", "米")
add("m", "公里", 1000n)
add("gram", "克")
add("gram", "千克", 1000n)
add("gram", "吨", 1_000_000n)
add("coal", "吨标准煤 tce")
add("m3", "立方米")
add("kwh", "千瓦时 kwh")
add("day", "天 日 day")
add("hour", "小时")
add("month", "月 个月 month")
add("month", "年 岁 year", 12n)
add("", "1 - 倍 分 点 级 point index ratio")
add("", "%", 1n, 100n)
add("", "‰", 1n, 1000n)

/** @returns `null` for a blank unit: a number without one takes any */
export function readUnit(text: string | undefined): Unit | null {
  const clean = text?.trim() ?? ""
  if (clean === "" || clean === "-") return null
  let times = 1n
  let over = 1n
  const powers: Record<string, number> = {}
  clean.split("/").forEach((part, i) => {
    const [dimension, up, down] = readPart(part.trim())
    if (i === 0) {
      times *= up
      over *= down
    } else {
      times *= down
      over *= up
    }
    if (dimension !== "") raise(powers, dimension, i === 0 ? 1 : -1)
  })
  return made(clean, powers, times, over, 1n, 1n)
}

function readPart(part: string): readonly [string, bigint, bigint] {
  const known = bases.get(part)
  if (known !== undefined) return known
  for (const length of [2, 1]) {
    const times = multiples[part.slice(0, length)]
    const base = bases.get(part.slice(length))
    if (times !== undefined && base !== undefined) return [base[0], base[1] * times, base[2]]
  }
  // A unit of its own: equal to itself only.
  return [`?${part}`, 1n, 1n]
}

function raise(powers: Record<string, number>, dimension: string, by: number) {
  const power = (powers[dimension] ?? 0) + by
  if (power === 0) delete powers[dimension]
  else powers[dimension] = power
}

function made(
  text: string,
  powers: Readonly<Record<string, number>>,
  times: bigint,
  over: bigint,
  scaledTimes: bigint,
  scaledOver: bigint,
): Unit {
  const common = divisor(times, over)
  const scaled = divisor(scaledTimes, scaledOver)
  return {
    text,
    powers,
    times: String(times / common),
    over: String(over / common),
    scaledTimes: String(scaledTimes / scaled),
    scaledOver: String(scaledOver / scaled),
  }
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}

/** The unit of a product or quotient; a value without a unit leaves the other's. */
export function productUnit(left: Unit | null, right: Unit | null, divided: boolean): Unit | null {
  if (left === null && right === null) return null
  const a = left ?? none
  const b = right ?? none
  const powers: Record<string, number> = { ...a.powers }
  for (const [dimension, power] of Object.entries(b.powers))
    raise(powers, dimension, divided ? -power : power)
  const [up, down] = divided ? [b.over, b.times] : [b.times, b.over]
  const [scaledUp, scaledDown] = divided ? [b.scaledOver, b.scaledTimes] : [b.scaledTimes, b.scaledOver]
  const text =
    right === null
      ? a.text
      : left === null && !divided
        ? b.text
        : `${a.text || "1"}${divided ? "/" : "·"}${b.text}`
  return made(
    text,
    powers,
    BigInt(a.times) * BigInt(up),
    BigInt(a.over) * BigInt(down),
    BigInt(a.scaledTimes) * BigInt(scaledUp),
    BigInt(a.scaledOver) * BigInt(scaledDown),
  )
}

const none: Unit = { text: "", powers: {}, times: "1", over: "1", scaledTimes: "1", scaledOver: "1" }

/** The same unit after a × or ÷ by the bare number times ÷ over. */
export function scaledUnit(unit: Unit | null, times: bigint, over: bigint): Unit {
  const of = unit ?? none
  return made(
    of.text,
    of.powers,
    BigInt(of.times),
    BigInt(of.over),
    BigInt(of.scaledTimes) * times,
    BigInt(of.scaledOver) * over,
  )
}

export const sameDimension = (a: Unit, b: Unit) =>
  Object.keys(a.powers).length === Object.keys(b.powers).length &&
  Object.entries(a.powers).every(([dimension, power]) => b.powers[dimension] === power)

/**
 * Whether two numbers may be added, compared or taken for one another. A bare factor counts either as scaling (half
 * of it, still in 千元) or as a conversion (÷ 10: from 千元 to 万元).
 * @returns `true`; or the factor by which the first would have to be multiplied; `null` where none would help
 */
export function unitsAgree(a: Unit | null, b: Unit | null): true | string | null {
  if (a === null || b === null) return true
  if (!sameDimension(a, b)) return null
  const readings = (unit: Unit): readonly (readonly [bigint, bigint])[] => [
    [BigInt(unit.times), BigInt(unit.over)],
    // Multiplied by s, a number counts units that are s times smaller.
    [BigInt(unit.times) * BigInt(unit.scaledOver), BigInt(unit.over) * BigInt(unit.scaledTimes)],
  ]
  for (const [up, down] of readings(a))
    for (const [otherUp, otherDown] of readings(b)) if (up * otherDown === otherUp * down) return true
  const converted = readings(a)[1]
  const wanted = readings(b)[1]
  if (converted === undefined || wanted === undefined) return null
  return ratioText(converted[0] * wanted[1], converted[1] * wanted[0])
}

/**
 * Whether a value in one unit is what another unit says, the bare factors being conversions.
 * @returns as `unitsAgree`
 */
export function unitConverts(from: Unit, to: Unit): true | string | null {
  if (!sameDimension(from, to)) return null
  const up = BigInt(from.times) * BigInt(from.scaledOver) * BigInt(to.over)
  const down = BigInt(from.over) * BigInt(from.scaledTimes) * BigInt(to.times)
  return up === down ? true : ratioText(up, down)
}

function ratioText(up: bigint, down: bigint): string {
  const common = divisor(up, down)
  const [times, over] = [up / common, down / common]
  return over === 1n ? String(times) : times === 1n ? `1/${over}` : `${times}/${over}`
}
