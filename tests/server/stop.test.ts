// A server that is told to stop ends what it began, takes nothing new, and leaves no stream open.
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http"
import { afterAll, beforeAll, expect, test } from "vitest"
import { closeWithin } from "../../src/server/close-within.ts"
import { startTestServer, type TestServer } from "../server.ts"
import { type Trial, trialApp } from "./trial-routes.ts"

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function listening(): Promise<Trial & { readonly port: string }> {
  const trial = await trialApp(server.context)
  await trial.app.listen({ host: "127.0.0.1", port: 0 })
  return { ...trial, port: new URL(trial.app.listeningOrigin).port }
}

function ask(
  port: string,
  path: string,
): { readonly request: ClientRequest; readonly answer: Promise<IncomingMessage> } {
  const request = httpRequest({ host: "127.0.0.1", port, path, agent: false })
  const answer = new Promise<IncomingMessage>((done, fail) => {
    request.once("response", done).once("error", fail).end()
  })
  return { request, answer }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ""
  for await (const part of answer) text += String(part)
  return text
}

test("a request under way is answered, a new one is refused", async () => {
  const { app, port, slowBegan, finishSlow } = await listening()
  const slow = ask(port, "/api/trial/slow")
  await slowBegan
  const closed = closeWithin(app, 10_000)
  await expect(ask(port, "/api/health").answer).rejects.toThrow(/ECONNREFUSED|ECONNRESET|socket hang up/)
  finishSlow()
  const answer = await slow.answer
  expect([answer.statusCode, await textOf(answer)]).toEqual([200, '{"done":true}'])
  await closed
})

test("a request that does not end is cut off when the time is over", async () => {
  const { app, port, slowBegan } = await listening()
  const slow = ask(port, "/api/trial/slow")
  const failed = expect(slow.answer).rejects.toThrow(/hang up|ECONNRESET/)
  await slowBegan
  await closeWithin(app, 50)
  await failed
})

test("a stream of events ends when the server stops, though its source would go on", async () => {
  const { app, port, left } = await listening()
  const answer = await ask(port, "/api/trial/events").answer
  expect(answer.headers["content-type"]).toMatch(/^text\/event-stream/)
  expect(answer.headers["content-encoding"]).toBeUndefined()
  let text = ""
  let stopping: Promise<void> | null = null
  for await (const part of answer) {
    text += String(part)
    if (stopping === null && text.includes("data:")) stopping = closeWithin(app, 10_000)
  }
  await stopping
  expect(text).toMatch(/event: first\ndata: \{"n":1\}\n\n$/)
  expect(left()).toBe(1)
})

test("a reader that leaves is noticed", async () => {
  const { app, port, left } = await listening()
  const { request, answer } = ask(port, "/api/trial/events")
  for await (const part of await answer) if (String(part).includes("data:")) break
  request.destroy()
  while (left() === 0) await new Promise((done) => setTimeout(done, 5))
  await app.close()
  expect(left()).toBe(1)
})

test("alive is not ready: without the database the process answers, and says so", async () => {
  const away = await trialApp({ ...server.context, ready: async () => false })
  expect((await away.app.inject({ url: "/api/health" })).statusCode).toBe(200)
  const ready = await away.app.inject({ url: "/api/ready" })
  expect([ready.statusCode, ready.json().issues[0].code]).toEqual([503, "database-away"])
  expect((await server.app.inject({ url: "/api/ready" })).statusCode).toBe(200)
  await away.app.close()
})
