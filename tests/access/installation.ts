// One installation for the access suite: a server, rows of organisation A in every table, people and tokens of others.
import { randomBytes, randomUUID } from "node:crypto"
import type { FastifyInstance } from "fastify"
import pg from "pg"
import { type Actor, isAdministratorRole, type Purpose, purposes, type Role, roles } from "#access"
import { makeApp } from "../../src/server/app.ts"
import { startTestServer, type TestServer } from "../server.ts"
import { type FilledTable, fillEveryTable } from "./fill-every-table.ts"

/** Whose rows are looked for: the city of Suzhou. */
export const owner = "320500"

/** Organisations that oversee nothing of it: a city beside it, one of another province, a zone below it. */
export const strangers = ["320100", "440300", "320500-1"] as const

export interface Caller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** `null`: a person, who acts for every purpose of the role. */
  readonly purpose: Purpose | null
  readonly role: Role | null
  readonly organisation: string | null
}

export interface Installation {
  readonly server: TestServer
  readonly app: FastifyInstance
  readonly tables: ReadonlyMap<string, FilledTable>
  /** Anybody, and of each organisation, else of each stranger, a person and a token in every role and purpose. */
  readonly callers: readonly Caller[]
  readonly actorsOf: (organisation: string) => Promise<readonly Extract<Actor, { kind: "person" }>[]>
  readonly stop: () => Promise<void>
}

const personCookie = "access-person"

/** @param organisations whose people and tokens ask */
export async function installation(organisations: readonly string[] = strangers): Promise<Installation> {
  const server = await startTestServer()
  const { database, context } = server
  const admin = new pg.Client({
    host: database.address.host,
    port: database.address.port,
    database: database.address.database,
    user: "postgres",
    password: database.secrets.database.postgres,
  })
  await admin.connect()
  try {
    const placesOf = new Map<string, { place: string; scope: string }>(
      (await admin.query("select id, place, scope from organisation")).rows.map(
        (row: { id: string; place: string; scope: string }) => [row.id, row],
      ),
    )
    const placeOf = (organisation: string) => {
      const found = placesOf.get(organisation)
      if (found === undefined) throw new Error(`no organisation ${organisation}`)
      return found
    }
    const tables = await fillEveryTable(admin, owner, placeOf(owner).place)
    const callers: Caller[] = [
      { name: "anybody", headers: {}, purpose: null, role: null, organisation: null },
    ]
    for (const organisation of organisations)
      for (const role of roles) {
        const { place } = placeOf(organisation)
        const person = `p-${organisation}-${role}`
        const kind = isAdministratorRole(role) ? role : "member"
        await admin.query(
          `insert into person (id, username, name, kind, organisation_id, place) values ($1, $2, $3, $4, $5, $6)`,
          [person, person.toLowerCase(), person, kind, organisation, place],
        )
        await admin.query(
          `insert into appointment (id, person_id, person_kind, organisation_id, place, role, granted_by)
           values ($1, $2, $3, $4, $5, $6, 'test')`,
          [`a-${organisation}-${role}`, person, kind, organisation, place, role],
        )
        callers.push({
          name: `${role} of ${organisation}`,
          headers: { cookie: `${personCookie}=${person}` },
          purpose: null,
          role,
          organisation,
        })
        for (const purpose of purposes) {
          const token = randomBytes(24).toString("base64url")
          await admin.query(
            `insert into api_token (id, name, digest, organisation_id, place, role, purpose, expires_at)
             values ($1, 'test', $2, $3, $4, $5, $6, now() + interval '1 hour')`,
            [randomUUID(), context.digestOfSecret(token), organisation, place, role, purpose],
          )
          callers.push({
            name: `token of ${role} of ${organisation} for ${purpose}`,
            headers: { authorization: `Bearer ${token}` },
            purpose,
            role,
            organisation,
          })
        }
      }
    // People sign in elsewhere; here a cookie says who one is.
    const app = await makeApp(
      {
        ...context,
        identity: {
          ...context.identity,
          authenticate: async (headers) => {
            const person = new RegExp(`${personCookie}=([\\w-]+)`).exec(headers.get("cookie") ?? "")?.[1]
            if (person === undefined) return null
            return { person, username: person, session: "s", secondFactor: true, passwordSetAt: new Date() }
          },
        },
      },
      {
        pages: "/nowhere",
        log: false,
        rates: { address: 1e9, caller: 1e9, uploads: 1e9, unknownTokens: 1e9 },
      },
    )
    return {
      server,
      app,
      tables,
      callers,
      actorsOf: async (organisation) =>
        roles.map((role) => ({
          kind: "person",
          person: `p-${organisation}-${role}`,
          appointment: `a-${organisation}-${role}`,
          organisation,
          ...placeOf(organisation),
          role,
        })),
      stop: async () => {
        await app.close()
        await server.stop()
      },
    }
  } finally {
    await admin.end()
  }
}
