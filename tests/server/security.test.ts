// Headers, foreign pages, foreign names, hostile text: what a browser or an attacker may try on any route.
import { request as httpRequest } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { type Trial, trialApp } from "./trial-routes.ts"

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

const get = (url: string, headers: Record<string, string> = {}) =>
  trial.app.inject({ method: "GET", url, headers })
const post = (headers: Record<string, string>) =>
  trial.app.inject({
    method: "POST",
    url: "/api/me/appointment",
    headers: { cookie: "better-auth.session_token=x", ...headers },
    payload: { appointment: "x" },
  })

describe("headers", () => {
  test("scripts come from here alone and nothing may frame a page", async () => {
    const { headers } = await get("/api/health")
    const policy = String(headers["content-security-policy"])
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/)
    expect(policy).toMatch(/default-src 'self';/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/object-src 'none'/)
    expect(policy).not.toMatch(/https?:|\*|script-src[^;]*'unsafe-inline'|'unsafe-eval'/)
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["referrer-policy"]).toBe("no-referrer")
    expect(headers["x-frame-options"]).toBe("DENY")
    expect(headers["permissions-policy"]).toContain("camera=()")
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin")
    expect(headers["x-powered-by"]).toBeUndefined()
    expect(headers["access-control-allow-origin"]).toBeUndefined()
  })

  test("only an encrypted address asks browsers to keep to encryption", async () => {
    expect((await get("/api/health")).headers["strict-transport-security"]).toBeUndefined()
    const encrypted = await trialApp({ ...server.context, origin: "https://gaoxin.example" })
    const { headers } = await encrypted.app.inject({
      url: "/api/health",
      headers: { host: "gaoxin.example" },
    })
    expect(headers["strict-transport-security"]).toMatch(/max-age=31536000/)
    await encrypted.app.close()
  })

  test("what a caller sees is kept nowhere; what everyone may see is asked again and not sent twice", async () => {
    const own = await get("/api/trial/own", { authorization: `Bearer ${token}` })
    expect(own.statusCode).toBe(200)
    expect(own.headers["cache-control"]).toBe("no-store")
    expect(own.headers.etag).toBeUndefined()
    const first = await get("/api/trial/public")
    expect(first.headers["cache-control"]).toBe("no-cache")
    const again = await get("/api/trial/public", { "if-none-match": String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ""])
    const known = await get("/api/trial/public", { authorization: `Bearer ${token}` })
    expect(known.headers["cache-control"]).toBe("no-store")
  })

  test("a large answer is compressed, a stream of events is not", async () => {
    const answer = await get("/api/trial/public", { "accept-encoding": "br, gzip" })
    expect(answer.headers["content-encoding"]).toBe("br")
    expect(answer.rawPayload.length).toBeLessThan(5000)
  })
})

