import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { visitor } from "./visitor.ts"

let server: TestServer
const anew = () => visitor(server.app, server.origin)

beforeAll(async () => {
  server = await startTestServer("demo")
})
afterAll(() => server.stop())

test("however many guess at once, five passwords are tried, then the account is locked until it is unlocked", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => anew().signIn("demo-zone1", `Guess-number-${i}!`)),
  )
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
  const locked = answers.filter((answer) => answer.status === 429)
  expect(locked).toHaveLength(15)
  expect(locked[0]?.codes).toEqual(["sign-in-locked"])
  expect((await anew().signIn("demo-zone1")).status).toBe(429)

  const security = anew()
  await security.signIn("demo-security")
  const { people } = (await security.get("/api/people?query=demo-zone1")).json as {
    people: { id: string; username: string; account: { lockedUntil: string | null } }[]
  }
  const person = people.find((one) => one.username === "demo-zone1")
  expect(person?.account.lockedUntil).not.toBeNull()
  const system = anew()
  await system.signIn("demo-system")
  expect((await system.post(`/api/people/${person?.id}/unlock`)).status).toBe(403)
  expect((await security.post(`/api/people/${person?.id}/unlock`)).status).toBe(200)
  expect((await anew().signIn("demo-zone1")).status).toBe(200)
})

test("a username that is nobody's is locked like any other", async () => {
  const statuses: number[] = []
  for (let i = 0; i < 6; i += 1) statuses.push((await anew().signIn("nobody-at-all", `Guess-${i}`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
})

test("a success forgets the failures before it", async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) expect((await anew().signIn("demo-zone2", "Wrong-one-1")).status).toBe(401)
    expect((await anew().signIn("demo-zone2")).status).toBe(200)
  }
})

test("trying one's own password in vain locks too", async () => {
  const me = anew()
  await me.signIn("demo-city")
  const codes: string[] = []
  for (let i = 0; i < 6; i += 1) {
    const answer = await me.post("/api/me/password", { current: `Wrong-${i}`, next: "Neues-Kennwort-77" })
    codes.push(...answer.codes)
  }
  expect(codes).toEqual([...Array(5).fill("password-wrong"), "password-tries"])
})
