import type { Actor, Role } from "#access"
import type { Transaction } from "#schema"
import type { PriorValues } from "#services/filling"
import type { JobContext } from "#services/runs"
import {
  findSurveyHistories,
  findSurveyRow,
  lockPeriod,
  openSurvey,
  previewLock,
  proposeLock,
  type SurveyContext,
  surveyForms,
  type UnitRow,
} from "#services/surveys"
import { surveyStateOf } from "#surveys"
import { type DemoReturns, type DemoReturnsAsked, demoForms } from "./demo-returns.ts"
import { enterEnterprises } from "./enter-enterprises.ts"
import { keepReturns, type ToldReturn } from "./keep-returns.ts"
import { tellLastYear, tellThisYear } from "./tell-periods.ts"
import type { ToldPeriod } from "./tell-returns.ts"

export interface SeedSurveysContext extends SurveyContext {
  readonly jobs: JobContext["queue"] & { readonly wake: () => void }
  readonly inventReturns: (asked: DemoReturnsAsked) => Promise<DemoReturns>
}

type Person = Extract<Actor, { kind: "person" }>

const authority = "990000.kjt"
const system: Actor = { kind: "system", task: "first-start" }
const day = 86_400_000
/** Days between opening and deadline. */
const term = 38

/** Share of returns with a mistake: enough that reviewers meet some. */
export const demoSize: DemoReturnsAsked = {
  enterprises: 1000,
  years: [2023, 2024],
  seed: "demo",
  mistakes: 0.05,
  zones: 20,
}

const idOf = (year: number) => `demo-annual-${year}`

/**
 * Two periods of the invented province: last year's locked by two persons, which leads to its snapshot; this year's open,
 * its deadline just over, with returns at every stage. What is there stays as it is; what was broken off goes on where
 * it ended.
 * @param size first and second year: last and this
 */
export async function seedDemoSurveys(
  context: SeedSurveysContext,
  signal?: AbortSignal,
  size: DemoReturnsAsked = demoSize,
): Promise<void> {
  const [last = 0, now = 0] = size.years
  if (!context.packs.has(demoForms.pack)) return
  if ((await hasReturns(context, idOf(now))) || signal?.aborted) return
  const invented = await context.inventReturns(size)
  const start = context.now().getTime()
  const forms = surveyForms(demoForms.pack, demoForms.formSet, context)

  if (signal?.aborted) return
  const before = { invented, forms, prior: null }
  await seedPeriod(context, last, start - 400 * day, before, tellLastYear)
  if (signal?.aborted) return
  await lockLastYear(context, idOf(last), start - 330 * day)

  if (signal?.aborted) return
  const prior = await readAccepted(context, idOf(last), String(last))
  const after = { invented, forms, prior }
  await seedPeriod(context, now, start - (term + 2) * day, after, tellThisYear)
}

/** Enterprises of a year, its period, and what has become of their returns. */
async function seedPeriod(
  context: SeedSurveysContext,
  year: number,
  opened: number,
  given: Pick<ToldPeriod, "invented" | "forms" | "prior">,
  tell: (units: readonly UnitRow[], told: ToldPeriod) => readonly ToldReturn[],
): Promise<void> {
  const id = idOf(year)
  const period = String(year)
  const at = (days: number) => new Date(opened + days * day)
  const dueAt = at(term).toISOString()
  const there = await asSystem(context, "statistics", (tx) => findSurveyRow(tx, id))
  if (there === undefined) {
    const enterprises = given.invented.frame.filter((one) => one.period === period)
    await asSystem(context, "administration", (tx) =>
      enterEnterprises(tx, enterprises, { from: `${year}-07-01`, now: context.now }),
    )
    const title = {
      zh: `示例：${year} 年度企业年报（虚构）`,
      en: `示例 Annual reports of ${year} (invented)`,
    }
    const wanted = { ...demoForms, period, rule: null, title, dueAt, example: true }
    const then = { ...context, now: () => at(0), newId: () => id }
    await asReviewer(context, "demo-reviewer", (tx, actor) => openSurvey(tx, actor, wanted, then))
  } else if (await hasReturns(context, id)) return
  await asSystem(context, "statistics", async (tx) => {
    const units = await tx
      .selectFrom("survey_unit")
      .where("survey_id", "=", id)
      .orderBy("unit_id")
      .selectAll()
      .execute()
    const told = { ...given, survey: id, period, dueAt, term, day: (days: number) => at(days).toISOString() }
    await keepReturns(tx, id, tell(units, told))
  })
}

