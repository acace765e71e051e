// The killed server as its caller has it: started, called, asked about its database, killed.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { findServer } from "#database"
import { multipart } from "../runs/jobs-and-files.ts"
import type { Asked, Ready, Tokens } from "./returns-server.ts"

export type Json = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly json: Json
}

export interface ChildServer extends Ready {
  readonly call: (who: keyof Tokens, method: "GET" | "POST", path: string, body?: unknown) => Promise<Answer>
  /** As call, and refused where it is not 200. */
  readonly ok: (who: keyof Tokens, method: "GET" | "POST", path: string, body?: unknown) => Promise<Json>
  readonly send: (
    who: keyof Tokens,
    path: string,
    name: string,
    content: string | Uint8Array,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Answer>
  readonly rows: (sql: string) => Promise<Json[]>
  /** Submits and accepts returns of all units of a period. */
  readonly accept: (survey: string) => Promise<unknown>
  /** Without warning; its database with it where asked. */
  readonly kill: (database?: boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

type Said =
  | { readonly ready: Ready }
  | { readonly id: number; readonly found?: unknown; readonly fault?: string }

export async function startChildServer(folder: string, enterprises: number): Promise<ChildServer> {
  const program = resolve(import.meta.dirname, "returns-server.ts")
  const child = spawn(process.execPath, [program, folder, String(enterprises)], {
    stdio: ["ignore", "ignore", process.env.GAOXIN_KILL_LOG === "1" ? "inherit" : "ignore", "ipc"],
  })
  const waiting = new Map<number, { done: (found: unknown) => void; fail: (cause: Error) => void }>()
  const ready = await new Promise<Ready>((done, fail) => {
    child.once("exit", (code, signal) => {
      const cause = new Error(`the server ended with ${code ?? signal}`)
      fail(cause)
      for (const one of waiting.values()) one.fail(cause)
    })
    child.on("message", (said: Said) => {
      if ("ready" in said) return done(said.ready)
      const one = waiting.get(said.id)
      if (said.fault === undefined) one?.done(said.found)
      else one?.fail(new Error(said.fault))
    })
  })
  let asked = 0
  const ask = (question: { ask: "rows"; sql: string } | { ask: "accept"; survey: string }) =>
    new Promise<unknown>((done, fail) => {
      asked += 1
      waiting.set(asked, { done, fail })
      child.send({ id: asked, ...question } satisfies Asked)
    })
  const fetched = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(ready.origin + path, init)
    return { status: answer.status, json: (await answer.json()) as Json }
  }
  const call: ChildServer["call"] = (who, method, path, body) =>
    fetched(path, {
      method,
      headers: {
        authorization: `Bearer ${ready.tokens[who]}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const gone = async () => {
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  }
  return {
    ...ready,
    call,
    ok: async (who, method, path, body) => {
      const { status, json } = await call(who, method, path, body)
      if (status !== 200)
        throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json).slice(0, 1000)}`)
      return json
    },
    send: (who, path, name, content, fields = {}) => {
      const { headers, payload } = multipart(name, content, fields)
      return fetched(path, {
        method: "POST",
        headers: { ...headers, authorization: `Bearer ${ready.tokens[who]}` },
        body: new Uint8Array(payload),
      })
    },
    rows: (sql) => ask({ ask: "rows", sql }) as Promise<Json[]>,
    accept: (survey) => ask({ ask: "accept", survey }),
    kill: async (database = false) => {
      const server = database ? await findServer(join(folder, "postgres")) : null
      child.kill("SIGKILL")
      if (server !== null) process.kill(server.pid, "SIGKILL")
      await gone()
    },
    stop: async () => {
      child.kill("SIGTERM")
      await gone()
    },
  }
}

/** Waits until there is something. @throws when it takes too long */
export async function until<T>(what: string, look: () => Promise<T | null>, seconds = 90): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(150)) {
    const found = await look()
    if (found !== null) return found
  }
  throw new Error(`${what}: not within ${seconds} s`)
}
