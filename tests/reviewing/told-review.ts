// A survey period with returns to review, told as far as reviewing needs: opened, listed and submitted through the stores.
import { createHash } from "node:crypto"
import { expect } from "vitest"
import type { Actor, Role } from "#access"
import type { ExplainedFinding, TypedCells } from "#schema"
import { appendReturnEvent, appendSurveyEvent, findReturnHistory, findUnit, ownedBy } from "#services/surveys"
import type { ReviewLevel } from "#surveys"
import { startTestServer, type TestServer } from "../server.ts"

export const authority = "990000.kjt"
export const pack = "demo"
export const formSet = "demo-annual"

type Json = Record<string, unknown>
type Person = Extract<Actor, { kind: "person" }>

export interface ToldReview {
  readonly server: TestServer
  /** `reviewer@990001`, `reporter@<unit>`. */
  readonly call: (
    who: string,
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; json: Json; text: string }>
  readonly ok: (who: string, method: "GET" | "POST", path: string, body?: unknown) => Promise<Json>
  readonly personOf: (organisation: string, role: Role, name?: string) => Promise<Person>
  /** Enterprises 示例 in a zone. @returns their codes */
  readonly enterprises: (zone: string, count: number) => Promise<readonly string[]>
  /** A period with units listed. */
  readonly open: (
    id: string,
    period: string,
    units: readonly string[],
    levels: readonly ReviewLevel[],
  ) => Promise<void>
  /** A line of the period's own history, by a reviewer of the authority. */
  readonly turn: (survey: string, action: "propose-lock" | "reopen") => Promise<void>
  readonly submit: (survey: string, unit: string, told: Submitted) => Promise<void>
}

export interface Submitted {
  readonly number: number
  readonly values: TypedCells
  readonly findings?: readonly ExplainedFinding[]
  readonly restated?: readonly string[]
  /** A clerk of this organisation keyed it; the scan is made up. */
  readonly keyedBy?: string
}

export const finding = (
  level: "error" | "warning",
  check: string,
  cell: string,
  explanation: string | null = null,
): ExplainedFinding => ({
  check,
  level,
  unit: "示例",
  period: "2024",
  cells: [cell],
  text: { zh: `${check} 不符`, en: `${check} is broken` },
  explanation,
})

let made = 0

export async function startToldReview(): Promise<ToldReview> {
  return tellOn(await startTestServer("demo"))
}

