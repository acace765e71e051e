import { createHash } from "node:crypto"
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { unzipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { checkArchive, loadFiles } from "#archive"
import { makeBackupContext } from "#wiring"
import { type Json, startToldSurvey, type ToldSurvey } from "../surveys/told-survey.ts"

// Four enterprises in one zone and two in another; all figures below are computed by hand from these.
const zone1 = ["998-s1", "998-s2", "998-s3", "998-s4"] as const
const zone2 = ["998-s5", "998-s6"] as const
/** Listed in zone 1, and does not report. */
const silent = "998-s7"
const authority = "998000.t"

let told: ToldSurvey
let last = ""
let survey = ""

const list = (json: Json, key: string) => json[key] as Json[]
const codeOf = (json: Json) => (json.issues as { code: string }[])[0]?.code
const folderOf = (name: string) => join(told.server.context.folder, "snapshots", name)

async function open(period: string): Promise<string> {
  const made = await told.ok("reviewer", "POST", "/api/surveys", {
    pack: "demo",
    formSet: "demo-annual",
    period,
    rule: null,
    title: { zh: `${period} 年年报`, en: `Annual returns ${period}` },
    dueAt: told.time(10),
    example: true,
    levels: ["province"],
  })
  return String(made.id)
}

async function accepted(id: string, unit: string, values: Record<string, string>, revision = 1) {
  await told.submit(id, unit, 1, values, { dueAt: told.time(10) })
  await told.act(id, unit, { organisation: authority, role: "reviewer" }, 2, {
    action: "accept",
    detail: { level: "province", revision },
  })
}

/** Locks by two persons and waits for the snapshot. */
async function lock(id: string, number: number, left: number): Promise<void> {
  await told.ok("reviewer", "POST", `/api/surveys/${id}/propose-lock`, { excluded: left })
  const seen = await told.ok("reviewer2", "GET", `/api/surveys/${id}`)
  await told.ok("reviewer2", "POST", `/api/surveys/${id}/lock`, { proposal: proposalOf(seen) })
  await written(id, number)
}

const proposalOf = (seen: Json) =>
  String(list(seen, "history").findLast(({ action }) => action === "propose-lock")?.id)

async function written(id: string, number: number): Promise<Json> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const { snapshots, job } = await told.ok("reviewer", "GET", `/api/surveys/${id}/snapshots`)
    const found = (snapshots as Json[]).find((one) => one.number === number)
    if (found !== undefined) return found
    expect((job as Json | null)?.state, JSON.stringify(job)).not.toBe("failed")
    await pause(100)
  }
  throw new Error(`snapshot ${number} was not written`)
}

/** Operating revenue and profits in 千元, and those who took venture capital. */
const figures = (revenue: number, profit: number, venture = 10) => ({
  qc05_0: String(revenue),
  qc12: String(profit),
  qc226: String(venture),
})

beforeAll(async () => {
  told = await startToldSurvey()
  await told.enterprises("998001", [...zone1, silent])
  await told.enterprises("998002", zone2)
  last = await open("2023")
  for (const [i, unit] of zone1.entries()) await accepted(last, unit, figures(900 * (i + 1), 90))
  // Entered in 2024: 998-s6.
  await accepted(last, zone2[0], figures(400, 40))
  await lock(last, 1, 2)
  survey = await open("2024")
  await accepted(survey, zone1[0], figures(1000, 100))
  await accepted(survey, zone1[1], figures(2000, 300))
  await accepted(survey, zone1[2], figures(3000, 200))
  await accepted(survey, zone1[3], figures(4000, 400))
  await accepted(survey, zone2[0], figures(500, 50))
  await accepted(survey, zone2[1], figures(700, 70))
  // What a server left that was killed while it wrote: a folder of which no row tells, and a draft.
  const name = survey.replaceAll(":", "_")
  for (const left of [`${name}-1`, `${name}-1.4242.draft`]) {
    await mkdir(folderOf(left), { recursive: true })
    await writeFile(join(folderOf(left), "half.parquet"), "half")
  }
  await lock(survey, 1, 1)
}, 120_000)
afterAll(() => told.server.stop())

const path = (number = 1) => `/api/surveys/${survey}/snapshots/${number}`
const demo = "pack=demo&framework=demo-2021"

