// Reads a workbook in a process of its own and walks all its cells: prints time and the most memory it ever held.
import { readWorkbook } from "../../src/wiring/read-workbook.ts"

const [, , path = ""] = process.argv
const start = performance.now()
const { workbook, issues } = await readWorkbook(path, "bench.xlsx")
const read = performance.now()
let cells = 0
let signs = 0
for (const { rows } of workbook?.sheets ?? [])
  for (let i = 0; i < rows.count; i++)
    for (const { text } of rows.at(i).cells) {
      cells++
      signs += text.length
    }
const used = process.cpuUsage()
console.log(
  JSON.stringify({
    issues: issues.length,
    cells,
    signs,
    read: read - start,
    walk: performance.now() - read,
    processor: (used.user + used.system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