/** One person proposes, another one locks; the queue writes the snapshot. */
async function lockLastYear(context: SeedSurveysContext, id: string, at: number): Promise<void> {
  const then = { ...context, now: () => new Date(at) }
  const stateNow = (tx: Transaction) =>
    findSurveyHistories(tx, [id]).then((all) => surveyStateOf(all.get(id) ?? []))
  await asReviewer(context, "demo-reviewer", async (tx, actor) => {
    if ((await stateNow(tx)).phase !== "open") return
    const { left } = await previewLock(tx, actor, id)
    const excluded = Object.values(left).reduce((sum, count) => sum + count, 0)
    await proposeLock(tx, actor, id, { excluded, reason: "未报企业经催报仍未报送（示例）" }, then)
  })
  await asReviewer(context, "demo-analyst", async (tx, actor) => {
    if ((await stateNow(tx)).phase !== "closing") return
    const proposal = (await findSurveyHistories(tx, [id]))
      .get(id)
      ?.findLast(({ action }) => action === "propose-lock")
    await lockPeriod(tx, actor, id, proposal?.id ?? "", { ...then, queue: context.jobs })
  })
  context.jobs.wake()
}

/** The accepted returns of a period: what the next one is compared with. */
function readAccepted(
  context: SeedSurveysContext,
  id: string,
  period: string,
): Promise<ReadonlyMap<string, PriorValues>> {
  return asSystem(context, "statistics", async (tx) => {
    const rows = await tx
      .selectFrom("survey_unit as u")
      .innerJoin("return_revision as r", (join) =>
        join
          .onRef("r.unit_id", "=", "u.unit_id")
          .onRef("r.survey_id", "=", "u.survey_id")
          .onRef("r.number", "=", "u.revision"),
      )
      .where("u.survey_id", "=", id)
      .where("u.phase", "=", "accepted")
      .select(["u.unit_id", "r.values"])
      .execute()
    return new Map(rows.map(({ unit_id, values }) => [unit_id, { survey: id, period, values }]))
  })
}

function hasReturns(context: SeedSurveysContext, id: string): Promise<boolean> {
  return asSystem(context, "statistics", async (tx) => {
    const found = await tx
      .selectFrom("return_event")
      .where("survey_id", "=", id)
      .select("id")
      .limit(1)
      .executeTakeFirst()
    return found !== undefined
  })
}

function asSystem<T>(
  context: SeedSurveysContext,
  purpose: "statistics" | "administration",
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return context.withActor(system, purpose, work)
}

/** As a reviewer of the authority: the demonstration's person of that name. */
async function asReviewer<T>(
  context: SeedSurveysContext,
  username: string,
  work: (tx: Transaction, actor: Person) => Promise<T>,
): Promise<T | null> {
  const role: Role = "reviewer"
  const actor = await asSystem(context, "administration", async (tx): Promise<Person | null> => {
    const place = await tx
      .selectFrom("organisation")
      .where("id", "=", authority)
      .where("origin", "=", "invented")
      .select(["place", "scope"])
      .executeTakeFirst()
    if (place === undefined) return null
    // A job acts as whoever asked for it, as long as the appointment stands: it has to be a real one.
    const found = await tx
      .selectFrom("person as p")
      .innerJoin("appointment as a", "a.person_id", "p.id")
      .where("p.username", "=", username)
      .where("a.organisation_id", "=", authority)
      .where("a.role", "=", role)
      .where("a.valid_to", "is", null)
      .select(["p.id as person", "a.id as appointment"])
      .executeTakeFirst()
    return found === undefined ? null : { kind: "person", ...found, organisation: authority, role, ...place }
  })
  return actor === null ? null : context.withActor(actor, "statistics", (tx) => work(tx, actor))
}
