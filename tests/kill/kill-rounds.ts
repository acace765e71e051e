import { type ChildProcess, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { findServer, openDatabase } from "#database"

export interface KillReport {
  readonly kills: number
  readonly confirmed: number
  /** Ids whose row, trail or file is not there or not whole; none when the promise was kept. */
  readonly lost: readonly string[]
  /** Transactions of which a part is there. */
  readonly halves: number
}

/**
 * Kills writer or database without warning, in turns, at moments that `random` chooses, and looks after each restart
 * that nothing confirmed is lost.
 * @param random in [0, 1), one value per kill
 */
export async function killRounds(
  folder: string,
  kills: number,
  random: () => number,
  progress: (done: number) => void = () => {},
): Promise<KillReport> {
  const confirmed = new Map<string, string>()
  for (let round = 0; round < kills; round++) {
    const writer = await startWriter(folder, confirmed)
    await sleep(random() * 400)
    // 0: the writer. 1: the database under a writer that goes on, and finds it again. 2: both at once.
    const kind = round % 3
    const server = await findServer(join(folder, "postgres"))
    if (kind !== 0 && server !== null) process.kill(server.pid, "SIGKILL")
    if (kind === 1) {
      const before = confirmed.size
      for (let tries = 0; tries < 3000 && confirmed.size === before; tries++) await sleep(10)
    }
    writer.kill("SIGKILL")
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit")
    progress(round + 1)
  }
  return { kills, confirmed: confirmed.size, ...(await compare(folder, confirmed)) }
}

async function startWriter(folder: string, confirmed: Map<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "writer.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let rest = ""
  const ready = new Promise<void>((done, fail) => {
    child.once("exit", (code) => fail(new Error(`the writer ended with ${code}`)))
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = `${rest}${chunk}`.split("\n")
      // A line that was cut off confirms nothing.
      rest = lines.pop() ?? ""
      for (const line of lines) {
        const [id = "", digest = ""] = line.split(" ")
        if (id === "ready") done()
        else confirmed.set(id, digest)
      }
    })
  })
  await ready
  return child
}

async function compare(folder: string, confirmed: ReadonlyMap<string, string>) {
  const database = await openDatabase({ folder, serve: { origin: "http://check" } })
  const backup = await database.connectAs("gaoxin_backup")
  const { rows } = await backup.query<{ id: string; digest: string; entries: string }>(
    `select artefact.id, artefact.digest, count(audit_entry.id) as entries
       from artefact left join audit_entry on audit_entry.object_id = artefact.id group by artefact.id, artefact.digest`,
  )
  const { rows: lonely } = await backup.query(
    "select 1 from audit_entry left join artefact on artefact.id = object_id where action = 'test.kill' and artefact.id is null",
  )
  await backup.end()
  await database.close()
  const found = new Map(rows.map((row) => [row.id, row]))
  const lost: string[] = []
  for (const [id, digest] of confirmed)
    if (found.get(id)?.digest !== digest || found.get(id)?.entries !== "1") lost.push(id)
  // Every row's file, those whose confirmation was not read too.
  for (const { id, digest } of rows) {
    const content = await readFile(join(folder, "artefacts", digest)).catch(() => Buffer.of())
    if (createHash("sha256").update(content).digest("hex") !== digest) lost.push(`file of ${id}`)
  }
  return { lost, halves: lonely.length + rows.filter((row) => row.entries !== "1").length }
}