describe("another site's page", () => {
  const foreign: readonly [string, Record<string, string>][] = [
    ["another origin", { origin: "https://evil.example" }],
    ["another port of the same machine", { origin: "http://localhost:9999" }],
    ["no origin that it would name", { origin: "null" }],
    ["a form, as the browser marks it", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
    ["another name of the same domain", { "sec-fetch-site": "same-site" }],
    [
      "an address with a name and password in it",
      { origin: "https://evil.example", authorization: "Basic eDp5" },
    ],
    ["our own origin, but marked as foreign", { origin: "http://localhost", "sec-fetch-site": "cross-site" }],
  ]
  for (const [name, headers] of foreign)
    test(`cannot act with our cookies: ${name}`, async () => {
      const answer = await post(headers)
      expect([answer.statusCode, answer.json().issues[0].code]).toEqual([403, "foreign-origin"])
    })

  test("our own page and a program without a browser get as far as being asked who they are", async () => {
    for (const headers of [
      { origin: "http://localhost:80", "sec-fetch-site": "same-origin" },
      { origin: server.context.origin },
      {},
    ])
      expect((await post(headers)).statusCode).toBe(401)
  })

  test("a token needs no origin: no browser sends it of itself", async () => {
    const answer = await trial.app.inject({
      method: "POST",
      url: "/api/trial/echo",
      headers: { authorization: `Bearer ${token}`, origin: "https://evil.example" },
      payload: { a: 1 },
    })
    expect(answer.statusCode).toBe(200)
  })

  test("cannot read with a script or a picture; a link to a download still works", async () => {
    const cross = { "sec-fetch-site": "cross-site" }
    expect((await get("/api/trial/public", { ...cross, "sec-fetch-mode": "no-cors" })).statusCode).toBe(403)
    expect((await get("/api/trial/events", { ...cross, "sec-fetch-mode": "cors" })).statusCode).toBe(403)
    expect(
      (await get("/api/trial/download?name=a.txt", { ...cross, "sec-fetch-mode": "navigate" })).statusCode,
    ).toBe(200)
  })
})

describe("the name under which the server is asked", () => {
  for (const host of [
    "evil.example",
    "evil.example:8020",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "127.evil.example",
    "localhost@evil.example",
    "evil.example/localhost",
  ])
    test(`"${host}" is refused`, async () => {
      const answer = await get("/api/system", { host })
      expect(answer.statusCode).toBe(421)
      expect(answer.headers["content-type"]).toMatch(/problem\+json/)
    })

  for (const host of ["localhost", "localhost:8020", "127.0.0.1:8020", "[::1]:8020", "10.0.0.5:8020"])
    test(`"${host}" is taken by a server whose origin is a number`, async () => {
      expect((await get("/api/health", { host })).statusCode).toBe(200)
    })

  test("a server with a name is asked by that name or from its own machine", async () => {
    const named = await trialApp({ ...server.context, origin: "https://gaoxin.example" })
    const status = async (host: string) =>
      (await named.app.inject({ url: "/api/health", headers: { host } })).statusCode
    expect(await status("gaoxin.example")).toBe(200)
    expect(await status("GAOXIN.example:443")).toBe(200)
    expect(await status("127.0.0.1:8020")).toBe(200)
    expect(await status("10.0.0.5:8020")).toBe(421)
    expect(await status("other.example")).toBe(421)
    await named.app.close()
  })

  test("what a proxy says of the host is heard only from a proxy that is trusted", async () => {
    const behind = await trialApp(
      { ...server.context, origin: "https://gaoxin.example" },
      { trustProxy: "loopback" },
    )
    const ask = (remoteAddress: string) =>
      behind.app.inject({
        url: "/api/health",
        remoteAddress,
        headers: { host: "other.example", "x-forwarded-host": "gaoxin.example" },
      })
    expect((await ask("127.0.0.1")).statusCode).toBe(200)
    expect((await ask("10.1.2.3")).statusCode).toBe(421)
    await behind.app.close()
  })
})

describe("hostile text", () => {
  const hostile = [
    "' or '1'='1",
    "'; drop table organisation; --",
    "320500'; set local app.role = 'system'; --",
    "\\'; reset role; --",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%",
    "a\r\nset-cookie: x=1",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "\ud800",
    "𝟘",
    "x".repeat(8000),
  ]
  for (const value of hostile)
    test(`${JSON.stringify(value.slice(0, 40))} is only text to the database`, async () => {
      const answer = await get(`/api/trial/sql?value=${encodeURIComponent(value.toWellFormed())}`, {
        authorization: `Bearer ${token}`,
      })
      expect([answer.statusCode, answer.json()]).toEqual([200, { found: 0 }])
    })

  test("the table that was to be dropped is there", async () => {
    const answer = await get("/api/trial/sql?value=320500", { authorization: `Bearer ${token}` })
    expect(answer.json()).toEqual({ found: 1 })
  })

  for (const name of [
    'a"b.csv',
    "a\r\nset-cookie: x=1",
    "../../etc/passwd",
    "..\\..\\windows",
    "高新区'(1)*.csv",
    "\ud800.csv",
    "a\u0000b",
    "",
  ])
    test(`a download named ${JSON.stringify(name)} stays a name`, async () => {
      const app = trial.app
      const answer = await app.inject({
        url: "/api/trial/download",
        query: { name: name.toWellFormed() },
      })
      expect(answer.statusCode).toBe(200)
      const header = String(answer.headers["content-disposition"])
      expect(header).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/)
      const sent = decodeURIComponent(/UTF-8''(.*)$/.exec(header)?.[1] ?? "")
      expect(sent).not.toMatch(/[/\\]/)
      expect(answer.headers["set-cookie"]).toBeUndefined()
    })

  test("paths out of the folder of pages lead nowhere", async () => {
    for (const url of [
      "/..%2f..%2fpackage.json",
      "/%2e%2e/%2e%2e/package.json",
      "/assets/..%2f..%2fpackage.json",
    ]) {
      const answer = await server.app.inject({ url })
      expect(answer.body).not.toContain('"devDependencies"')
    }
  })
})

