import type { Actor, Purpose, Role } from "#access"
import { roundStateOf } from "#rounds"
import type { Transaction } from "#schema"
import { computeRound } from "./compute-round.ts"
import { confirmFigures } from "./confirm-figures.ts"
import type { RoundContext } from "./context.ts"
import { createRound } from "./create-round.ts"
import { decideObjection } from "./decide-objection.ts"
import { decideQuestion } from "./decide-question.ts"
import { fileObjection } from "./file-objection.ts"
import { finaliseRound } from "./finalise-round.ts"
import { freezeRound } from "./freeze-round.ts"
import { publishNotice } from "./publish-notice.ts"
import { questionFigure } from "./question-figure.ts"
import { releaseRound } from "./release-round.ts"
import { requestData } from "./request-data.ts"
import { findFigures, findHistories } from "./round-store.ts"

export interface SeedContext extends RoundContext {
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
}

type Person = Extract<Actor, { kind: "person" }>

/** One line of an invented history. */
interface Step {
  readonly organisation: string
  readonly role: Role
  readonly daysAgo: number
  readonly work: (tx: Transaction, actor: Person, context: RoundContext) => Promise<unknown>
}

const authority = "990000.kjt"
const system: Actor = { kind: "system", task: "first-start" }
const day = 86_400_000

/**
 * Two rounds of the invented province, made by the use cases themselves with invented persons: that of 2023 released
 * after a public notice, that of 2024 while zones confirm their figures. What is there stays as it is; a history that was
 * broken off goes on where it ended.
 */
export async function seedDemoRounds(context: SeedContext, signal?: AbortSignal): Promise<void> {
  const table = context.packs.get("demo")?.pack.data.get("zones.csv")
  if (table === undefined) return
  const start = context.now().getTime()
  const [code, period] = [table.header.indexOf("code"), table.header.indexOf("period")]
  const zonesOf = (year: string) =>
    table.rows.flatMap((row) => (row[period] === year ? [row[code] ?? ""] : [])).sort()
  const histories = {
    "demo-2023": released(zonesOf("2023"), start),
    "demo-2024": confirming(zonesOf("2024"), start),
  }
  for (const [id, steps] of Object.entries(histories)) {
    const known = await context.withActor(system, "administration", (tx) => findHistories(tx, [id]))
    for (const step of steps.slice(known.get(id)?.length ?? 0)) {
      if (signal?.aborted) return
      const actor = await invented(context, step.organisation, step.role)
      if (actor === null) return
      const at = new Date(start - step.daysAgo * day)
      await context.withActor(actor, "administration", (tx) =>
        step.work(tx, actor, { ...context, now: () => at }),
      )
    }
  }
}

function released(zones: readonly string[], start: number): readonly Step[] {
  const id = "demo-2023"
  const before = (days: number) => new Date(start - days * day).toISOString()
  const office = (role: Role, daysAgo: number, work: Step["work"]): Step => ({
    organisation: authority,
    role,
    daysAgo,
    work,
  })
  return [
    office("reviewer", 130, (tx, actor, context) =>
      createRound(tx, actor, newRound("2023", zones), { ...context, newId: () => id }),
    ),
    office("reviewer", 128, (tx, actor, context) =>
      requestData(tx, actor, id, { confirmBy: before(110) }, context),
    ),
    ...zones.map((organisation, i) => ({
      organisation,
      role: "reporter" as const,
      daysAgo: 125 - i * 0.7,
      work: (tx: Transaction, actor: Person, context: RoundContext) =>
        confirmFigures(tx, actor, id, 1, context),
    })),
    office("analyst", 108, (tx, actor, context) => computeRound(tx, actor, id, undefined, context)),
    office("decision-maker", 107, (tx, actor, context) => freezeRound(tx, actor, id, undefined, context)),
    office("publisher", 106, (tx, actor, context) =>
      publishNotice(tx, actor, id, { from: null, until: before(99) }, context),
    ),
    {
      organisation: "990002",
      role: "reporter",
      daysAgo: 103,
      work: (tx, actor, context) =>
        fileObjection(
          tx,
          actor,
          id,
          {
            objector: "示例乙",
            contact: "",
            columns: ["new_gazelles"],
            statement: "本园区新增瞪羚企业数与自有名单不一致，请复核（示例）。",
            evidence: null,
          },
          context,
        ),
    },
    office("decision-maker", 101, async (tx, actor, context) =>
      decideObjection(
        tx,
        actor,
        id,
        (await openItems(tx, id, context)).objection,
        {
          accepted: false,
          reason: "经与名单核对，数值与园区已确认的一致；名单中的三家以前年度已认定，不计入新增（示例）。",
          corrections: [],
        },
        context,
      ),
    ),
    office("decision-maker", 98, (tx, actor, context) => finaliseRound(tx, actor, id, undefined, context)),
    office("publisher", 97, (tx, actor, context) => releaseRound(tx, actor, id, { at: before(95) }, context)),
  ]
}

