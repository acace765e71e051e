import { readFileSync } from "node:fs"
import type { DatabaseAddress } from "./connect.ts"
import { refusal } from "./refusal.ts"

/** How an administrator reaches a PostgreSQL of one's own. */
export interface AdministratorAddress {
  readonly address: DatabaseAddress
  readonly user: string
  readonly password: string
}

/**
 * Reads DATABASE_URL. `sslmode`: `require` encrypts, `verify-ca` and `verify-full` also check the certificate, against
 * `sslrootcert` where that is given.
 * @example parseDatabaseUrl("postgresql://admin:secret@db:5433/gaoxin").address // { host: "db", port: 5433, database: "gaoxin" }
 */
export function parseDatabaseUrl(url: string): AdministratorAddress {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw refusal("database-url-invalid", { reason: "not a URL" }, "invalid")
  }
  if (parsed.protocol !== "postgresql:" && parsed.protocol !== "postgres:")
    throw refusal("database-url-invalid", { reason: parsed.protocol }, "invalid")
  const database = decodeURIComponent(parsed.pathname.slice(1))
  if (database === "") throw refusal("database-url-invalid", { reason: "no database" }, "invalid")
  if (parsed.username === "") throw refusal("database-url-invalid", { reason: "no user" }, "invalid")
  const ssl = sslOf(parsed.searchParams)
  return {
    address: {
      host: decodeURIComponent(parsed.hostname) || (parsed.searchParams.get("host") ?? "localhost"),
      port: Number(parsed.port || 5432),
      database,
      ...(ssl === null ? {} : { ssl }),
    },
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
  }
}

function sslOf(parameters: URLSearchParams): NonNullable<DatabaseAddress["ssl"]> | null {
  const mode = parameters.get("sslmode") ?? "prefer"
  if (mode === "require") return { rejectUnauthorized: false }
  if (mode !== "verify-ca" && mode !== "verify-full") return null
  const certificate = parameters.get("sslrootcert")
  return {
    rejectUnauthorized: true,
    ...(certificate === null ? {} : { ca: readFileSync(certificate, "utf8") }),
  }
}
