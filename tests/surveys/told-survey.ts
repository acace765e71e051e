// A survey period told through the routes, by callers with tokens, on a clock that the test sets; what respondents and
// officers do with returns is written through the stores, as those persons.
import { expect } from "vitest"
import type { Actor, Role } from "#access"
import { appendReturnEvent, findReturnHistory, findUnit } from "#services/surveys"
import type { ReturnEvent } from "#surveys"
import { startTestServer, type TestServer } from "../server.ts"

export const authority = "998000.t"
const day = 86_400_000

export type Json = Record<string, unknown>
type Person = Extract<Actor, { kind: "person" }>

export interface ToldSurvey {
  readonly server: TestServer
  /** Days from the real time. */
  readonly at: (days: number) => void
  readonly time: (days: number) => string
  /** Callers: `reviewer@998001`, `reviewer2` of the authority, an enterprise's code (its reporter), nobody. */
  readonly call: (
    who: string,
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; json: Json; text: string }>
  readonly ok: (who: string, method: "GET" | "POST", path: string, body?: unknown) => Promise<Json>
  /** Enterprises below a zone or city. */
  readonly enterprises: (parent: string, codes: readonly string[]) => Promise<void>
  readonly person: (organisation: string, role: Role, name: string) => Promise<Person>
  /** One event of a return, by a person of an organisation, `days` from the real time. */
  readonly act: (
    survey: string,
    unit: string,
    by: { readonly organisation: string; readonly role: Role },
    days: number,
    event: Pick<ReturnEvent, "action" | "detail">,
  ) => Promise<void>
  /** A revision with its submission. */
  readonly submit: (
    survey: string,
    unit: string,
    days: number,
    values: Readonly<Record<string, string>>,
    detail?: ReturnEvent["detail"],
  ) => Promise<void>
}

/** An invented province of the test's own: its department, two cities, a zone in each. */
const tree = (
  [
    ["998000", "province", "/998000/", null],
    ["998000.t", "department", "/998000/998000.t/", "998000"],
    ["998100", "city", "/998000/998100/", "998000"],
    ["998200", "city", "/998000/998200/", "998000"],
    ["998001", "zone", "/998000/998100/998001/", "998100"],
    ["998002", "zone", "/998000/998200/998002/", "998200"],
  ] as const
).map(([id, kind, place, parent_id]) => ({
  id,
  kind,
  name_zh: kind === "zone" ? `示例园区 ${id}` : `示例地区 ${id}`,
  name_en: null,
  short_name: null,
  parent_id,
  place,
  scope: kind === "department" ? "/998000/" : place,
  origin: "invented" as const,
}))

export async function startToldSurvey(): Promise<ToldSurvey> {
  const server = await startTestServer("demo")
  const start = Date.now()
  let offset = 0
  ;(server.context as { now: () => Date }).now = () => new Date(start + offset * day)
  const time = (days: number) => new Date(start + days * day).toISOString()
  const tokens = new Map<string, string | null>([["nobody", null]])
  const tokenOf = async (who: string) => {
    const known = tokens.get(who)
    if (known !== undefined) return known
    const [role, organisation] = who.includes("@")
      ? (who.split("@") as [Role, string])
      : /^9/.test(who)
        ? (["reporter", who] as const)
        : ([who.replace(/\d$/, "") as Role, authority] as const)
    const token = await server.tokenFor(organisation, role, "statistics")
    tokens.set(who, token)
    return token
  }
  const call: ToldSurvey["call"] = async (who, method, path, body) => {
    const answer = await server.call(await tokenOf(who), method, path, body)
    return { ...answer, json: answer.json as Json }
  }
  const asSystem = <T>(
    work: Parameters<typeof server.context.withActor<T>>[2],
    purpose: "administration" | "statistics" = "administration",
  ) => server.context.withActor(server.system, purpose, work)
  const person: ToldSurvey["person"] = (organisation, role, name) =>
    asSystem(async (tx) => {
      const { place, scope } = await tx
        .selectFrom("organisation")
        .where("id", "=", organisation)
        .select(["place", "scope"])
        .executeTakeFirstOrThrow()
      return { kind: "person", person: name, appointment: name, organisation, place, scope, role }
    })
  const act: ToldSurvey["act"] = async (survey, unit, { organisation, role }, days, event) => {
    const actor = await person(organisation, role, `${role}@${organisation}`)
    await server.context.withActor(actor, "statistics", async (tx) => {
      const row = await findUnit(tx, { survey, unit })
      if (row === undefined) throw new Error(`${unit} is not listed`)
      const history = await findReturnHistory(tx, { survey, unit })
      await appendReturnEvent(tx, row, history, { ...event, at: time(days), person: actor.person })
    })
  }
  await asSystem(async (tx) => {
    await tx.insertInto("organisation").values(tree).execute()
  })
  return {
    server,
    at: (days) => {
      offset = days
    },
    time,
    call,
    ok: async (who, method, path, body) => {
      const { status, json, text } = await call(who, method, path, body)
      expect(status, text).toBe(200)
      return json
    },
    enterprises: (parent, codes) =>
      asSystem(async (tx) => {
        const above = await tx
          .selectFrom("organisation")
          .where("id", "=", parent)
          .select(["place", "origin"])
          .executeTakeFirstOrThrow()
        await tx
          .insertInto("organisation")
          .values(
            codes.map((id) => ({
              id,
              kind: "enterprise" as const,
              name_zh: `示例企业 ${id}`,
              name_en: null,
              short_name: null,
              parent_id: parent,
              place: `${above.place}${id}/`,
              scope: `${above.place}${id}/`,
              origin: above.origin,
            })),
          )
          .execute()
      }),
    person,
    act,
    submit: async (survey, unit, days, values, detail = {}) => {
      const actor = await person(unit, "reporter", `reporter@${unit}`)
      const number = await server.context.withActor(actor, "statistics", async (tx) => {
        const row = await findUnit(tx, { survey, unit })
        if (row === undefined) throw new Error(`${unit} is not listed`)
        const next = (row.revision ?? 0) + 1
        await tx
          .insertInto("return_revision")
          .values({
            unit_id: unit,
            survey_id: survey,
            number: next,
            place: row.place,
            kind: "typed",
            values: JSON.stringify(values),
            digest: "0".repeat(64),
            findings: "[]",
            signature: JSON.stringify({
              filler: "某某",
              head: "某某",
              statisticsHead: "某某",
              telephone: "0",
            }),
            file_id: null,
            scan_id: null,
            at: time(days),
          })
          .execute()
        return next
      })
      await act(survey, unit, { organisation: unit, role: "reporter" }, days, {
        action: "submit",
        detail: { revision: number, ...detail },
      })
    },
  }
}
