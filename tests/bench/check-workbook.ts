/** A workbook of returns read and checked by `gaoxin check`, in a process of its own: time and memory at its height. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { closeSync, openSync, readFileSync, statSync, writeSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setInterval } from "node:timers"
import { strToU8, Zip, ZipDeflate } from "fflate"
import { columnLetter } from "#tables"
import { loadPack } from "../../src/adapters/pack-files/index.ts"
import { inventSnapshot, type OpenSnapshot, openSnapshot } from "../../src/adapters/snapshots/index.ts"
import { formScope, formsOf } from "../../src/engines/packs/index.ts"

const cli = resolve(import.meta.dirname, "../../src/cli/gaoxin.mjs")

/** @param columns of the workbook: who the unit is, then cells of the forms */
export async function checkWorkbookRows(enterprises = 100_000, columns = 60) {
  const { pack } = await loadPack("demo", resolve(import.meta.dirname, "../../packs"), {})
  if (pack === null) throw new Error("no demo pack")
  const root = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  try {
    const forms = formsOf(pack, "demo-annual").map((form) => ({
      form: form.id,
      columns: formScope(pack, [form]).variables,
    }))
    const folder = join(root, "returns")
    const shared = { pack: "demo", made: "2026-01-01T00:00:00Z", seed: "1", mistakes: 0.02, zones: 20 }
    await inventSnapshot({ ...shared, folder, enterprises, years: [2024], forms })
    const { snapshot, issues } = await openSnapshot(folder)
    if (snapshot === null) throw new Error(JSON.stringify(issues))
    const numbers = forms.flatMap((form) =>
      form.columns.flatMap(({ code, type }) =>
        type === "number" && snapshot.columns("2024").has(code) ? [code] : [],
      ),
    )
    // Who the unit is, what every return must have, then the others as printed.
    const asked = [...new Set(["qa03", "qa04", "qc05_0", "qc24", "qd01", ...numbers])].slice(0, columns)
    const path = join(root, "returns-2024.xlsx")
    await writeReturns(snapshot, path, asked)
    snapshot.close()
    const start = performance.now()
    const child = spawn(
      process.execPath,
      [
        cli,
        "check",
        path,
        "--pack",
        "demo",
        "--form",
        "demo-annual",
        "--period",
        "2024",
        "--out",
        join(root, "out"),
      ],
      { stdio: "ignore" },
    )
    let megabytes = 0
    const look = setInterval(() => {
      megabytes = Math.max(megabytes, heightOf(child.pid ?? 0))
    }, 100)
    const [code] = await once(child, "close")
    clearInterval(look)
    // 1: errors were found, as were planted.
    if (code !== 1) throw new Error(`gaoxin check ended with ${code}`)
    const time = performance.now() - start
    const cells = enterprises * asked.length
    return [
      {
        work: `gaoxin check, a workbook of ${enterprises.toLocaleString("en")} × ${asked.length} (${(statSync(path).size / 1e6).toFixed(0)} MB): read, checked, findings written`,
        median: `${(time / 1000).toFixed(1)} s`,
        rate: `${(cells / time / 1000).toFixed(2)} M cells/s, ${megabytes.toFixed(0)} MB`,
        bar: "≤ 30 s, ≤ 500 MB",
      },
    ]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Memory of a process at its height so far, in MB; 0 where the system does not tell. */
function heightOf(pid: number): number {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return 0
  }
}

/** A row a unit under the codes of the forms, texts inline, as an export writes it. */
async function writeReturns(snapshot: OpenSnapshot, path: string, asked: readonly string[]): Promise<void> {
  const file = openSync(path, "w")
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault
    writeSync(file, chunk)
  })
  const whole = (name: string, text: string) => {
    const packed = new ZipDeflate(name, { level: 1 })
    zip.add(packed)
    packed.push(strToU8(text), true)
  }
  whole("[Content_Types].xml", "<Types/>")
  const relation = (type: string, target: string) =>
    `<Relationships><Relationship Id="r1" Type="http://x/relationships/${type}" Target="${target}"/></Relationships>`
  whole("_rels/.rels", relation("officeDocument", "/xl/workbook.xml"))
  whole(
    "xl/workbook.xml",
    `<workbook xmlns:r="r"><sheets><sheet name="年报" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  whole("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"))
  const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 1 })
  zip.add(sheet)
  const letters = asked.map((_, i) => columnLetter(i))
  const text = (letter: string | undefined, line: number, value: string) =>
    `<c r="${letter}${line}" t="inlineStr"><is><t>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`
  const put = (line: number, cells: readonly string[]) =>
    sheet.push(strToU8(`<row r="${line}">${cells.join("")}</row>`))
  sheet.push(strToU8("<worksheet><sheetData>"))
  put(
    1,
    asked.map((code, i) => text(letters[i], 1, code.toUpperCase())),
  )
  const decimals = asked.map((code) => snapshot.columns("2024").get(code) ?? null)
  const batch = 10_000
  let line = 2
  for (let from = 0; ; from += batch) {
    const rows = await snapshot.query(
      `select * from (${snapshot.relation("2024", asked)}) order by unit limit ${batch} offset ${from}`,
    )
    for (const row of rows) {
      const cells = asked.flatMap((code, i) => {
        const value = row[code]
        if (value === null || value === undefined) return []
        const digits = decimals[i] ?? null
        return digits === null
          ? text(letters[i], line, String(value))
          : `<c r="${letters[i]}${line}"><v>${Number(value) / 10 ** digits}</v></c>`
      })
      put(line, cells)
      line += 1
    }
    if (rows.length < batch) break
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true)
  zip.end()
  closeSync(file)
}
