// A period with invented enterprises that fill in their returns, told through the routes.
import { expect } from "vitest"
import type { Role } from "#access"
import { usccCheckLetter } from "#registers"
import { multipart } from "../runs/jobs-and-files.ts"
import { type Json, startToldSurvey, type ToldSurvey } from "../surveys/told-survey.ts"

export const signature = { filler: "张三", head: "李四", statisticsHead: "王五", telephone: "0510-1234567" }

/** Credit codes whose check letter is right. */
export const codes = Array.from({ length: 12 }, (_, i) => {
  const begin = `91998001MA${String(1000000 + i)}`
  return `${begin}${usccCheckLetter(begin) ?? ""}`
})

/** The least that a return needs; kept relations only. */
export const whole = { qc05_0: "25000", qc24: "40000", qd01: "120" }

export interface ToldFilling {
  readonly told: ToldSurvey
  readonly survey: string
  readonly save: (who: string, unit: string, base: number, cells: Cells) => Promise<Json>
  readonly send: (
    who: string,
    path: string,
    name: string,
    content: string | Uint8Array,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<{ status: number; json: Json; text: string }>
  /** With the token that sends: a workbook is its sender's. */
  readonly ask: (
    who: string,
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; json: Json; text: string }>
  /** The upload when its job is over. */
  readonly settled: (who: string, id: string) => Promise<Json>
}

/** Code to [seen, wanted]. */
export type Cells = Readonly<Record<string, readonly [string | null, string | null]>>

export async function startToldFilling(): Promise<ToldFilling> {
  const told = await startToldSurvey()
  await told.enterprises("998001", codes)
  const { id } = await told.ok("reviewer", "POST", "/api/surveys", {
    pack: "demo",
    formSet: "demo-annual",
    period: "2024",
    rule: null,
    title: { zh: "2024 年年报", en: "Annual returns 2024" },
    dueAt: told.time(10),
    example: true,
  })
  const survey = String(id)
  const tokens = new Map<string, string>()
  const tokenOf = async (who: string) => {
    const [role, organisation] = who.includes("@") ? who.split("@") : ["reporter", who]
    const token =
      tokens.get(who) ?? (await told.server.tokenFor(organisation ?? "", role as Role, "statistics"))
    tokens.set(who, token)
    return token
  }
  return {
    told,
    survey,
    save: (who, unit, base, cells) =>
      told.ok(who, "POST", `/api/returns/${survey}/${unit}/save`, {
        base,
        cells: Object.fromEntries(Object.entries(cells).map(([code, [from, to]]) => [code, { from, to }])),
      }),
    send: async (who, path, name, content, fields = {}) => {
      const sent = multipart(name, content, fields)
      const answer = await told.server.app.inject({
        method: "POST",
        url: path,
        headers: { ...sent.headers, authorization: `Bearer ${await tokenOf(who)}` },
        payload: sent.payload,
      })
      return { status: answer.statusCode, json: answer.json() as Json, text: answer.body }
    },
    ask: async (who, method, path, body) => {
      const answer = await told.server.call(await tokenOf(who), method, path, body)
      return { ...answer, json: answer.json as Json }
    },
    settled: async (who, id) => {
      const token = await tokenOf(who)
      for (let i = 0; i < 600; i++) {
        const { json, status, text } = await told.server.call(token, "GET", `/api/return-uploads/${id}`)
        expect(status, text).toBe(200)
        const upload = json as Json
        if (upload.state !== "reading" && upload.state !== "accepting") return upload
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error("The upload does not end")
    },
  }
}
