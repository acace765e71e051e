import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import type { RoundContext } from "./context.ts"
import type { PublicationContent } from "./publication-content.ts"

export interface Publication {
  readonly id: string
  readonly round: string
  readonly kind: "notice" | "release"
  readonly from: Date
  readonly until: Date | null
  readonly content: PublicationContent
  readonly proof: boolean
  readonly reason: string
  readonly replaces: string | null
}

export interface EndedPublication {
  readonly round: string
  readonly kind: "replaced" | "withdrawn"
  readonly title: Words
  readonly reason: string
  readonly from: Date
  readonly endedAt: Date
}

/** What is public now: of one round or of all, the newest first. The database decides what that is. */
export async function readPublications(
  tx: Transaction,
  round?: string,
): Promise<{ readonly publications: readonly Publication[]; readonly ended: readonly EndedPublication[] }> {
  const rows = await tx
    .selectFrom("round_publication")
    .$if(round !== undefined, (q) => q.where("round_id", "=", round ?? ""))
    .orderBy("released_at", "desc")
    .orderBy("id")
    .selectAll()
    .execute()
  const ends = await tx
    .selectFrom("round_publication_end")
    .$if(round !== undefined, (q) => q.where("round_id", "=", round ?? ""))
    .orderBy("ended_at", "desc")
    .selectAll()
    .execute()
  if (round !== undefined && rows.length === 0 && ends.length === 0)
    throw new Problem("not-found", [issue("error", "round-nothing-published", round, {})])
  return {
    publications: rows.map((row) => ({
      id: row.id,
      round: row.round_id,
      kind: row.kind,
      from: row.released_at,
      until: row.ends_at,
      // Written by this service as the shape that it is read as.
      content: row.content as PublicationContent,
      proof: row.proof_id !== null,
      reason: row.reason,
      replaces: row.replaces,
    })),
    ended: ends.map((row) => ({
      round: row.round_id,
      kind: row.kind,
      title: { zh: row.title_zh, en: row.title_en },
      reason: row.reason,
      from: row.released_at,
      endedAt: row.ended_at,
    })),
  }
}

/** The public proof of a release. @throws Problem not-found */
export async function readPublicProof(
  tx: Transaction,
  round: string,
  publication: string,
  context: RoundContext,
) {
  const file = await tx
    .selectFrom("round_publication as p")
    .innerJoin("artefact as a", "a.id", "p.proof_id")
    .where("p.round_id", "=", round)
    .where("p.id", "=", publication)
    .select(["a.digest", "a.file_name as fileName"])
    .executeTakeFirst()
  if (file === undefined)
    throw new Problem("not-found", [issue("error", "round-nothing-published", round, {})])
  return {
    fileName: file.fileName,
    mediaType: "application/json",
    content: await context.artefacts.read(file.digest),
  }
}

/** The published ranking as a table; an invented one says so in its file's name and in a column. */
export async function writePublishedTable(
  tx: Transaction,
  round: string,
  publication: string,
  context: RoundContext,
) {
  const { publications } = await readPublications(tx, round)
  const found = publications.find(({ id }) => id === publication)
  if (found === undefined)
    throw new Problem("not-found", [issue("error", "round-nothing-published", round, {})])
  const { content } = found
  const header = [
    "位次 rank",
    "代码 code",
    "名称 name",
    "得分 score",
    "分类 class",
    "分类位次 rank in class",
    "位次下界 best rank",
    "位次上界 worst rank",
    "状态 status",
    "来源 origin",
    "期间 period",
  ]
  const rows = [...content.rows]
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
    .map((row) => [
      row.rank,
      row.code,
      row.name,
      row.score,
      row.class,
      row.classRank,
      row.best,
      row.worst,
      row.status,
      content.origin,
      content.period,
    ])
  const mark = content.watermark === null ? "" : `-${content.watermark.zh.replaceAll(" ", "")}`
  const unofficial = content.weightsUnknown ? "-权重未公布" : ""
  return {
    fileName: `${content.title.zh}-${content.period}${unofficial}${mark}.csv`,
    mediaType: "text/csv; charset=utf-8",
    content: context.evaluation.writeCsv(header, rows),
  }
}