describe("the folder of a lock", () => {
  test("is whole, with the period before, and nothing of an interrupted attempt", async () => {
    const seen = await told.ok("reviewer", "GET", path())
    expect(seen).toMatchObject({ units: 6, excluded: 1, period: "2024", prior: "2023", changes: null })
    expect(seen).toMatchObject({ intact: true, mayDownload: true, mayRelease: true, origin: "invented" })
    const files = list(seen, "files")
    expect(new Set(files.map(({ period }) => period))).toEqual(new Set(["2023", "2024"]))
    expect(files.filter(({ carried }) => carried).every(({ units }) => units === 5)).toBe(true)
    const name = survey.replaceAll(":", "_")
    const beside = await readdir(folderOf(""))
    expect(beside.filter((one) => one.startsWith(`${name}-1`))).toEqual([`${name}-1`])
    const inside = await readdir(folderOf(`${name}-1`))
    expect(inside).toContain("manifest.json")
    expect(inside).not.toContain("half.parquet")
    for (const { file, digest } of files) {
      const bytes = await readFile(join(folderOf(`${name}-1`), String(file)))
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest)
    }
  })

  test("says who is left out and why", async () => {
    const { rows } = await told.ok("reviewer", "GET", `${path()}/excluded`)
    expect(rows).toEqual([
      expect.objectContaining({ unit: silent, zone: "998001", phase: "due", reason: expect.anything() }),
    ])
  })

  test("is downloaded whole or file by file", async () => {
    const answer = await told.server.app.inject({
      url: `${path()}/download`,
      headers: { authorization: `Bearer ${await told.server.tokenFor(authority, "analyst", "statistics")}` },
    })
    const names = Object.keys(unzipSync(new Uint8Array(answer.rawPayload)))
    expect(names).toContain("manifest.json")
    expect(names).toContain("demo-gq-002-2024.parquet")
    const file = `${path()}/files/frame.csv`
    expect((await told.call("analyst", "GET", file)).text).toContain(silent)
    expect((await told.call("analyst", "GET", `${path()}/files/secrets.json`)).status).toBe(404)
  })

  test("nobody else finds it, and no other purpose", async () => {
    expect((await told.call("nobody", "GET", path())).status).toBe(401)
    expect((await told.call("reviewer@320500-1", "GET", path())).status).toBe(404)
    // Nor a zone that it covers, nor a respondent in it.
    for (const below of ["", "/download", `/indicators?${demo}`, `/figures/998001/profit_margin?${demo}`])
      expect((await told.call("reviewer@998001", "GET", `${path()}${below}`)).status).toBe(404)
    expect((await told.call(zone1[0], "GET", path())).status).toBe(403)
    const token = await told.server.tokenFor(authority, "analyst", "administration")
    expect((await told.server.call(token, "GET", path())).status).toBe(403)
  })

  test("the job once more changes nothing", async () => {
    const again = await told.call("reviewer", "POST", `/api/surveys/${survey}/snapshots`)
    expect([again.status, codeOf(again.json)]).toEqual([409, "snapshot-nothing-to-write"])
  })
})

describe("indicators of a snapshot", () => {
  const figureIn = (json: Json, zone: string, indicator: string) =>
    list(json, "figures").find((one) => one.zone === zone && one.indicator === indicator)?.value

  test("are those of the accepted returns, with the period before and the missing", async () => {
    const seen = await told.ok("analyst", "GET", `${path()}/indicators?${demo}`)
    // (100 + 300 + 200 + 400) / (1000 + 2000 + 3000 + 4000) = 10 %; (50 + 70) / (500 + 700) = 10 %
    expect(Number(figureIn(seen, "998001", "profit_margin"))).toBe(10)
    expect(Number(figureIn(seen, "998002", "profit_margin"))).toBe(10)
    // (10 000 − 9 000) 千元 = 0.01 亿元
    expect(Number(figureIn(seen, "998001", "revenue_increase"))).toBe(0.01)
    expect(figureIn(seen, "998001", "venture_backed_enterprises")).toBe("4")
    const zone = list(seen, "zones").find(({ code }) => code === "998001")
    expect(zone).toMatchObject({ returns: 4, returnsBefore: 4, missing: 1 })
    expect(list(seen, "zones").find(({ code }) => code === "998002")).toMatchObject({
      entries: 1,
      missing: 0,
    })
    expect((seen.missing as Json).rows).toEqual([
      { unit: silent, name: `示例企业 ${silent}`, zone: "998001", because: "frame" },
    ])
  })

  test("a figure opens down to the returns behind it", async () => {
    const seen = await told.ok("analyst", "GET", `${path()}/figures/998001/revenue_increase?${demo}`)
    const units = list(seen, "units")
    const revenueOf = (found: Json | undefined) => (found?.cells as Json | undefined)?.qc05_0
    const cell = (unit: string, period: string) =>
      units.find((one) => one.unit === unit && one.period === period)
    expect(Number(revenueOf(cell("998-s2", "2024")))).toBe(2000)
    expect(cell("998-s2", "2024")?.survey).toBe(survey)
    expect(Number(revenueOf(cell("998-s2", "2023")))).toBe(1800)
    expect(cell("998-s2", "2023")?.survey).toBe(last)
    expect(seen.total).toBe(8)
  })

  test("a table is downloaded; an unknown framework is told", async () => {
    const { text } = await told.call(
      "analyst",
      "GET",
      `${path()}/indicators/download?${demo}&table=indicators`,
    )
    expect(text.split("\n")[0]).toContain("profit_margin")
    const wrong = await told.call("analyst", "GET", `${path()}/indicators?pack=demo&framework=none`)
    expect([wrong.status, codeOf(wrong.json)]).toEqual([422, "snapshot-framework-unknown"])
  })
})

