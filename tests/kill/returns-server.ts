// A real server in a process of its own, which is killed: an invented province with enterprises that report. Says on its
// channel where it listens and by which tokens it is called, and answers questions about the database.
import { randomUUID } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { usccCheckLetter } from "#registers"
import { type RunningServer, serve } from "#server"
import { appendReturnEvent, findReturnHistory, findUnit } from "#services/surveys"

const [folder = "", enterprises = "300"] = process.argv.slice(2)
const system = { kind: "system", task: "test" } as const

const places = [
  ["998000", "province", "/998000/", null],
  ["998000.t", "department", "/998000/998000.t/", "998000"],
  ["998100", "city", "/998000/998100/", "998000"],
  ["998001", "zone", "/998000/998100/998001/", "998100"],
] as const

const callers = {
  clerk: { organisation: "998001", role: "reporter", place: "/998000/998100/998001/" },
  reviewer: { organisation: "998000.t", role: "reviewer", place: "/998000/998000.t/" },
  second: { organisation: "998000.t", role: "reviewer", place: "/998000/998000.t/" },
} as const

export type Tokens = Readonly<Record<keyof typeof callers, string>>

export interface Ready {
  readonly origin: string
  readonly tokens: Tokens
  readonly units: readonly string[]
}

export type Asked = { readonly id: number } & (
  | { readonly ask: "rows"; readonly sql: string }
  | { readonly ask: "accept"; readonly survey: string }
)

/** Credit codes whose check letter is right. */
const units = Array.from({ length: Number(enterprises) }, (_, i) => {
  const begin = `91998001MA${1_000_000 + i}`
  return `${begin}${usccCheckLetter(begin) ?? ""}`
})

async function firstRows({ context }: RunningServer): Promise<Tokens> {
  const rows = [
    ...places.map(([id, kind, place, parent_id]) => ({
      id,
      kind,
      name_zh: `示例 ${id}`,
      place,
      parent_id,
      scope: kind === "department" ? "/998000/" : place,
    })),
    ...units.map((id) => ({
      id,
      kind: "enterprise" as const,
      name_zh: `示例企业 ${id}`,
      place: `/998000/998100/998001/${id}/`,
      parent_id: "998001",
      scope: `/998000/998100/998001/${id}/`,
    })),
  ]
  const tokens = { clerk: randomUUID(), reviewer: randomUUID(), second: randomUUID() }
  await context.withActor(system, "administration", async (tx) => {
    await tx
      .insertInto("organisation")
      .values(rows.map((row) => ({ ...row, name_en: null, short_name: null, origin: "invented" as const })))
      .execute()
    await tx
      .insertInto("api_token")
      .values(
        (Object.keys(callers) as (keyof Tokens)[]).map((name) => ({
          id: randomUUID(),
          name,
          digest: context.digestOfSecret(tokens[name]),
          organisation_id: callers[name].organisation,
          place: callers[name].place,
          role: callers[name].role,
          purpose: "statistics" as const,
          expires_at: new Date(Date.now() + 24 * 3_600_000),
          revoked_at: null,
          last_used_at: null,
        })),
      )
      .execute()
  })
  return tokens
}

/** Revisions of all units of a period, submitted and accepted. */
async function acceptAll({ context }: RunningServer, survey: string): Promise<number> {
  const at = context.now().toISOString()
  for (const [i, unit] of units.entries()) {
    const key = { survey, unit }
    const place = `/998000/998100/998001/${unit}/`
    const person = (organisation: string, own: string, scope: string, role: "reporter" | "reviewer") =>
      ({
        kind: "person",
        person: "test",
        appointment: "test",
        organisation,
        place: own,
        scope,
        role,
      }) as const
    await context.withActor(person(unit, place, place, "reporter"), "statistics", async (tx) => {
      const row = await findUnit(tx, key)
      if (row === undefined) throw new Error(`${unit} is not listed`)
      await tx
        .insertInto("return_revision")
        .values({
          unit_id: unit,
          survey_id: survey,
          place,
          number: 1,
          kind: "typed",
          values: JSON.stringify({ qc05_0: String(1000 + i), qc24: "40000", qd01: "120" }),
          digest: "0".repeat(64),
          findings: "[]",
          signature: JSON.stringify({ filler: "某", head: "某", statisticsHead: "某", telephone: "0" }),
          file_id: null,
          scan_id: null,
          at,
        })
        .execute()
      const history = await findReturnHistory(tx, key)
      const detail = { revision: 1, dueAt: at }
      await appendReturnEvent(tx, row, history, { action: "submit", at, person: "test", detail })
    })
    const officer = person("998000.t", "/998000/998000.t/", "/998000/", "reviewer")
    await context.withActor(officer, "statistics", async (tx) => {
      const row = await findUnit(tx, key)
      if (row === undefined) throw new Error(`${unit} is not listed`)
      const history = await findReturnHistory(tx, key)
      const detail = { level: "province", revision: 1 } as const
      await appendReturnEvent(tx, row, history, { action: "accept", at, person: "test", detail })
    })
  }
  return units.length
}

if (process.send !== undefined) {
  const most = 1e6
  const running = await serve({
    folder,
    host: "127.0.0.1",
    port: 0,
    mode: "production",
    seed: false,
    rates: { address: most, caller: most, uploads: most, unknownTokens: most },
  })
  const kept = join(folder, "tokens-of-the-test.json")
  const known = existsSync(kept)
  const tokens = known ? (JSON.parse(readFileSync(kept, "utf8")) as Tokens) : await firstRows(running)
  if (!known) writeFileSync(kept, JSON.stringify(tokens))
  const backup = await running.database.connectAs("gaoxin_backup")
  const answer = async (asked: Asked): Promise<unknown> =>
    asked.ask === "rows" ? (await backup.query(asked.sql)).rows : acceptAll(running, asked.survey)
  process.on("message", (asked: Asked) => {
    answer(asked).then(
      (found) => process.send?.({ id: asked.id, found }),
      (cause: unknown) => process.send?.({ id: asked.id, fault: String(cause) }),
    )
  })
  process.once("SIGTERM", () => {
    void backup
      .end()
      .then(() => running.stop())
      .then(() => process.exit(0))
  })
  process.send({ ready: { origin: running.origin, tokens, units } satisfies Ready })
}
