// Every error is a problem document (RFC 9457) that says all that is wrong in both languages, and nothing of the inside.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { type Trial, trialApp } from "./trial-routes.ts"

interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly issues: readonly {
    readonly code: string
    readonly path: string
    readonly text: { readonly zh: string; readonly en: string }
  }[]
}

let server: TestServer
let trial: Trial
let token: string
beforeAll(async () => {
  server = await startTestServer()
  trial = await trialApp(server.context)
  token = await server.tokenFor("320500", "analyst")
})
afterAll(async () => {
  await trial.app.close()
  await server.stop()
})

async function ask(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  payload?: string | object | Buffer,
  headers: Record<string, string> = {},
) {
  const answer = await trial.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/)
  expect(answer.headers["cache-control"]).toBe("no-store")
  const problem = answer.json() as Problem
  expect(problem.status).toBe(answer.statusCode)
  expect(problem.type).toBe(`urn:gaoxin:problem:${problem.issues[0]?.code}`)
  for (const { text } of problem.issues) {
    expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(`${text.zh}${text.en}`).not.toMatch(/\{\w+\}|undefined/)
  }
  return { problem, answer, codes: problem.issues.map(({ code }) => code) }
}

const json = { "content-type": "application/json" }

describe("a request that is no request", () => {
  test("an unknown address of the API is 404", async () => {
    const { problem, codes } = await ask("GET", "/api/nothing/here?secret=1")
    expect([problem.status, ...codes]).toEqual([404, "no-such-route"])
    expect(problem.detail).not.toContain("secret")
  })

  test("a method that the address does not take is 405 and says which it takes", async () => {
    const { problem, answer } = await ask("DELETE", "/api/health")
    expect(problem.status).toBe(405)
    expect(answer.headers.allow).toBe("GET")
  })

  test("an address with a broken escape is 400", async () => {
    expect((await ask("GET", "/api/%zz")).problem.status).toBe(400)
  })

  for (const [name, body] of [
    ["no JSON", "{"],
    ["nothing", ""],
    ["a million brackets", "[".repeat(1_000_000)],
    ["a key that would change a prototype", '{"__proto__":{"polluted":true}}'],
    ["a constructor that would change a prototype", '{"constructor":{"prototype":{"polluted":true}}}'],
  ])
    test(`a body of ${name} is 400`, async () => {
      const { problem, codes } = await ask("POST", "/api/trial/echo", body, json)
      expect([problem.status, ...codes]).toEqual([400, "malformed-json"])
      expect("polluted" in {}).toBe(false)
    })

  test("a deeply nested body that is JSON is answered", async () => {
    const depth = 200_000
    const answer = await trial.app.inject({
      method: "POST",
      url: "/api/trial/echo",
      headers: { authorization: `Bearer ${token}`, ...json },
      payload: `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`,
    })
    expect([200, 400]).toContain(answer.statusCode)
  })

  test("another content type is 415", async () => {
    const { problem, codes } = await ask("POST", "/api/trial/echo", "<a/>", { "content-type": "text/xml" })
    expect([problem.status, ...codes]).toEqual([415, "media-type"])
  })

  test("JSON where a file is expected is 415", async () => {
    const { problem } = await ask("POST", "/api/trial/files", "{}", json)
    expect(problem.status).toBe(415)
  })

  test("a body over the limit is 413", async () => {
    const { problem, codes } = await ask("POST", "/api/trial/echo", { text: "x".repeat(3_000_000) })
    expect([problem.status, ...codes]).toEqual([413, "too-large"])
  })
})

