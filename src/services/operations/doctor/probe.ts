import type { Words } from "#issues"
import type { DoctorContext } from "./context.ts"

/** `unknown`: it could not be looked at. */
export const probeStates = ["good", "warning", "bad", "unknown"] as const
export type ProbeState = (typeof probeStates)[number]

export interface Finding {
  readonly state: ProbeState
  readonly found: Words
}

/** One line of the doctor's list: something that can be wrong with an installation, looked at where it would be wrong. */
export interface Probe {
  readonly id: string
  readonly title: Words
  /** What to do when it is not good. */
  readonly advice: Words
  readonly run: (context: DoctorContext) => Promise<Finding>
}

/** A finding in words; numbers and names are the same in both languages. */
export function finding(state: ProbeState, zh: string, en: string): Finding {
  return { state, found: { zh, en } }
}

/** Good when the list is empty; else the state, with the list. */
export function noneOf(
  state: Exclude<ProbeState, "good">,
  names: readonly string[],
  good: Words,
  bad: Words,
): Finding {
  if (names.length === 0) return { state: "good", found: good }
  const some = names.slice(0, 8).join(", ") + (names.length > 8 ? " …" : "")
  return finding(state, `${bad.zh}：${some}`, `${bad.en}: ${some}`)
}
