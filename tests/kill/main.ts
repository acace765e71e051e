/** `npm run kill [-- COUNT]`: kills writer and database COUNT times (500) and says what was lost. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { killRounds } from "./kill-rounds.ts"

const kills = Number(process.argv[2] ?? 500)
const folder = await mkdtemp(join(tmpdir(), "gaoxin-kill-"))
const report = await killRounds(folder, kills, Math.random, (done) => {
  if (done % 20 === 0) console.log(`${done} / ${kills}`)
})
console.log(
  `${report.kills} kills, ${report.confirmed} confirmed, ${report.lost.length} lost, ${report.halves} half transactions`,
)
for (const one of report.lost.slice(0, 20)) console.log(`lost: ${one}`)
if (report.lost.length + report.halves > 0) {
  console.log(`the data are kept in ${folder}`)
  process.exitCode = 1
} else await rm(folder, { recursive: true, force: true })
