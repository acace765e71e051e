// A disc that fills up: files and snapshots of the data folder lie on small tmpfs, the database elsewhere.
import { execFileSync } from "node:child_process"
import { mkdir, readdir, rm, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type Answer, type ChildServer, type Json, startChildServer, until } from "./child-server.ts"

export interface FullDiscReport {
  /** What could not be tried, and why; `null`: everything was. */
  readonly skipped: string | null
  readonly tried: readonly string[]
  readonly broken: readonly string[]
}

const enterprises = 20
const parts = ["artefacts", "snapshots"] as const

export async function fillDisc(folder: string): Promise<FullDiscReport> {
  const nothing = { tried: [], broken: [] }
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return { ...nothing, skipped: "only root can mount the small discs that this needs (Linux)" }
  const mounted: string[] = []
  try {
    for (const part of parts) {
      const path = join(folder, part)
      await mkdir(path, { recursive: true, mode: 0o700 })
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=700", "gaoxin-test", path], { stdio: "pipe" })
      mounted.push(path)
    }
  } catch (cause) {
    for (const path of mounted) execFileSync("umount", [path])
    return {
      ...nothing,
      skipped: `no small disc could be mounted: ${cause instanceof Error ? cause.message : cause}`,
    }
  }
  try {
    const server = await startChildServer(folder, enterprises)
    try {
      return await play(server, folder)
    } finally {
      await server.stop()
    }
  } finally {
    for (const path of mounted) execFileSync("umount", [path])
  }
}

async function play(server: ChildServer, folder: string): Promise<FullDiscReport> {
  const tried: string[] = []
  const broken: string[] = []
  const hold = (what: string, kept: boolean, seen: unknown) => {
    tried.push(what)
    if (!kept) broken.push(`${what}: ${JSON.stringify(seen)?.slice(0, 500)}`)
  }
  const refused = (what: string, { status, json }: Answer) =>
    hold(what, status === 507 && saysFull(json), json)
  const filling = await open(server, "2024")
  const locking = await open(server, "2023")
  await server.accept(locking)
  const left = async (part: string) =>
    (await readdir(join(folder, part))).filter((name) => name !== "filler").sort()
  const counted = async () =>
    (
      await server.rows(
        "select (select count(*) from artefact) as files, (select count(*) from return_upload) as uploads",
      )
    )[0]
  const [unit = ""] = server.units
  const figures = `统一社会信用代码,QC05_0,QC24,QD01\n${server.units.map((one) => `${one},25000,40000,120`).join("\n")}\n`
  const upload = () =>
    server.send("clerk", "/api/return-uploads", "full-2024.csv", figures, { survey: filling })
  const scan = () =>
    server.send("clerk", `/api/returns/${filling}/${unit}/scan`, "scan.pdf", `%PDF-1.4 ${"x".repeat(99_999)}`)
  const read = (id: unknown) =>
    until("the upload", async () => {
      const seen = await server.ok("clerk", "GET", `/api/return-uploads/${id}`)
      return seen.state === "reading" ? null : seen
    })

  await fill(folder, "artefacts")
  const [files, rows] = [await left("artefacts"), await counted()]
  refused("a workbook on a full disc is refused", await upload())
  refused("a scan on a full disc is refused", await scan())
  hold("nothing of them is left", same(await left("artefacts"), files) && same(await counted(), rows), [
    await left("artefacts"),
    await counted(),
  ])
  const saved = await server.call("clerk", "POST", `/api/returns/${filling}/${unit}/save`, {
    base: 0,
    cells: { qd01: { from: null, to: "7" } },
  })
  hold("a save needs no such disc", saved.status === 200, saved.json)

  // Room for the workbook, and none for what its check finds.
  await fill(folder, "artefacts", 4096)
  const sent = await upload()
  hold("a workbook that still fits is taken", sent.status === 200, sent.json)
  const failed = await read(sent.json.id)
  hold("its check says that the disc is full", failed.state === "failed" && saysFull(failed), failed)
  hold(
    "no draft of a file is left",
    (await left("artefacts")).every((name) => !name.endsWith(".draft")),
    0,
  )
  await rm(join(folder, "artefacts", "filler"))
  hold("with room again, the scan is taken", (await scan()).status === 200, 0)
  const again = await upload()
  const seen = await read(again.json.id)
  hold("and the workbook", seen.state === "read" && (seen.counts as Json).units === enterprises, seen)

  await fill(folder, "snapshots")
  const at = `/api/surveys/${locking}`
  await server.ok("reviewer", "POST", `${at}/propose-lock`, { excluded: 0 })
  const { proposal } = await server.ok("second", "GET", at)
  await server.ok("second", "POST", `${at}/lock`, { proposal: String((proposal as Json).id) })
  const snapshots = () => server.ok("reviewer", "GET", `${at}/snapshots`)
  const job = await until("the job", async () => {
    const { job: found } = await snapshots()
    return (found as Json | null)?.state === "failed" ? (found as Json) : null
  })
  hold("a snapshot on a full disc says so", saysFull(job), job)
  hold("nothing of it is left", same(await left("snapshots"), []), await left("snapshots"))
  hold("no row tells of it", ((await snapshots()).snapshots as Json[]).length === 0, 0)
  await rm(join(folder, "snapshots", "filler"))
  await server.ok("reviewer", "POST", `${at}/snapshots`)
  const written = await until("the snapshot", async () => {
    const { snapshots: found } = await snapshots()
    return (found as Json[])[0] ?? null
  })
  const whole = await server.ok("reviewer", "GET", `${at}/snapshots/1`)
  hold("with room again, it is written whole", written.units === enterprises && whole.intact === true, whole)
  return { skipped: null, tried, broken }
}

const open = async (server: ChildServer, period: string) =>
  String(
    (
      await server.ok("reviewer", "POST", "/api/surveys", {
        pack: "demo",
        formSet: "demo-annual",
        period,
        rule: null,
        title: { zh: `示例 ${period}`, en: `Example ${period}` },
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
        example: true,
        levels: ["province"],
      })
    ).id,
  )

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** In both languages, with what to do. */
function saysFull(json: unknown): boolean {
  const text = JSON.stringify(json)
  return /数据盘已满.*腾出空间/.test(text) && /disc .*is full.*make room/.test(text) && !/\.ts:\d/.test(text)
}

/** Fills a disc up to its last page but so many bytes. */
async function fill(folder: string, part: (typeof parts)[number], leave = 0): Promise<void> {
  const path = join(folder, part, "filler")
  await rm(path, { force: true })
  const page = Buffer.alloc(4096)
  let bytes = 0
  try {
    for (;;) {
      await writeFile(path, page, { flag: "a" })
      bytes += page.length
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOSPC") throw cause
  }
  await truncate(path, bytes - leave)
}
