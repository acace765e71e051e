/** `npm run bench`: work, median time, rate and memory of each path that matters. Prints; asserts nothing. */
import { spawnSync } from "node:child_process"
import { cpus } from "node:os"
import { resolve } from "node:path"
import { padded } from "../../src/cli/padded.ts"
import {
  type EvaluationInput,
  evaluate,
  fullProof,
  sealResult,
  verifyFullProof,
} from "../../src/engines/evaluation/index.ts"
import { checkWorkbookRows } from "./check-workbook.ts"
import { checkRows } from "./checks.ts"
import { databaseRows } from "./databases.ts"
import { expressionRows } from "./expressions.ts"
import { indicatorRows } from "./indicators.ts"
import { lockedSnapshotRows } from "./locked-snapshot.ts"
import { loopRows } from "./loop.ts"
import { platformRows } from "./platform.ts"
import { registerRows } from "./registers.ts"
import { saveRows } from "./save-returns.ts"
import { snapshotRows } from "./snapshots.ts"
import { syntheticInput } from "./synthetic.ts"
import { workbookRows } from "./workbooks.ts"

interface Row {
  readonly work: string
  readonly median: number
  readonly rate: string
  readonly memory: string
}

const megabytes = (bytes: number) => `${(bytes / 1048576).toFixed(0)} MB`

function measure(work: string, cells: number, repeats: number, run: () => unknown): Row {
  // Warm: the engine has compiled what it runs often.
  const warm = performance.now() + 1000
  for (let i = 0; i < 600 && performance.now() < warm; i++) run()
  const times: number[] = []
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const median = times[Math.floor(times.length / 2)] ?? 0
  return {
    work,
    median,
    rate: `${(cells / median / 1000).toFixed(1)} M cells/s`,
    memory: megabytes(process.memoryUsage().rss),
  }
}

function evaluation(work: string, input: EvaluationInput, repeats: number): Row {
  const { result, issues } = evaluate(input)
  if (result === null) throw new Error(`${work}: ${JSON.stringify(issues.slice(0, 3))}`)
  const cells = input.dataset.codes.length * Object.keys(input.dataset.values).length
  return measure(work, cells, repeats, () => evaluate(input))
}

const full = {
  denominate: true,
  screen: {},
  impute: { method: "median" },
  treat: {},
  normalise: { method: "min-max" },
}
const sizes = [
  [200, 46, 100],
  [2000, 100, 15],
  [4000, 100, 9],
  [8000, 100, 5],
] as const

const rows: Row[] = []
for (const [entities, indicators, repeats] of sizes)
  rows.push(
    evaluation(
      `min-max + arithmetic, ${entities} × ${indicators}`,
      { ...syntheticInput(entities, indicators), method: {} },
      repeats,
    ),
  )
for (const [entities, indicators, repeats] of sizes.slice(0, 2))
  rows.push(
    evaluation(
      `denominate, screen, impute, treat, min-max, arithmetic, ${entities} × ${indicators}`,
      { ...syntheticInput(entities, indicators), method: full },
      repeats,
    ),
  )
rows.push(
  evaluation(
    "min-max 1–100 + geometric, 200 × 46",
    {
      ...syntheticInput(200, 46),
      method: { normalise: { method: "min-max", range: [1, 100] }, aggregate: { method: "geometric" } },
    },
    50,
  ),
)
for (const entities of [200, 400, 800])
  rows.push(
    evaluation(
      `Copeland at every level, ${entities} × 46 (grows with n²)`,
      {
        ...syntheticInput(entities, 46),
        method: { normalise: { method: "rank" }, aggregate: { method: "copeland" } },
      },
      5,
    ),
  )
rows.push(
  evaluation(
    "rank interval over unknown weights, 178 × 46",
    { ...syntheticInput(178, 46, true), method: {} },
    3,
  ),
)
const proofInput = { ...syntheticInput(200, 46), method: {} }
const engine = { name: "gaoxin", version: "bench" }
const evaluated = evaluate(proofInput).result
if (evaluated !== null) {
  rows.push(
    measure("result digests and full proof, 200 × 46", 9200, 10, () =>
      fullProof(sealResult(evaluated, proofInput, engine), proofInput),
    ),
  )
  const proof = fullProof(sealResult(evaluated, proofInput, engine), proofInput)
  rows.push(measure("verify the full proof, 200 × 46", 9200, 10, () => verifyFullProof(proof, engine)))
}
const cli = resolve(import.meta.dirname, "../../src/cli/gaoxin.mjs")
rows.push(
  measure("gaoxin evaluate --pack provinces --json, whole process", 279, 5, () => {
    const done = spawnSync(process.execPath, [cli, "evaluate", "--pack", "provinces", "--json"], {
      encoding: "utf8",
    })
    if (done.status !== 0) throw new Error(done.stderr)
  }),
)

console.log(`${cpus()[0]?.model} × ${cpus().length}, Node ${process.version}\n`)
console.log(
  padded(
    [
      ["work", "median", "rate", "memory"],
      ...rows.map((row) => [row.work, `${row.median.toFixed(2)} ms`, row.rate, row.memory]),
    ],
    [1, 2, 3],
  ),
)

console.log(
  `\n${padded(
    [
      ["platform", "median", "rate", "bar"],
      ...[
        ...workbookRows(),
        ...(await checkWorkbookRows()),
        ...(await expressionRows()),
        ...(await checkRows()),
        ...(await indicatorRows()),
        ...(await platformRows()),
        ...(await databaseRows()),
        ...(await registerRows()),
        ...(await snapshotRows()),
        ...(await saveRows()),
        ...(await lockedSnapshotRows()),
        ...(await loopRows()),
      ].map((row) => [row.work, row.median, row.rate, row.bar]),
    ],
    [1, 2, 3],
  )}`,
)
