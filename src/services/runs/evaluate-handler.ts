import { issue, Problem } from "#issues"
import { recordAction } from "#services/audit"
import { getDraftFramework } from "#services/frameworks"
import type { RunContext } from "./context.ts"
import { executeRun } from "./execute-run.ts"
import type { JobHandler } from "./jobs/job.ts"
import type { RunOptions } from "./run-options.ts"
import type { RunRequest } from "./run-request.ts"
import { saveRun } from "./save-run.ts"

/** Evaluates what a run's row asks for; done twice, it leaves one result. */
export function evaluateHandler(context: RunContext): JobHandler {
  return {
    perform: async ({ id: job, objectId: id, actor, act, progress, signal }) => {
      const { run, dataset, request, framework } = await act(async (tx) => {
        const row = await tx
          .selectFrom("run")
          .leftJoin("dataset", "dataset.id", "run.dataset_id")
          .where("run.id", "=", id)
          .select([
            "run.title",
            "run.options",
            "run.status",
            "run.organisation_id",
            "run.place",
            "dataset.id as dataset",
            "dataset.digest",
            "dataset.file_name",
          ])
          .executeTakeFirst()
        if (row === undefined)
          throw new Problem("not-found", [issue("error", "run-not-found", id, { run: id })])
        await tx
          .updateTable("run")
          .set({ status: "running" })
          .where("id", "=", id)
          .where("status", "=", "queued")
          .execute()
        const { dataset, digest, file_name } = row
        // Written by requestRun.
        const request = row.options as RunRequest
        const framework =
          request.pack === null ? await getDraftFramework(tx, request.framework) : request.framework
        return {
          run: row,
          request,
          framework,
          dataset:
            dataset === null || digest === null ? null : { id: dataset, digest, fileName: file_name ?? "" },
        }
      })
      if (run.status === "done") return
      const { title: _, data, ...rest } = request
      if (data.kind === "dataset" && dataset === null)
        throw new Problem("not-found", [issue("error", "dataset-not-found", data.id, { dataset: data.id })])
      const options: RunOptions = {
        ...rest,
        framework,
        title: run.title,
        data:
          dataset === null
            ? { kind: "pack" }
            : { kind: "file", path: context.artefacts.pathOf(dataset.digest), fileName: dataset.fileName },
      }
      const executed = await executeRun(options, context, progress, signal)
      if (executed.result === null) throw new Problem("invalid", executed.issues)
      signal.throwIfAborted()
      await act((tx) =>
        saveRun(
          tx,
          actor,
          executed,
          {
            ...options,
            id,
            job,
            organisation: { id: run.organisation_id, place: run.place },
            ...(dataset === null ? {} : { dataset: dataset.id }),
          },
          context,
        ),
      )
    },
    ended: async (tx, id, state) => {
      await tx
        .updateTable("run")
        .set({ status: state, finished_at: context.now() })
        .where("id", "=", id)
        .where("status", "in", ["queued", "running"])
        .execute()
      await recordAction(tx, {
        action: state === "failed" ? "run.fail" : "run.cancel",
        objectKind: "run",
        objectId: id,
      })
    },
  }
}
