import type { Actor, Purpose, Role } from "#access"
import type { Transaction } from "#schema"
import { attachProof } from "./attach-proof.ts"
import { changeRecord, queryRecord, signOffRecord } from "./change-record.ts"
import { dayOf, type RegisterContext } from "./context.ts"
import { declareNone } from "./declare-none.ts"
import { demoRecords } from "./demo-records.ts"
import { enterSystemRecords } from "./enter-system-records.ts"
import { registersOf } from "./find-register.ts"

export interface SeedRegistersContext extends RegisterContext {
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
}

type Person = Extract<Actor, { kind: "person" }>

const system = { kind: "system", task: "first-start" } as const
const province = "990000"
const authority = "990000.kjt"

/** Lists that zones have proven with documents, and others that need none. */
const proven = ["growth-enterprises", "incubators"]
const unproven = ["listed-companies", "overseas-centres"]
/** Records of each that the invented zones prove and the invented reviewer signs off. */
const checked = 3

const document = {
  fileName: "示例认定文件（虚构）.txt",
  mediaType: "text/plain",
  content: new TextEncoder().encode("示例：演示用的认定文件，内容虚构。\n"),
}

/**
 * Registers of the invented province, once: lists entered in bulk, then what people do with them: a correction, sign-offs, a
 * query, a declaration that there is none.
 */
export async function seedDemoRegisters(context: SeedRegistersContext, signal?: AbortSignal): Promise<void> {
  const pack = context.packs.get("demo")?.pack
  if (pack === undefined) return
  const known = await context.withActor(system, "administration", (tx) =>
    tx
      .selectFrom("register_record")
      .where("origin", "=", "invented")
      .select("id")
      .limit(1)
      .executeTakeFirst(),
  )
  if (known !== undefined) return
  const definitions = registersOf(context.packs)
  for (const { register, rows } of demoRecords(pack, dayOf(context.now()))) {
    const definition = definitions.get(register)?.definition
    if (signal?.aborted || definition === undefined) continue
    await context.withActor(system, "administration", (tx) =>
      enterSystemRecords(
        tx,
        system,
        {
          definition,
          rows: rows.map(({ zone, values }, i) => ({
            zone,
            values,
            source: { file: `示例名单-${definition.title.zh}.xlsx`, sheet: "名单", cell: `A${i + 2}` },
          })),
          origin: "invented",
          open: false,
          keeper: province,
        },
        context,
      ),
    )
  }
  if (!signal?.aborted) await liveWith(context)
}

async function liveWith(context: SeedRegistersContext): Promise<void> {
  const as = async (
    organisation: string,
    role: Role,
    username: string,
    work: (tx: Transaction, actor: Person) => Promise<unknown>,
  ) => {
    const actor = await invented(context, organisation, role, username)
    if (actor !== null) await context.withActor(actor, "administration", (tx) => work(tx, actor))
  }
  await as("990001", "reporter", "demo-zone1", async (tx, actor) => {
    const [first] = await standing(tx, "incubators", "990001", 1)
    if (first !== undefined)
      await changeRecord(
        tx,
        actor,
        {
          register: "incubators",
          id: first.id,
          version: first.version,
          reason: "面积按竣工备案更正（示例）",
          values: { floor_area: "9200" },
        },
        context,
      )
    const none = { period: "2023", reason: "经查 2023 年没有新认定的瞪羚企业（示例）", none: true }
    await declareNone(tx, actor, "growth-enterprises", none, context)
  })
  for (const [zone, username] of [
    ["990001", "demo-zone1"],
    ["990002", "demo-zone2"],
  ] as const)
    await as(zone, "reporter", username, async (tx, actor) => {
      for (const register of proven)
        for (const { id } of await standing(tx, register, zone, checked))
          await attachProof(tx, actor, { register, id }, document, context)
    })
  await as(authority, "reviewer", "demo-reviewer", async (tx, actor) => {
    for (const register of [...proven, ...unproven])
      for (const zone of ["990001", "990002"])
        for (const { id, version } of await standing(tx, register, zone, checked))
          await signOffRecord(tx, actor, { register, id, version, reason: "与佐证相符（示例）" }, context)
    const [smes] = await standing(tx, "tech-smes", "990002", 1)
    if (smes !== undefined)
      await queryRecord(
        tx,
        actor,
        {
          register: "tech-smes",
          id: smes.id,
          version: smes.version,
          reason: "入库登记编号与公告名单不一致，请核对原件（示例）。",
        },
        context,
      )
  })
}

function standing(tx: Transaction, register: string, zone: string, most: number) {
  return tx
    .selectFrom("register_record")
    .where("register", "=", register)
    .where("zone", "=", zone)
    .where("state", "=", "entered")
    .orderBy("name")
    .limit(most)
    .select(["id", "version"])
    .execute()
}

/** The demonstration's person of that name, else one who is only a name in the history. */
function invented(
  context: SeedRegistersContext,
  organisation: string,
  role: Role,
  username: string,
): Promise<Person | null> {
  return context.withActor(system, "administration", async (tx) => {
    const place = await tx
      .selectFrom("organisation")
      .where("id", "=", organisation)
      .where("origin", "=", "invented")
      .select(["place", "scope"])
      .executeTakeFirst()
    if (place === undefined) return null
    const person = await tx
      .selectFrom("person")
      .where("username", "=", username)
      .select("id")
      .executeTakeFirst()
    const name = person?.id ?? `demo:${organisation}:${role}`
    return { kind: "person", person: name, appointment: name, organisation, role, ...place }
  })
}
