import { between, count, type Draws, part } from "./draws.ts"
import { type Line, line } from "./recipe.ts"

/** Persons (QD…): what others are parts of is made before them, or is their sum. */
export function peopleLines({ lasting, yearly }: Draws): Line[] {
  const of = (code: string, whole: string, low: number, high: number): Line =>
    line(code, count(whole, between(lasting(code), low, high), yearly(code)))
  return [
    line("qd01", "staff"),
    of("qd03", "qd01", 0, 160),
    of("qd25", "qd01", 0, 80),
    of("qd21", "qd25", 0, 5000),
    line("qd26", count("qd01", between(yearly("qd26"), 200, 2000), yearly("qd26-rest"))),
    of("qd14", "qd26", 1000, 5000),
    of("qd14_0", "qd14", 1000, 6000),
    line("qd05", `greatest(1, ${part("qd01", between(yearly("qd05"), 9700, 10000))})`),
    of("qd06", "qd01", 0, 250),
    of("qd07", "(qd01 - qd06)", 100, 1800),
    line("qd18", "qd06 + qd07"),
    line("qd08", `least(qd01 - qd18, ${part("qd01", between(lasting("qd08"), 1500, 4500))})`),
    line("qd09", `least(qd01 - qd18 - qd08, ${part("qd01", between(lasting("qd09"), 800, 2500))})`),
    of("qd32", "qd01", 0, 100),
    of("qd33", "qd01", 0, 200),
    of("qd34", "qd01", 0, 500),
    of("qd35", "qd01", 0, 700),
    of("qd36", "qd01", 0, 700),
    line("qd31", "qd32 + qd33 + qd34 + qd35 + qd36"),
    of("qd27", "qd01", 300, 1000),
    of("qd28", "qd01", 1000, 4500),
  ]
}
