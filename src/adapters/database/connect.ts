import pg from "pg"
import { refusal } from "./refusal.ts"

// Dates without a time stay texts; a Date would move them into the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Where the product's database is: a socket folder or a host, its port and name. */
export interface DatabaseAddress {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly ssl?: { readonly rejectUnauthorized: boolean; readonly ca?: string }
}

/** The same on every server, whatever its own settings: the days that counts and deadlines go by are China's. */
const session = "-c timezone=Asia/Shanghai -c datestyle=ISO,YMD -c intervalstyle=postgres"

export function poolFor(
  address: DatabaseAddress,
  user: string,
  password: string,
  max: number,
  onLost: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    user,
    password,
    max,
    keepAlive: true,
    options: session,
    application_name: `gaoxin ${user}`,
  })
  // Without a listener a server that stops would end the process.
  pool.on("error", onLost)
  // Nor may one whose connection is lost in the middle of a transaction, between two statements.
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}

export async function connectAs(
  address: DatabaseAddress,
  user: string,
  password: string,
): Promise<pg.Client> {
  const client = new pg.Client({
    ...address,
    user,
    password,
    keepAlive: true,
    options: session,
    application_name: `gaoxin ${user}`,
  })
  client.on("error", () => {})
  await client.connect()
  return client
}

/** A refusal in words where a connection fails for want of a server, a database or the right password. */
export function connectionRefusal(cause: unknown, address: DatabaseAddress, folder: string): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  const reason = cause instanceof Error ? cause.message || code : String(cause)
  const place = `${address.host}:${address.port}/${address.database}`
  if (code === "28P01") return refusal("secrets-do-not-fit", { folder })
  if (/^(ECONN|ENOTFOUND|ENOENT|EHOST|ENET|ETIMEDOUT|EAI_|3D000|28000|57P0)/.test(code))
    return refusal("database-unreachable", { address: place, reason })
  return cause
}
