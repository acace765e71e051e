// Every statement that a test file sends to a database is looked at when the file is done: what would not run on Citus
// fails it. See tests/database/distributed-sql.ts.
import pg from "pg"
import { afterAll } from "vitest"

const statements = new Set<string>()
const sent = pg.Client.prototype.query

// One wrapper for every form of the call; pg decides by what it is given.
pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
  const [first] = words
  const text =
    typeof first === "string"
      ? first
      : typeof first === "object" && first !== null && "text" in first && typeof first.text === "string"
        ? first.text
        : null
  // The product's own connections only, as they name themselves; less what a test plants to see it refused.
  if (text !== null && isOurs(this) && !text.includes("/* planted */")) statements.add(text)
  return Reflect.apply(sent, this, words)
} as typeof sent

function isOurs(client: pg.Client): boolean {
  const { connectionParameters } = client as unknown as {
    connectionParameters?: { application_name?: string }
  }
  return connectionParameters?.application_name === "gaoxin gaoxin_app"
}

afterAll(async () => {
  // The next file of the worker records its own.
  pg.Client.prototype.query = sent
  if (statements.size === 0) return
  const [{ loadModule }, { listMigrations }, { distributedFaults, readCatalogue }] = await Promise.all([
    import("libpg-query"),
    import("#database"),
    import("./database/distributed-sql.ts"),
  ])
  await loadModule()
  const catalogue = readCatalogue((await listMigrations()).map((migration) => migration.text))
  const faults = [...statements].flatMap((text) =>
    distributedFaults(text, catalogue).map((fault) => `${fault}\n  in: ${text.slice(0, 400)}`),
  )
  if (faults.length > 0)
    throw new Error(
      `SQL that does not run on Citus (tests/database/distributed-sql.ts):\n${faults.join("\n")}`,
    )
})
