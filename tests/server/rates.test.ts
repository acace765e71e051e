// Who asks too often is told to wait: counted by person or token, by address only where nobody said who they are.
import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { trialApp } from "./trial-routes.ts"

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const many = { address: 1000, caller: 1000, uploads: 1000, unknownTokens: 1000 }

async function statuses(
  times: number,
  ask: (i: number) => Promise<{ statusCode: number }>,
): Promise<number[]> {
  const seen: number[] = []
  for (let i = 0; i < times; i++) seen.push((await ask(i)).statusCode)
  return seen
}

test("a token has its own count, which another token at the same address does not share", async () => {
  const { app } = await trialApp(server.context, { rates: { ...many, caller: 3 } })
  const [one, other] = [
    await server.tokenFor("320500", "analyst"),
    await server.tokenFor("320500", "analyst"),
  ]
  const ask = (token: string) =>
    app.inject({ url: "/api/trial/own", headers: { authorization: `Bearer ${token}` } })
  expect(await statuses(5, () => ask(one))).toEqual([200, 200, 200, 429, 429])
  expect((await ask(other)).statusCode).toBe(200)
  const refused = await ask(one)
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0)
  expect(refused.json().issues[0].code).toBe("too-often")
  await app.close()
})

test("whoever tries tokens is stopped, and a token that is known is not", async () => {
  const { app } = await trialApp(server.context, { rates: { ...many, unknownTokens: 2 } })
  const token = await server.tokenFor("320500", "analyst")
  const ask = (bearer: string) =>
    app.inject({ url: "/api/trial/own", headers: { authorization: `Bearer ${bearer}` } })
  expect(await statuses(4, (i) => ask(`guess-${i}`))).toEqual([401, 401, 429, 429])
  expect((await ask(token)).statusCode).toBe(200)
  await app.close()
})

test("an address has a count for everything, what is not there included", async () => {
  const { app } = await trialApp(server.context, { rates: { ...many, address: 3 } })
  expect(await statuses(5, (i) => app.inject({ url: `/api/nothing/${i}` }))).toEqual([
    404, 404, 404, 429, 429,
  ])
  expect((await app.inject({ url: "/api/health", remoteAddress: "10.0.0.9" })).statusCode).toBe(200)
  await app.close()
})

test("uploads are fewer than other requests", async () => {
  const { app } = await trialApp(server.context, { rates: { ...many, uploads: 2 } })
  const token = await server.tokenFor("320500", "analyst")
  const send = () =>
    app.inject({
      method: "POST",
      url: "/api/trial/files",
      headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=b" },
      payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx\r\n--b--\r\n',
    })
  expect(await statuses(3, send)).toEqual([200, 200, 429])
  await app.close()
})

test("an address that a stranger claims for itself is not believed", async () => {
  const { app } = await trialApp(server.context, { rates: { ...many, address: 2 } })
  expect(
    await statuses(3, (i) =>
      app.inject({ url: "/api/health", headers: { "x-forwarded-for": `10.0.0.${i}` } }),
    ),
  ).toEqual([200, 200, 429])
  await app.close()
})