describe("handing on to evaluation", () => {
  const asked = { pack: "demo", framework: "demo-2021" }
  const figureOf = (json: Json, zone: string, indicator: string) =>
    list(json, "figures").find((one) => one.zone === zone && one.indicator === indicator)

  test("what rests on two enterprises is held back, without its value", async () => {
    const seen = await told.ok("analyst", "POST", `${path()}/disclosure`, asked)
    expect(figureOf(seen, "998001", "profit_margin")).toMatchObject({ status: "published" })
    expect(figureOf(seen, "998002", "profit_margin")).toMatchObject({
      status: "suppressed",
      cause: "frequency",
      value: null,
    })
    expect(seen).toMatchObject({ faults: [], alreadyOut: [], intervals: true, compared: 0 })
    expect(seen.rules).toMatchObject({ zeroCells: "class" })
  })

  test("makes one table in the administration plane, however often it is asked", async () => {
    const body = { ...asked, title: "2024 年指标" }
    const made = await told.ok("analyst", "POST", `${path()}/releases`, body)
    expect(await told.ok("analyst", "POST", `${path()}/releases`, body)).toEqual(made)
    const token = await told.server.tokenFor(authority, "analyst", "administration")
    const { json } = await told.server.call(token, "GET", `/api/datasets/${made.dataset}`)
    const dataset = (json as Json).dataset as Json
    expect(dataset).toMatchObject({ title: "2024 年指标", rowCount: 2, origin: "invented" })
    const content = (await told.server.context.artefacts.read(String(dataset.digest))).toString("utf8")
    const [header = "", one = "", two = ""] = content.replace(/^\uFEFF/, "").split(/\r?\n/)
    const at = header.split(",").indexOf("profit_margin")
    expect(Number(one.split(",")[at])).toBe(10)
    expect(two.split(",")[at]).toBe("")
    const origin = (zone: string) =>
      told.server.call(
        token,
        "GET",
        `/api/datasets/${made.dataset}/origin?entity=${zone}&period=2024&code=profit_margin`,
      )
    expect((await origin("998001")).json).toMatchObject({
      kind: "survey",
      survey,
      snapshot: 1,
      indicator: "profit_margin",
      reason: null,
    })
    expect((await origin("998002")).json).toMatchObject({
      kind: "survey",
      reason: { zh: expect.any(String) },
    })
    // By other rules the same table would show what this one holds back.
    const others = {
      ...body,
      rules: { minimumFrequency: 1, dominance: [], pPercent: null, zeroCells: "publish", frequencyRange: 0 },
    }
    const refused = await told.call("analyst", "POST", `${path()}/releases`, others)
    expect([refused.status, codeOf(refused.json)]).toEqual([409, "snapshot-released-already"])
    expect((await told.call("analyst@998001", "POST", `${path()}/releases`, body)).status).toBe(404)
  })
})