describe("faulty input", () => {
  const good = {
    name: "abc",
    year: 2024,
    share: 0.5,
    open: true,
    day: "2024-09-30",
    at: "2024-09-30T08:00:00+08:00",
    kind: "a",
    mode: "x",
    note: null,
    tags: ["t"],
    more: { deep: "d" },
  }

  test("good input passes", async () => {
    const answer = await trial.app.inject({
      method: "POST",
      url: "/api/trial/items/x?page=2",
      headers: { authorization: `Bearer ${token}` },
      payload: good,
    })
    expect(answer.statusCode).toBe(200)
  })

  test("an empty body: every missing field at once", async () => {
    const { problem } = await ask("POST", "/api/trial/items/x", {})
    expect(problem.status).toBe(400)
    expect(problem.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(
      Object.keys(good).map((name) => `input-required body/${name}`),
    )
    expect(problem.issues[0]?.text).toEqual({ zh: "body/name：必填。", en: "body/name: required." })
  })

  const faults: readonly [string, unknown, string][] = [
    ["name", 5, "input-not-text"],
    ["name", "a", "input-too-short"],
    ["name", "abcdefghijk", "input-too-long"],
    ["name", "ABC", "input-pattern"],
    ["year", "2024", "input-not-integer"],
    ["year", 1999, "input-below"],
    ["year", 2101, "input-above"],
    ["share", "0.5", "input-not-number"],
    ["share", 0, "input-below"],
    ["open", 1, "input-not-boolean"],
    ["day", "30.9.2024", "input-not-day"],
    ["at", "2024-09-30", "input-not-instant"],
    ["kind", "c", "input-choice"],
    ["mode", "z", "input-choice"],
    ["note", 7, "input-not-text"],
    ["note", "long", "input-too-long"],
    ["tags", "t", "input-not-list"],
    ["tags", [], "input-too-few"],
    ["tags", ["a", "b", "c"], "input-too-many"],
    ["tags", ["a", "a"], "input-twice"],
    ["more", [], "input-not-object"],
  ]
  for (const [field, value, code] of faults)
    test(`${field} ${JSON.stringify(value)}: ${code}`, async () => {
      const { problem } = await ask("POST", "/api/trial/items/x", { ...good, [field]: value })
      expect(problem.issues.map((found) => [found.code, found.path])).toEqual([[code, `body/${field}`]])
    })

  test("a field that there is not is named", async () => {
    const { problem } = await ask("POST", "/api/trial/items/x", { ...good, more: { deep: "d", other: 1 } })
    expect(problem.issues.map(({ code, path }) => [code, path])).toEqual([
      ["input-unknown", "body/more/other"],
    ])
  })

  test("faults of the address and of the query say where they are", async () => {
    expect((await ask("POST", "/api/trial/items/A1", good)).problem.issues[0]?.path).toBe("params/id")
    expect((await ask("POST", "/api/trial/items/x?page=-1", good)).problem.issues[0]?.path).toBe("query/page")
  })

  test("a hostile list of faults is cut short", async () => {
    const { problem } = await ask("POST", "/api/trial/items/x", {
      ...good,
      more: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 1])),
    })
    expect(problem.issues.length).toBeLessThanOrEqual(50)
  })
})

describe("who may not", () => {
  test("nobody signed in is 401, an unknown token is 401, another role is 403 and says who may", async () => {
    const anybody = await ask("GET", "/api/trial/own", undefined, { authorization: "" })
    expect([anybody.problem.status, ...anybody.codes]).toEqual([401, "not-signed-in"])
    const unknown = await ask("GET", "/api/trial/own", undefined, { authorization: "Bearer nobody" })
    expect([unknown.problem.status, ...unknown.codes]).toEqual([401, "token-unknown"])
    const reporter = await server.tokenFor("320500", "reporter")
    const other = await ask("GET", "/api/trial/own", undefined, { authorization: `Bearer ${reporter}` })
    expect([other.problem.status, ...other.codes]).toEqual([403, "not-permitted"])
    expect(other.problem.detail).toContain("analyst")
  })

  test("a token of another purpose is 403", async () => {
    const statistics = await server.tokenFor("320500", "analyst", "statistics")
    const { problem, codes } = await ask("GET", "/api/trial/own", undefined, {
      authorization: `Bearer ${statistics}`,
    })
    expect([problem.status, ...codes]).toEqual([403, "purpose-refused"])
  })

  test("who may not call is told so before a faulty body is looked at", async () => {
    const reporter = await server.tokenFor("320500", "reporter")
    const { problem } = await ask("POST", "/api/trial/items/x", "{", {
      ...json,
      authorization: `Bearer ${reporter}`,
    })
    expect(problem.status).toBe(403)
  })
})

test("an internal error tells nothing but its number, which is also in the header", async () => {
  const { problem, answer } = await ask("GET", "/api/trial/broken")
  expect(problem.status).toBe(500)
  expect(answer.body).not.toMatch(/secret|某某|trial-routes|at /)
  expect(problem.detail).toContain(String(answer.headers["x-request-id"]))
})

test("a character that the database cannot store is the caller's fault", async () => {
  const { problem, codes } = await ask("GET", "/api/trial/sql?value=a%00b")
  expect([problem.status, ...codes]).toEqual([422, "value-refused"])
})
