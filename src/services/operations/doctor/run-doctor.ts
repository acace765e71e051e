import type { Words } from "#issues"
import type { DoctorContext } from "./context.ts"
import { finding, type Probe, type ProbeState } from "./probe.ts"
import { auditProbes } from "./probes/audit.ts"
import { dataProbes } from "./probes/data.ts"
import { databaseProbes } from "./probes/database.ts"
import { fileProbes } from "./probes/files.ts"
import { networkProbes } from "./probes/network.ts"
import { peopleProbes } from "./probes/people.ts"

/** Every line that is looked at, by group, in the order of the list. */
export const probeGroups: readonly {
  readonly id: string
  readonly title: Words
  readonly probes: readonly Probe[]
}[] = [
  { id: "people", title: { zh: "身份与登录", en: "People and sign-in" }, probes: peopleProbes },
  { id: "audit", title: { zh: "安全审计", en: "Audit" }, probes: auditProbes },
  { id: "database", title: { zh: "数据库", en: "Database" }, probes: databaseProbes },
  { id: "network", title: { zh: "网络与环境", en: "Network and surroundings" }, probes: networkProbes },
  { id: "files", title: { zh: "文件与备份", en: "Files and backups" }, probes: fileProbes },
  { id: "data", title: { zh: "数据完整性", en: "Integrity of data" }, probes: dataProbes },
]

export interface DoctorLine {
  readonly id: string
  readonly group: string
  readonly title: Words
  readonly state: ProbeState
  readonly found: Words
  /** What to do; null where it is good. */
  readonly advice: Words | null
}

export interface DoctorReport {
  /** ISO instant. */
  readonly at: string
  readonly lines: readonly DoctorLine[]
}

/** Looks at every line. One that cannot be looked at is unknown, never good. */
export async function runDoctor(context: DoctorContext): Promise<DoctorReport> {
  const lines: DoctorLine[] = []
  for (const group of probeGroups)
    for (const probe of group.probes) {
      const { state, found } = await probe.run(context).catch((cause: unknown) => {
        const why = cause instanceof Error ? cause.message : String(cause)
        return finding("unknown", `无法检查：${why}`, `could not be looked at: ${why}`)
      })
      lines.push({
        id: probe.id,
        group: group.id,
        title: probe.title,
        state,
        found,
        advice: state === "good" ? null : probe.advice,
      })
    }
  return { at: context.now().toISOString(), lines }
}