describe("opened again", () => {
  test("a second snapshot beside the first, with the cells that changed; differences of one enterprise stay", async () => {
    const before = await told.ok("reviewer", "GET", path())
    await told.ok("reviewer", "POST", `/api/surveys/${survey}/reopen`, {
      reason: "企业更正",
      dueAt: told.time(20),
    })
    await told.act(survey, zone1[0], { organisation: authority, role: "reviewer" }, 3, {
      action: "return",
      detail: { level: "province", revision: 1, cells: [{ cell: "qc05_0", reason: "核对" }] },
    })
    await accepted(survey, zone1[0], figures(1500, 100, 0), 2)
    await lock(survey, 2, 1)
    const second = await told.ok("reviewer", "GET", path(2))
    expect(second.changes).toEqual({ entered: 0, left: 0, changed: 1 })
    const { rows } = await told.ok("reviewer", "GET", `${path(2)}/changes`)
    const [qc05, qc226] = rows as Json[]
    expect([qc05?.unit, qc05?.cell, Number(qc05?.before), Number(qc05?.now)]).toEqual([
      zone1[0],
      "qc05_0",
      1000,
      1500,
    ])
    expect([qc226?.cell, Number(qc226?.before), Number(qc226?.now)]).toEqual(["qc226", 10, 0])
    // The first one stays as it was.
    expect(await told.ok("reviewer", "GET", path())).toEqual(before)
    // Four had venture capital, then three: the difference is one enterprise's answer.
    const seen = await told.ok("analyst", "POST", `${path(2)}/disclosure`, {
      pack: "demo",
      framework: "demo-2021",
    })
    const venture = list(seen, "figures").find(
      (one) => one.zone === "998001" && one.indicator === "venture_backed_enterprises",
    )
    expect(venture).toMatchObject({ status: "suppressed", cause: "differencing", value: null })
    expect(seen.compared).toBe(1)
    // Two tables asked for at once: the one that is second is not held against the first, and has to be asked for again.
    const other = await told.ok("reviewer", "GET", path(2))
    const frameworks = list(other, "frameworks")
    const ask = ({ pack, framework }: Json) =>
      told.call("analyst", "POST", `${path(2)}/releases`, { pack, framework, title: "并行" })
    const chosen = frameworks.filter(({ framework }) =>
      ["demo-2021", "gaoxin-seven-themes"].includes(String(framework)),
    )
    expect(chosen).toHaveLength(2)
    const answers = await Promise.all(chosen.map(ask))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = answers.findIndex(({ status }) => status === 409)
    expect(codeOf(answers[refused]?.json ?? {})).toBe("snapshot-released-meanwhile")
    const late = chosen[refused]
    expect(
      await told.ok("analyst", "POST", `${path(2)}/disclosure`, {
        pack: late?.pack,
        framework: late?.framework,
      }),
    ).toMatchObject({ compared: 2, intervals: true })
  })

  test("an altered manifest is not read: the digest of the lock tells", async () => {
    const file = join(folderOf(`${survey.replaceAll(":", "_")}-2`), "manifest.json")
    const text = await readFile(file, "utf8")
    await writeFile(file, text.replace("demo", "demo "))
    const seen = await told.call("analyst", "GET", `${path(2)}/indicators?${demo}`)
    expect([seen.status, codeOf(seen.json)]).toEqual([409, "snapshot-altered"])
    expect((await told.ok("reviewer", "GET", path(2))).intact).toBe(false)
    const { doctor } = told.server.context
    const name = `${survey.replaceAll(":", "_")}-2`
    const digest = createHash("sha256").update(text).digest("hex")
    expect(await doctor.faultsOfSnapshot(name, digest)).toEqual([`${name}/manifest.json`])
    await writeFile(file, text)
    expect(await doctor.faultsOfSnapshot(name, digest)).toEqual([])
  })

  test("a backup holds every snapshot, file by file", async () => {
    const { context, database } = told.server
    const out = join(context.folder, "backups", "test.tar.gz")
    const { manifest } = await makeBackupContext(database).writeArchive(out, () => {})
    expect(manifest.missingSnapshots).toEqual([])
    const inside = new Set(((await checkArchive(out)).manifest.snapshots ?? []).map((one) => one.path))
    for (const [id, number] of [
      [last, 1],
      [survey, 1],
      [survey, 2],
    ] as const)
      expect(inside).toContain(`${id.replaceAll(":", "_")}-${number}/manifest.json`)
    const restored = await mkdtemp(join(tmpdir(), "gaoxin-restored-"))
    await loadFiles(out, restored, () => {})
    const file = `snapshots/${survey.replaceAll(":", "_")}-2/demo-gq-002-2024.parquet`
    expect(await readFile(join(restored, file))).toEqual(await readFile(join(context.folder, file)))
    await rm(restored, { recursive: true })
  })
})
