/**
 * `npm run kill [-- COUNT [RETURNS]]`: kills writer and database COUNT times (500), then a server that takes returns RETURNS
 * times (12, or GAOXIN_KILL_RETURNS), and says what was lost. GAOXIN_KILL_SEED repeats the moments of a run.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fillDisc } from "./full-disc.ts"
import { killReturns } from "./kill-returns.ts"
import { killRounds } from "./kill-rounds.ts"
import { seeded } from "./seeded.ts"

const kills = Number(process.argv[2] ?? 500)
const killsOfReturns = Number(process.argv[3] ?? process.env.GAOXIN_KILL_RETURNS ?? 12)
const seed = Number(process.env.GAOXIN_KILL_SEED ?? Math.floor(Math.random() * 1e9))

async function inFolder(work: (folder: string) => Promise<boolean>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-kill-"))
  if (await work(folder)) return rm(folder, { recursive: true, force: true })
  console.log(`the data are kept in ${folder}`)
  process.exitCode = 1
}

if (kills > 0)
  await inFolder(async (folder) => {
    const report = await killRounds(folder, kills, Math.random, (done) => {
      if (done % 20 === 0) console.log(`${done} / ${kills}`)
    })
    console.log(
      `${report.kills} kills, ${report.confirmed} confirmed, ${report.lost.length} lost, ${report.halves} half transactions`,
    )
    for (const one of report.lost.slice(0, 20)) console.log(`lost: ${one}`)
    return report.lost.length + report.halves === 0
  })

if (killsOfReturns > 0)
  await inFolder(async (folder) => {
    console.log(`returns: seed ${seed}`)
    const report = await killReturns(folder, killsOfReturns, seeded(seed), undefined, 300, (done, scene) =>
      console.log(`${done} / ${killsOfReturns} (${scene})`),
    )
    const { saves, interrupted, broken } = report
    console.log(
      `${report.kills} kills of a server that takes returns, ${saves} saves answered, ${interrupted} jobs interrupted, ${broken.length} promises broken`,
    )
    for (const one of broken.slice(0, 20)) console.log(`broken: ${one}`)
    return broken.length === 0
  })

if (killsOfReturns > 0)
  await inFolder(async (folder) => {
    const { skipped, tried, broken } = await fillDisc(folder)
    console.log(
      skipped === null
        ? `full disc: ${tried.length} promises, ${broken.length} broken`
        : `full disc: skipped, ${skipped}`,
    )
    for (const one of broken) console.log(`broken: ${one}`)
    return broken.length === 0
  })
