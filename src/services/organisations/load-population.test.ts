import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../../../tests/server.ts"

let server: TestServer

beforeAll(async () => {
  server = await startTestServer("demo")
})
afterAll(() => server.stop())

test("the register of 179 zones and the invented province stand in the tree, each in its place", async () => {
  const rows = await server.context.withActor({ kind: "public" }, "public", (tx) =>
    tx.selectFrom("organisation").select(["id", "kind", "place", "origin"]).execute(),
  )
  const zones = rows.filter((row) => row.kind === "zone")
  expect(zones.filter((row) => row.origin === "public")).toHaveLength(179)
  expect(zones.filter((row) => row.origin === "invented")).toHaveLength(20)
  expect(rows.find((row) => row.id === "110000-1")?.place).toBe("/cn/110000/110000-1/")
  expect(rows.find((row) => row.id === "990001")?.place).toBe("/990000/990100/990001/")
})
