// Reads a file to its preview in a process of its own, as the import page asks for it: prints times and the most memory.
import { readImportFile } from "#imports"
import { readWorkbook } from "../../src/wiring/read-workbook.ts"
import { largeMeasures } from "./workbooks.ts"

const [, , path = "", columns = "200"] = process.argv
let opened = 0
const start = performance.now()
const { outcome, issues } = await readImportFile(
  async () => {
    const read = await readWorkbook(path, "bench 2024.xlsx")
    opened = performance.now()
    return read
  },
  {
    fileName: "bench 2024.xlsx",
    choices: [],
    plain: { measures: largeMeasures(Number(columns)), entities: null },
    answers: {},
    period: null,
    want: "preview",
  },
)
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({
    issues: issues.length,
    cells: outcome.account.cells,
    values: outcome.account.values,
    read: opened - start,
    all: performance.now() - start,
    processor: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