describe("a prototype", () => {
  for (const body of ['{"__proto__":{"polluted":1}}', '{"a":{"__proto__":{"polluted":1}}}'])
    test(`is not changed by ${body}`, async () => {
      const answer = await trial.app.inject({
        method: "POST",
        url: "/api/trial/echo",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        payload: body,
      })
      expect(answer.statusCode).toBe(400)
      expect("polluted" in {}).toBe(false)
    })
})

describe("an upload", () => {
  const boundary = "----trial"
  const part = (fileName: string, content: string, field = "file") =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n`
  const send = (payload: string | Buffer) =>
    trial.app.inject({
      method: "POST",
      url: "/api/trial/files",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    })
  const end = `--${boundary}--\r\n`

  test("with a path in its file name keeps the name only", async () => {
    const answer = await send(part("../../etc/passwd", "x") + part("C:\\\\temp\\\\a.csv", "yy") + end)
    const { files } = answer.json()
    expect(files.map((file: { name: string }) => file.name)).toEqual(["passwd", "a.csv"])
  })

  test("with more files than allowed is 413", async () => {
    const answer = await send(Array.from({ length: 11 }, (_, i) => part(`${i}.csv`, "x")).join("") + end)
    expect([answer.statusCode, answer.json().issues[0].code]).toEqual([413, "too-many-files"])
  })

  test("over the limit of size is 413", async () => {
    const answer = await send(
      Buffer.concat([
        Buffer.from(part("a.csv", "").slice(0, -2)),
        Buffer.alloc(65 * 1024 * 1024, "x"),
        Buffer.from(`\r\n${end}`),
      ]),
    )
    expect([answer.statusCode, answer.json().issues[0].code]).toEqual([413, "file-too-large"])
  })

  test("that breaks off, or is no form, is 400", async () => {
    for (const payload of [part("a.csv", "x"), "nonsense"]) {
      const answer = await send(payload)
      expect([payload, answer.statusCode]).toEqual([payload, 400])
    }
  })

  test("with a field named __proto__ changes nothing", async () => {
    const answer = await send(part("a.csv", "x", "__proto__") + end)
    expect(answer.statusCode).toBeLessThan(500)
    expect("polluted" in {}).toBe(false)
  })
})

test("an address or headers beyond the limit are refused before any route", async () => {
  const { port } = new URL(server.app.listeningOrigin)
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<number>((done, fail) => {
      httpRequest({ host: "127.0.0.1", port, path, headers }, (answer) => {
        answer.resume()
        done(answer.statusCode ?? 0)
      })
        .on("error", fail)
        .end()
    })
  expect(await ask(`/api/health?x=${"y".repeat(20_000)}`, {})).toBe(431)
  expect(await ask("/api/health", { "x-long": "y".repeat(20_000) })).toBe(431)
  expect(await ask("/api/health", {})).toBe(200)
})