function confirming(zones: readonly string[], start: number): readonly Step[] {
  const id = "demo-2024"
  const zone = (organisation: string, daysAgo: number, work: Step["work"]): Step => ({
    organisation,
    role: "reporter",
    daysAgo,
    work,
  })
  const office = (daysAgo: number, work: Step["work"]): Step => ({
    organisation: authority,
    role: "reviewer",
    daysAgo,
    work,
  })
  const question =
    (column: string, more: number): Step["work"] =>
    async (tx, actor, context) => {
      const [own] = await findFigures(tx, id, actor.organisation)
      const proposed = (own?.figures[column] ?? 0) + more
      const reason = "名单中漏计，见所附名单（示例）。"
      return questionFigure(tx, actor, id, { column, proposed, reason, evidence: null }, context)
    }
  return [
    office(6, (tx, actor, context) =>
      createRound(tx, actor, newRound("2024", zones), { ...context, newId: () => id }),
    ),
    office(5, (tx, actor, context) =>
      requestData(tx, actor, id, { confirmBy: new Date(start + 10 * day).toISOString() }, context),
    ),
    // Two confirmed, one of them after a figure of its own was put right; another's question is open.
    zone("990003", 4.5, (tx, actor, context) => confirmFigures(tx, actor, id, 1, context)),
    zone("990004", 4, question("new_gazelles", 2)),
    office(3, async (tx, actor, context) =>
      decideQuestion(
        tx,
        actor,
        id,
        (await openItems(tx, id, context)).question,
        { accepted: true, reason: "名单属实，予以更正（示例）。" },
        context,
      ),
    ),
    zone("990004", 2, (tx, actor, context) => confirmFigures(tx, actor, id, 2, context)),
    zone("990002", 1, question("tech_smes", 15)),
  ]
}

async function openItems(tx: Transaction, id: string, context: RoundContext) {
  const history = (await findHistories(tx, [id])).get(id) ?? []
  const { openObjections, openQuestions } = roundStateOf(history, context.now().toISOString())
  return { objection: openObjections[0] ?? "", question: openQuestions[0] ?? "" }
}

function newRound(period: string, participants: readonly string[]) {
  return {
    title: {
      zh: `${period}年度示例省高新区综合评价（虚构）`,
      en: `Evaluation of the zones of 示例省, ${period} (invented)`,
    },
    period,
    pack: "demo",
    framework: "demo-2021",
    method: null,
    classColumn: null,
    participants,
    data: null,
  }
}

const usernames: Readonly<Record<string, string>> = {
  [`${authority} reviewer`]: "demo-reviewer",
  [`${authority} analyst`]: "demo-analyst",
  [`${authority} decision-maker`]: "demo-decider",
  [`${authority} publisher`]: "demo-publisher",
  "990001 reporter": "demo-zone1",
  "990002 reporter": "demo-zone2",
}

/** The demonstration's person of an organisation and role, else one who is only a name in the history. */
async function invented(context: SeedContext, organisation: string, role: Role): Promise<Person | null> {
  return context.withActor(system, "administration", async (tx) => {
    const place = await tx
      .selectFrom("organisation")
      .where("id", "=", organisation)
      .where("origin", "=", "invented")
      .select(["place", "scope"])
      .executeTakeFirst()
    if (place === undefined) return null
    const username = usernames[`${organisation} ${role}`]
    const person =
      username === undefined
        ? undefined
        : await tx.selectFrom("person").where("username", "=", username).select("id").executeTakeFirst()
    const name = person?.id ?? `demo:${organisation}:${role}`
    return { kind: "person", person: name, appointment: name, organisation, role, ...place }
  })
}
