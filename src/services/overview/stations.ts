import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { type RoundCounts, roundCounts } from "#services/rounds"

export interface Station {
  readonly id: string
  readonly label: Words
  readonly href: string | null
  readonly inUse: boolean
  readonly figures: { readonly label: Words; readonly value: string }[]
  readonly asOf: string | null
  readonly needs: Words
}

/** What a station counts for the actor; `null`: it is not in use. */
export interface StationReading {
  readonly figures: readonly { readonly label: Words; readonly value: number | string }[]
  readonly asOf: Date | null
}

/** What stations read: the actor's transaction, and the rounds in it, counted once. */
interface Seen {
  readonly tx: Transaction
  readonly actor: Actor
  readonly rounds: RoundCounts
}

interface StationDefinition {
  readonly id: string
  readonly label: Words
  readonly href: string | null
  /** What it waits for while it is not in use. */
  readonly needs: Words
  /** Counts what row-level security lets the actor see. */
  readonly read: (seen: Seen) => Promise<StationReading | null>
}

const notYet = async () => null

/** The loop of an evaluation, station by station. */
const stations: readonly StationDefinition[] = [
  {
    id: "reporting",
    label: { zh: "填报", en: "Reporting" },
    href: "/rounds",
    needs: {
      zh: "需要：开一个评价期，应报、已报由此计数",
      en: "needs an open period: who is due, who reported",
    },
    read: readReporting,
  },
  {
    id: "review",
    label: { zh: "审核", en: "Review" },
    href: "/rounds",
    needs: { zh: "需要：已报送的材料", en: "needs material that was handed in" },
    read: readReview,
  },
  {
    id: "snapshot",
    label: { zh: "快照", en: "Snapshot" },
    href: "/rounds",
    needs: { zh: "需要：审核完成并锁定的评价期", en: "needs a period that is reviewed and locked" },
    read: readSnapshots,
  },
  {
    id: "evaluation",
    label: { zh: "评价", en: "Evaluation" },
    href: "/evaluations",
    needs: { zh: "需要：快照，或导入一张指标表", en: "needs a snapshot, or an uploaded table" },
    read: readRuns,
  },
  {
    id: "explanation",
    label: { zh: "解释", en: "Explanation" },
    href: "/evaluations",
    needs: { zh: "需要：一次完成的评价", en: "needs a finished evaluation" },
    read: readFiles,
  },
  {
    id: "action",
    label: { zh: "处置", en: "Action" },
    href: null,
    needs: {
      zh: "需要：发布的结果，和评价机关关于表扬、警告、整改的办法",
      en: "needs a released result and the authority's rules on commendation, warning, rectification",
    },
    read: notYet,
  },
  {
    id: "policy",
    label: { zh: "政策", en: "Policy" },
    href: "/clauses",
    needs: { zh: "需要：政策规则包，尚未载入", en: "needs a pack of policy rules; none is loaded" },
    read: notYet,
  },
]

/** The seven stations with what the actor may see counted; anybody sees what was released. */
export async function readStations(tx: Transaction, actor: Actor): Promise<Station[]> {
  const list: Station[] = []
  const rounds = await roundCounts(tx)
  for (const { read, ...station } of stations) {
    const reading = await read({ tx, actor, rounds })
    list.push({
      ...station,
      inUse: reading !== null,
      figures: (reading?.figures ?? []).map(({ label, value }) => ({ label, value: String(value) })),
      asOf: reading?.asOf?.toISOString() ?? null,
    })
  }
  return list
}

async function readReporting({ rounds }: Seen): Promise<StationReading | null> {
  if (rounds.total === 0) return null
  const figures =
    rounds.asked === 0
      ? [{ label: { zh: "评价期", en: "periods" }, value: rounds.total }]
      : [
          { label: { zh: "应报", en: "due" }, value: rounds.asked },
          { label: { zh: "已报", en: "reported" }, value: rounds.confirmed },
        ]
  return { figures, asOf: null }
}

async function readReview({ rounds }: Seen): Promise<StationReading | null> {
  if (rounds.openQuestions === 0 && rounds.phases.confirming === 0) return null
  return {
    figures: [{ label: { zh: "待答疑问", en: "open questions" }, value: rounds.openQuestions }],
    asOf: null,
  }
}

/** Rounds whose data and method are frozen. */
async function readSnapshots({ rounds: { phases } }: Seen): Promise<StationReading | null> {
  const frozen =
    phases.frozen +
    phases.notice +
    phases.correcting +
    phases.final +
    phases.scheduled +
    phases.released +
    phases.revising
  return frozen === 0
    ? null
    : { figures: [{ label: { zh: "已冻结", en: "frozen" }, value: frozen }], asOf: null }
}

async function readRuns({ tx }: Seen): Promise<StationReading | null> {
  const row = await tx
    .selectFrom("run")
    .where("deleted_at", "is", null)
    .select([
      sql<string>`count(*) filter (where status = 'done')`.as("done"),
      sql<string>`count(*) filter (where status in ('queued', 'running'))`.as("waiting"),
      sql<string>`count(*) filter (where released_at is not null)`.as("released"),
      sql<Date | null>`max(coalesce(released_at, finished_at, created_at))`.as("latest"),
    ])
    .executeTakeFirstOrThrow()
  const [done, waiting, released] = [Number(row.done), Number(row.waiting), Number(row.released)]
  if (done + waiting === 0) return null
  return {
    figures: [
      { label: { zh: "完成", en: "done" }, value: done },
      ...(waiting === 0 ? [] : [{ label: { zh: "进行中", en: "running" }, value: waiting }]),
      { label: { zh: "发布", en: "released" }, value: released },
    ],
    asOf: row.latest,
  }
}

async function readFiles({ tx }: Seen): Promise<StationReading | null> {
  const row = await tx
    .selectFrom("run_file")
    .innerJoin("run", "run.id", "run_file.run_id")
    .where("run_file.kind", "=", "report")
    .where("run.deleted_at", "is", null)
    .select([sql<string>`count(*)`.as("reports"), sql<Date | null>`max(run.finished_at)`.as("latest")])
    .executeTakeFirstOrThrow()
  const reports = Number(row.reports)
  return reports === 0
    ? null
    : { figures: [{ label: { zh: "报告", en: "reports" }, value: reports }], asOf: row.latest }
}
