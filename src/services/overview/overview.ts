import type { Actor } from "#access"
import type { Transaction } from "#schema"
import type { Packs } from "#services/frameworks"
import { readSetting } from "#services/settings"
import { type ClauseMatrix, clauseMatrix } from "./clause-matrix.ts"
import { type DataLine, dataLine } from "./data-line.ts"
import { recordsOf } from "./pack-records.ts"
import { latestRank, type PublishedRank, publishedRanks } from "./published-ranks.ts"
import { readStations, type Station } from "./stations.ts"
import { type Task, tasksOf } from "./tasks.ts"

export interface Overview extends Pick<ClauseMatrix, "document" | "articles" | "states"> {
  readonly mode: "production" | "demo"
  readonly stations: Station[]
  readonly data: DataLine
  readonly mapApprovalNumber: string
}

/**
 * The first screen as anybody sees it.
 * @param kept as of `clauseMatrix`
 */
export async function overview(
  tx: Transaction,
  actor: Actor,
  packs: Packs,
  mode: "production" | "demo",
  kept: ReadonlySet<string>,
): Promise<Overview> {
  const { document, articles, states } = await clauseMatrix(tx, actor, packs, kept)
  return {
    document,
    articles,
    states,
    mode,
    stations: await readStations(tx, actor),
    data: dataLine(packs, mode),
    mapApprovalNumber: await readSetting(tx, "map-approval-number"),
  }
}

export interface MyOverview {
  readonly stations: Station[]
  readonly tasks: Task[]
  readonly zone: {
    readonly code: string
    readonly name: string
    readonly origin: "public" | "user" | "invented"
    readonly latestRank: PublishedRank | null
    readonly publishedValues: number
  } | null
  readonly organisationKind: string | null
}

/** What the first screen holds for one person: the stations by their rights, what waits for them, their zone. */
export async function myOverview(tx: Transaction, actor: Actor, packs: Packs): Promise<MyOverview> {
  const own =
    actor.kind === "person"
      ? await tx
          .selectFrom("organisation")
          .where("id", "=", actor.organisation)
          .select(["id", "kind", "name_zh", "origin"])
          .executeTakeFirst()
      : undefined
  const values = recordsOf(packs.get("national")?.pack, "zone_indicators.csv")
  return {
    stations: await readStations(tx, actor),
    tasks: await tasksOf(tx, actor),
    zone:
      own?.kind === "zone"
        ? {
            code: own.id,
            name: own.name_zh,
            origin: own.origin,
            latestRank: latestRank(publishedRanks(packs), own.id),
            publishedValues: values.filter((row) => row.code === own.id).length,
          }
        : null,
    organisationKind: own?.kind ?? null,
  }
}
