import type { Actor } from "#access"
import { digestOf } from "#evaluation"
import { Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { executeRun, type RunOptions, saveRun } from "#services/runs"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { frameworkOfRound } from "./round-framework.ts"
import { appendEvent, findFigures, type RoundRow } from "./round-store.ts"
import { tableOfFigures } from "./round-table.ts"

/** Evaluates the figures as they stand now and keeps the run; earlier computations stay. @returns the run's id */
export async function computeRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  seen: string | undefined,
  context: RoundContext,
): Promise<string> {
  const now = context.now()
  const { round, state } = await openRound(tx, actor, id, now, "compute", seen)
  const options = optionsOf(round, context)
  const executed = await executeRun(options, await withFigures(tx, round, context))
  if (executed.result === null || executed.proof === null) throw new Problem("invalid", executed.issues)
  const run = await saveRun(tx, actor, executed, { ...options, confined: true }, context)
  const proof = await tx
    .selectFrom("run_file")
    .where("run_id", "=", run)
    .where("kind", "=", "proof")
    .select("artefact_id")
    .executeTakeFirstOrThrow()
  const detail = {
    run,
    proof: proof.artefact_id,
    dataDigest: executed.result.data.digest,
    frameworkDigest: executed.result.framework.digest,
    methodDigest: digestOf(executed.result.method),
    proofDigest: executed.proof.digest,
  }
  await appendEvent(tx, round, now, {
    action: "compute",
    detail: {
      ...(await nameOf(tx, actor)),
      ...detail,
      unconfirmed: state.participants
        .filter(({ version, confirmed }) => confirmed !== version)
        .map(({ organisation }) => organisation),
    },
  })
  await recordAction(tx, { action: "round.compute", objectKind: "round", objectId: id, detail })
  return run
}

function optionsOf(round: RoundRow, context: RoundContext): RunOptions {
  return {
    title: round.title_zh,
    pack: round.pack,
    framework: round.pack === null ? frameworkOfRound(round, context).framework : round.framework,
    method: round.method,
    data:
      round.data_digest === null
        ? { kind: "pack" }
        : { kind: "file", path: `${round.id}.csv`, fileName: `${round.id}.csv` },
    period: round.period,
    ...(round.class_column === null ? {} : { class: round.class_column }),
  }
}

/** The round's own figures stand in the place of the table that they first came from, and keep its origin. */
async function withFigures(tx: Transaction, round: RoundRow, context: RoundContext): Promise<RoundContext> {
  const participants = await tx
    .selectFrom("round_participant")
    .where("round_id", "=", round.id)
    .select(["organisation_id", "name"])
    .execute()
  const names = new Map(participants.map((one) => [one.organisation_id, one.name]))
  const table = tableOfFigures(round, await findFigures(tx, round.id), names)
  const { pack } = frameworkOfRound(round, context)
  const first = round.data_digest === null ? `/data/${pack?.manifest.default?.data ?? ""}` : `${round.id}.csv`
  const { heavyWork: _ownThread, ...rest } = context
  return {
    ...rest,
    evaluation: {
      ...context.evaluation,
      readTable: async (path, options) =>
        path.replaceAll("\\", "/").endsWith(first)
          ? { table, issues: [] }
          : context.evaluation.readTable(path, options),
    },
  }
}