export function tellOn(server: TestServer): ToldReview {
  const { context } = server
  const tokens = new Map<string, string>()
  const call: ToldReview["call"] = async (who, method, path, body) => {
    const [role = "", organisation = ""] = who.split("@")
    const token = tokens.get(who) ?? (await server.tokenFor(organisation, role as Role, "statistics"))
    tokens.set(who, token)
    const answer = await server.call(token, method, path, body)
    return { ...answer, json: answer.json as Json }
  }
  const organisationOf = (id: string) =>
    context.withActor(server.system, "administration", (tx) =>
      tx.selectFrom("organisation").where("id", "=", id).select(["place", "scope"]).executeTakeFirstOrThrow(),
    )
  const personOf: ToldReview["personOf"] = async (organisation, role, name = "someone") => ({
    kind: "person",
    person: name,
    appointment: name,
    organisation,
    role,
    ...(await organisationOf(organisation)),
  })
  return {
    server,
    call,
    ok: async (...given) => {
      const { status, json, text } = await call(...given)
      expect(status, text).toBe(200)
      return json
    },
    personOf,
    enterprises: async (zone, count) => {
      const { place } = await organisationOf(zone)
      const codes = Array.from({ length: count }, () => `99-test-${++made}`)
      await context.withActor(server.system, "administration", (tx) =>
        tx
          .insertInto("organisation")
          .values(
            codes.map((id) => ({
              id,
              kind: "enterprise" as const,
              name_zh: `示例企业 ${id}（虚构）`,
              name_en: null,
              short_name: null,
              parent_id: zone,
              place: `${place}${id}/`,
              scope: `${place}${id}/`,
              origin: "invented" as const,
            })),
          )
          .execute(),
      )
      return codes
    },
    open: async (id, period, units, levels) => {
      const places = new Map(
        await Promise.all(units.map(async (unit) => [unit, (await organisationOf(unit)).place] as const)),
      )
      await context.withActor(await personOf(authority, "reviewer"), "statistics", async (tx) => {
        await tx
          .insertInto("survey")
          .values({
            id,
            title_zh: `示例 ${period} 年报`,
            title_en: `Example ${period}`,
            pack,
            form_set: formSet,
            forms: "[]",
            kind: "annual",
            period,
            frame_rule: null,
            organisation_id: authority,
            covers: "/990000/",
            example: true,
            origin: "invented",
            created_at: context.now(),
          })
          .execute()
        const survey = await tx
          .selectFrom("survey")
          .where("id", "=", id)
          .selectAll()
          .executeTakeFirstOrThrow()
        await tx
          .insertInto("survey_event")
          .values({
            ...ownedBy(survey),
            action: "open",
            at: context.now(),
            detail: "{}",
            proposal_id: null,
            proposed_by: null,
          })
          .execute()
        await tx
          .insertInto("survey_unit")
          .values(
            units.map((unit) => ({
              ...ownedBy(survey),
              unit_id: unit,
              name: `示例企业 ${unit}`,
              uscc: null,
              place: places.get(unit) ?? "",
              zone: (places.get(unit) ?? "").split("/").at(-3) ?? null,
              levels,
              added_at: context.now(),
            })),
          )
          .execute()
      })
    },
    turn: async (id, action) => {
      await context.withActor(await personOf(authority, "reviewer"), "statistics", async (tx) => {
        const survey = await tx
          .selectFrom("survey")
          .where("id", "=", id)
          .selectAll()
          .executeTakeFirstOrThrow()
        await appendSurveyEvent(tx, survey, context.now(), { action })
      })
    },
    submit: async (survey, unit, { number, values, findings = [], restated = [], keyedBy }) => {
      const scan = `${survey}-${unit}-${number}-scan`
      const organisation = keyedBy ?? unit
      const actor = await personOf(organisation, "reporter", `filler-${organisation}`)
      const stored = keyedBy === undefined ? null : await context.artefacts.put("盖章原件")
      await context.withActor(actor, "statistics", async (tx) => {
        const key = { survey, unit }
        const listed = await findUnit(tx, key)
        if (listed === undefined) throw new Error(`${unit} is not listed`)
        if (stored !== null)
          await tx
            .insertInto("artefact")
            .values({
              id: scan,
              ...stored,
              kind: "return-scan",
              file_name: "盖章报表.pdf",
              media_type: "application/pdf",
              purpose: "statistics",
              organisation_id: organisation,
              place: listed.place,
              released_at: null,
            })
            .execute()
        await tx
          .insertInto("return_revision")
          .values({
            unit_id: unit,
            survey_id: survey,
            place: listed.place,
            number,
            kind: keyedBy === undefined ? "typed" : "keyed",
            values: JSON.stringify(values),
            digest: createHash("sha256").update(JSON.stringify(values)).digest("hex"),
            findings: JSON.stringify(findings),
            signature: JSON.stringify({ filler: "甲", head: "乙", statisticsHead: "丙", telephone: "000" }),
            file_id: null,
            scan_id: stored === null ? null : scan,
            at: context.now(),
          })
          .execute()
        await appendReturnEvent(
          tx,
          listed,
          await findReturnHistory(tx, key),
          {
            action: "submit",
            at: context.now().toISOString(),
            person: actor.person,
            detail: {
              revision: number,
              dueAt: null,
              restated,
              unexplained: findings.filter(({ explanation }) => explanation === null).length,
              keyed: keyedBy !== undefined,
              personName: "填报人甲",
            },
          },
          {
            errors: findings.filter(({ level }) => level === "error").length,
            warnings: findings.filter(({ level }) => level === "warning").length,
          },
        )
      })
    },
  }
}
