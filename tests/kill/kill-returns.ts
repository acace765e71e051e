// A server that takes returns is killed while it saves, takes a workbook in, locks, and reads a workbook.
import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type ChildServer, type Json, startChildServer, until } from "./child-server.ts"

export const killScenes = ["save", "accept", "lock", "read"] as const
export type KillScene = (typeof killScenes)[number]

export interface ReturnsKillReport {
  readonly kills: number
  /** Saves that were answered. */
  readonly saves: number
  /** Jobs that were under way when the server died, and went on after it. */
  readonly interrupted: number
  /** What was promised and is not so; none when all was kept. */
  readonly broken: readonly string[]
}

interface Scene {
  readonly folder: string
  readonly kill: number
  readonly filling: string
  readonly locking: string
  /** What the last answered save of each unit said. */
  readonly answered: Map<string, { readonly version: number; readonly value: string }>
  /** Moments after which the server dies, in milliseconds, at most so many. */
  readonly moment: (most: number) => number
  readonly broken: string[]
  readonly count: { saves: number; interrupted: number }
}

type Restart = () => Promise<ChildServer>

/**
 * @param scenes what is going on at each kill, in turns
 * @param random in [0, 1), a few values per kill
 */
export async function killReturns(
  folder: string,
  kills: number,
  random: () => number,
  scenes: readonly KillScene[] = killScenes,
  enterprises = 300,
  progress: (done: number, scene: KillScene) => void = () => {},
): Promise<ReturnsKillReport> {
  let server = await startChildServer(folder, enterprises)
  const broken: string[] = []
  const count = { saves: 0, interrupted: 0 }
  try {
    const filling = await open(server, "2024")
    const locking = scenes.includes("lock") ? await open(server, "2023") : ""
    if (locking !== "") await server.accept(locking)
    const answered: Scene["answered"] = new Map()
    for (let kill = 0; kill < kills; kill += 1) {
      const scene = scenes[kill % scenes.length] ?? "save"
      const database = random() < 0.34
      const restart = async () => {
        await server.kill(database)
        server = await startChildServer(folder, enterprises)
        return server
      }
      const told: Scene = {
        folder,
        kill,
        filling,
        locking,
        answered,
        moment: (most) => random() * most,
        broken,
        count,
      }
      await play[scene](server, told, restart).catch((cause: unknown) => {
        throw new Error(`kill ${kill + 1} (${scene}): ${cause instanceof Error ? cause.stack : cause}`)
      })
      broken.push(...(await faultsOf(server, folder)).map((fault) => `kill ${kill + 1} (${scene}): ${fault}`))
      progress(kill + 1, scene)
    }
    return { kills, saves: count.saves, interrupted: count.interrupted, broken }
  } finally {
    await server.stop()
  }
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

const play: Readonly<
  Record<KillScene, (server: ChildServer, scene: Scene, restart: Restart) => Promise<void>>
> = { save: killSaves, accept: killAcceptance, lock: killLock, read: killReading }

async function killSaves(server: ChildServer, scene: Scene, restart: Restart): Promise<void> {
  const { filling, answered, count, moment } = scene
  let dead = false
  const save = async (unit: string) => {
    for (let turn = 0; ; turn += 1) {
      const { draft } = (await server.ok("clerk", "GET", `/api/returns/${filling}/${unit}`)) as {
        draft: { version: number; values: Record<string, string> }
      }
      const value = String(10_000 * (scene.kill + 1) + turn)
      const cells = { qd01: { from: draft.values.qd01 ?? null, to: value } }
      const body = { base: draft.version, cells }
      const { version } = await server.ok("clerk", "POST", `/api/returns/${filling}/${unit}/save`, body)
      answered.set(unit, { version: Number(version), value })
      count.saves += 1
    }
  }
  const before = count.saves
  const savers = server.units.slice(0, 4).map((unit) =>
    save(unit).catch((cause: unknown) => {
      if (!dead) scene.broken.push(`a save was refused: ${cause}`)
    }),
  )
  await until("the first saves", async () => (count.saves > before + 4 ? true : null))
  await sleep(moment(1000))
  // What fails from here on was not answered.
  dead = true
  const next = await restart()
  await Promise.all(savers)
  for (const [unit, { version, value }] of answered) {
    const rows = await next.rows(
      `select changes->'qd01'->>1 as after from return_edit where survey_id = '${filling}' and unit_id = '${unit}' and version = ${version}`,
    )
    if (rows.length !== 1 || rows[0]?.after !== value)
      scene.broken.push(`the answered save ${version} of ${unit} is lost`)
  }
  // Its edits are the draft's history from here on; workbooks go over it.
  answered.clear()
}

/** A workbook of all units; each kill brings other figures. */
function workbookOf({ units }: ChildServer, kill: number): string {
  const rows = units.map(
    (unit, i) => `${unit},示例企业 ${unit},${25_000 + kill},40000,${1000 * (kill + 1) + i}`,
  )
  return `统一社会信用代码,企业名称,QC05_0,QC24,QD01\n${rows.join("\n")}\n`
}

const sendWorkbook = async (server: ChildServer, { filling, kill }: Scene) => {
  const content = workbookOf(server, kill)
  const { status, json } = await server.send(
    "clerk",
    "/api/return-uploads",
    `kill-${kill}-2024.csv`,
    content,
    {
      survey: filling,
    },
  )
  if (status !== 200) throw new Error(JSON.stringify(json))
  return String(json.id)
}

const settled = (server: ChildServer, id: string) =>
  until(`upload ${id}`, async () => {
    const upload = await server.ok("clerk", "GET", `/api/return-uploads/${id}`)
    return upload.state === "reading" || upload.state === "accepting" ? null : upload
  })

const codesOf = ({ issues }: Json) => (issues as { code: string }[]).map(({ code }) => code)

async function killAcceptance(server: ChildServer, scene: Scene, restart: Restart): Promise<void> {
  const { filling, kill, broken, count, moment } = scene
  const id = await sendWorkbook(server, scene)
  const read = await settled(server, id)
  if (read.state !== "read") throw new Error(JSON.stringify(read))
  const accept = { submit: false, held: true }
  const asked = server.call("clerk", "POST", `/api/return-uploads/${id}/accept`, accept).catch(() => null)
  await sleep(moment(2500))
  const next = await restart()
  await asked
  let upload = await next.ok("clerk", "GET", `/api/return-uploads/${id}`)
  if (upload.state === "accepting") {
    count.interrupted += 1
    upload = await settled(next, id)
  }
  // Not answered before the kill, or given up: it says so, and is asked for again.
  if (upload.state === "read" && codesOf(upload).includes("job-failed"))
    broken.push(`kill ${kill + 1}: the job failed for an error that nobody foresaw`)
  await next.ok("clerk", "POST", `/api/return-uploads/${id}/accept`, accept)
  const done = await settled(next, id)
  const { saved, same, refused } = done.accepted as { saved: number; same: number; refused: number }
  if (done.state !== "accepted" || saved + same !== next.units.length || refused !== 0)
    broken.push(`kill ${kill + 1}: taken ${JSON.stringify(done.accepted)} of ${next.units.length}`)
  const edits = await next.rows(
    `select e.unit_id, count(*)::int as edits, max(d."values"->>'qd01') as value from return_edit e
     join return_draft d on d.unit_id = e.unit_id and d.survey_id = e.survey_id
     join return_upload u on u.file_id = e.file_id and u.id = '${id}'
     where e.survey_id = '${filling}' group by e.unit_id`,
  )
  if (edits.length !== next.units.length) broken.push(`kill ${kill + 1}: ${edits.length} units have the file`)
  for (const { unit_id, edits: times, value } of edits) {
    const wanted = String(1000 * (kill + 1) + next.units.indexOf(String(unit_id)))
    if (times !== 1 || value !== wanted)
      broken.push(`kill ${kill + 1}: ${unit_id} took the file ${times} times and has ${value}, not ${wanted}`)
  }
}

async function killReading(server: ChildServer, scene: Scene, restart: Restart): Promise<void> {
  const { kill, broken, count, moment } = scene
  const sent = sendWorkbook(server, scene).catch(() => null)
  await sleep(moment(2500))
  const next = await restart()
  const id = await sent
  const under = await next.rows("select id from return_upload where state = 'reading'")
  count.interrupted += under.length
  for (const one of new Set([...under.map((row) => String(row.id)), ...(id === null ? [] : [id])])) {
    const upload = await settled(next, one)
    const { units } = upload.counts as { units: number }
    if (upload.state !== "read" || units !== next.units.length)
      broken.push(`kill ${kill + 1}: the workbook is ${upload.state} with ${units} units: ${codesOf(upload)}`)
  }
  const again = await settled(next, await sendWorkbook(next, scene))
  if (again.state !== "read") broken.push(`kill ${kill + 1}: sent again it is ${again.state}`)
}

const phaseOf = async (server: ChildServer, survey: string) =>
  (await server.ok("reviewer", "GET", `/api/surveys/${survey}`)).phase

async function killLock(server: ChildServer, scene: Scene, restart: Restart): Promise<void> {
  const { locking, kill, broken, count, moment, folder } = scene
  const at = `/api/surveys/${locking}`
  if ((await phaseOf(server, locking)) === "locked")
    await server.ok("reviewer", "POST", `${at}/reopen`, { reason: `kill ${kill + 1}` })
  await server.ok("reviewer", "POST", `${at}/propose-lock`, { excluded: 0 })
  const lock = async (on: ChildServer) => {
    const { proposal } = await on.ok("second", "GET", at)
    return on.call("second", "POST", `${at}/lock`, { proposal: String((proposal as Json).id) })
  }
  const asked = lock(server).catch(() => null)
  await sleep(moment(2500))
  const next = await restart()
  await asked
  if ((await phaseOf(next, locking)) !== "locked") await lock(next)
  else if (
    (await next.rows("select 1 from job where kind = 'snapshot.write' and state <> 'done'")).length > 0
  )
    count.interrupted += 1
  const [state] = await next.rows(
    `select count(*)::int as locks from survey_event where survey_id = '${locking}' and action = 'lock'`,
  )
  const number = Number(state?.locks)
  await until(`snapshot ${number}`, async () => {
    const { snapshots, mayWrite } = await next.ok("reviewer", "GET", `${at}/snapshots`)
    if ((snapshots as Json[]).some((one) => one.number === number)) return true
    // Its job was given up: it is asked for again, as the page offers.
    if (mayWrite === true) await next.call("reviewer", "POST", `${at}/snapshots`)
    return null
  })
  const rows = await next.rows(
    `select number, folder, manifest_digest from snapshot where survey_id = '${locking}' order by number`,
  )
  if (rows.filter((row) => row.number === number).length !== 1 || rows.length !== number)
    broken.push(`kill ${kill + 1}: ${rows.length} snapshots of ${number} locks`)
  const there = (await readdir(join(folder, "snapshots"))).sort()
  const wanted = rows.map((row) => String(row.folder)).sort()
  if (JSON.stringify(there) !== JSON.stringify(wanted))
    broken.push(`kill ${kill + 1}: folders ${there} for the snapshots ${wanted}`)
  for (const row of rows) {
    const inside = join(folder, "snapshots", String(row.folder))
    const manifest = await readFile(join(inside, "manifest.json"))
    if (sha256(manifest) !== row.manifest_digest) broken.push(`kill ${kill + 1}: manifest of ${row.folder}`)
    const { files } = JSON.parse(manifest.toString("utf8")) as { files: { file: string; digest: string }[] }
    for (const { file, digest } of files)
      if (sha256(await readFile(join(inside, file))) !== digest)
        broken.push(`kill ${kill + 1}: ${row.folder}/${file} is not what its manifest says`)
  }
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** What holds of every return and every file, whatever was going on. */
async function faultsOf(server: ChildServer, folder: string): Promise<string[]> {
  const faults: string[] = []
  const halves = await server.rows(
    `select d.unit_id, d.version, count(e.id)::int as edits, max(e.version) as last, u.phase,
       (array_agg(e.changes->'qd01'->>1 order by e.version desc) filter (where e.changes ? 'qd01'))[1] as edited,
       d."values"->>'qd01' as stored
     from return_draft d
     join survey_unit u on u.unit_id = d.unit_id and u.survey_id = d.survey_id
     left join return_edit e on e.unit_id = d.unit_id and e.survey_id = d.survey_id
     group by d.unit_id, d.survey_id, d.version, d."values", u.phase`,
  )
  for (const { unit_id, version, edits, last, phase, edited, stored } of halves)
    if (version !== edits || version !== last || edited !== stored || phase === "due")
      faults.push(
        `half a save of ${unit_id}: ${JSON.stringify({ version, edits, last, edited, stored, phase })}`,
      )
  const lonely = await server.rows(
    `select e.unit_id from return_edit e left join return_draft d on d.unit_id = e.unit_id and d.survey_id = e.survey_id
     where d.unit_id is null`,
  )
  if (lonely.length > 0) faults.push(`${lonely.length} edits without a draft`)
  for (const { digest, bytes } of await server.rows("select distinct digest, bytes from artefact")) {
    const found = await stat(join(folder, "artefacts", String(digest))).catch(() => null)
    if (found?.size !== Number(bytes)) faults.push(`the file ${digest} is not whole`)
  }
  return faults
}
