// A real database with an invented province, people of its organisations, and a pack with one invented register.
import type { Actor, Role } from "#access"
import type { Pack } from "#packs"
import type { RegisterDefinition } from "#registers"
import type { RegisterContext } from "#services/registers"
import { certificates } from "../../src/engines/registers/example-registers.ts"
import { startTestServer, type TestServer } from "../server.ts"

type Person = Extract<Actor, { kind: "person" }>

export interface Setting {
  readonly server: TestServer
  readonly context: RegisterContext
  readonly register: string
  /** A person of an organisation in a role; the same name is the same person. */
  readonly person: (name: string, organisation: string, role: Role) => Promise<Person>
  readonly as: <T>(
    actor: Actor,
    work: Parameters<TestServer["context"]["withActor"]>[2] extends (tx: infer X) => unknown
      ? (tx: X) => Promise<T>
      : never,
  ) => Promise<T>
}

/** The register of the engines' tests, with a field that only its keeper sees and the indicator of an invented framework. */
export const register: RegisterDefinition = {
  ...certificates,
  fields: [
    ...certificates.fields,
    { code: "contact", label: { zh: "联系人", en: "Contact" }, type: "text", restricted: true },
  ],
  counts: certificates.counts.map((count) =>
    count.code === "valid" ? { ...count, indicator: "example_valid" } : count,
  ),
  evidenceFor: ["example_judged"],
}

export const proven: RegisterDefinition = { ...register, id: "example-proven", proof: "required", counts: [] }

export async function setting(now = () => new Date("2024-12-02T04:00:00Z")): Promise<Setting> {
  const server = await startTestServer("demo", { seed: false })
  const node = (code: string) => ({
    code,
    kind: "indicator",
    indicator: { label: { zh: code, en: code } },
  })
  const pack = {
    manifest: { origin: "invented" },
    registers: new Map([register, proven].map((one) => [one.id, one])),
    indicators: new Map(),
    frameworks: new Map([
      [
        "example",
        {
          file: { title: { zh: "示例", en: "Example" } },
          nodes: [node("example_valid"), node("example_judged"), node("other")],
        },
      ],
    ]),
  } as unknown as Pack
  const context: RegisterContext = {
    ...server.context,
    ...server.context.lists,
    writeCsv: server.context.evaluation.writeCsv,
    writeListTemplate: server.context.evaluation.writeListTemplate,
    packs: new Map([["test", { pack }]]),
    now,
  }
  return {
    server,
    context,
    register: register.id,
    person: async (name, organisation, role) => {
      const { place, scope } = await server.context.withActor(server.system, "administration", (tx) =>
        tx
          .selectFrom("organisation")
          .where("id", "=", organisation)
          .select(["place", "scope"])
          .executeTakeFirstOrThrow(),
      )
      return { kind: "person", person: name, appointment: `of-${name}`, organisation, place, scope, role }
    },
    as: (actor, work) => server.context.withActor(actor, "administration", work),
  }
}
