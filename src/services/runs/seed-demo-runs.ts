import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"
import type { RunContext } from "./context.ts"
import { executeRun } from "./execute-run.ts"
import type { RunOptions } from "./run-options.ts"
import { saveRun } from "./save-run.ts"

export interface DemoRunsContext extends RunContext {
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
}

const system: Actor = { kind: "system", task: "first-start" }

const seeds: readonly {
  readonly id: string
  /** The first of these organisations that is there. */
  readonly organisations: readonly string[]
  readonly options: RunOptions
}[] = [
  {
    id: "demo-provinces",
    organisations: ["cn.demo", "cn"],
    options: {
      title: "31 省份公开数据试算（各指标年份见指标说明）",
      pack: "provinces",
      framework: "",
      method: null,
      data: { kind: "pack" },
    },
  },
  {
    id: "demo-zones",
    organisations: ["990000.kjt"],
    options: {
      title: "示例省高新区评价（虚构）",
      pack: "demo",
      framework: "",
      method: null,
      data: { kind: "pack" },
    },
  },
]

/** Leaves two finished runs for a demonstration to begin with, once: public data of provinces, invented data of zones. */
export async function seedDemoRuns(context: DemoRunsContext, signal?: AbortSignal): Promise<void> {
  for (const seed of seeds) {
    if (signal?.aborted) return
    const owner = await context.withActor(system, "administration", async (tx) => {
      const known = await tx.selectFrom("run").where("id", "=", seed.id).select("id").executeTakeFirst()
      if (known !== undefined) return null
      const found = await tx
        .selectFrom("organisation")
        .where("id", "in", seed.organisations)
        .select(["id", "place"])
        .execute()
      return seed.organisations.flatMap((id) => found.filter((one) => one.id === id))[0] ?? null
    })
    if (owner === null) continue
    const { pack } = await context.evaluation.loadPack(seed.options.pack ?? "")
    const framework = pack?.manifest.default?.framework
    if (framework === undefined) continue
    const options = { ...seed.options, framework }
    const executed = await executeRun(options, context, undefined, signal).catch((cause: unknown) => {
      if (signal?.aborted) return null
      throw cause
    })
    if (executed === null || executed.result === null) continue
    await context.withActor(system, "administration", (tx) =>
      saveRun(tx, system, executed, { ...options, id: seed.id, organisation: owner }, context),
    )
  }
}
