import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import {
  type ClauseContext,
  type ClauseState,
  type ClauseStatus,
  clauseStates,
  columnsWithData,
} from "#packs"
import type { Transaction } from "#schema"
import { type Packs, type PresentedSource, presentSources, wordsOf } from "#services/frameworks"
import { publicRegisters, registersOf } from "#services/registers"
import { articles } from "./articles.ts"

/**
 * What of the product is loaded and running, beside the packs: registers, rules, case types, indicators with data.
 * Services that come later add a function here; it sees what the actor may see.
 */
export type ClauseProvider = (tx: Transaction, actor: Actor) => Promise<Partial<ClauseContext>>

const providers: readonly ClauseProvider[] = [publicNotices]

/** Public notices with objections by real name are in use once a round of real zones was under notice. */
async function publicNotices(tx: Transaction): Promise<Partial<ClauseContext>> {
  const held = await tx
    .selectFrom("round_publication")
    .where("kind", "=", "notice")
    .where(sql`content ->> 'origin'`, "<>", "invented")
    .select("id")
    .limit(1)
    .executeTakeFirst()
  return { caseTypes: new Set(held === undefined ? [] : ["publicity-objection"]) }
}

export interface ClauseLine {
  readonly id: string
  readonly article: string
  readonly phrase: string
  readonly summary: Words
  readonly force: string
  readonly bearers: string[]
  readonly kind: string
  readonly state: ClauseState
  readonly needs: Words | null
  readonly through: string[]
  readonly indicators: {
    readonly code: string
    readonly label: Words
    readonly hasData: boolean
    readonly frameworks: { readonly pack: string; readonly id: string; readonly title: Words }[]
  }[]
  readonly registers: {
    readonly id: string
    readonly title: Words
    readonly state: "in-use" | "empty" | "not-built"
  }[]
  readonly rules: string[]
  readonly caseTypes: string[]
  readonly changedBy: string[]
  readonly note: Words | null
}

export interface ClauseMatrix {
  readonly document: { readonly number: string; readonly title: Words; readonly date: string | null }
  readonly articles: {
    readonly article: string
    readonly title: Words
    readonly clauses: number
    readonly states: Record<string, number>
  }[]
  readonly clauses: ClauseLine[]
  readonly states: Record<string, number>
  readonly sources: Record<string, PresentedSource>
}

/** The opinion's own entry among the sources. */
const opinion = "opinion-2020-7"

/**
 * The clauses of the opinion with their states, by `clauseStates` from what is loaded. Invented data put nothing in use.
 * @param kept ids of registers that hold records of real zones' own
 */
export async function clauseMatrix(
  tx: Transaction,
  actor: Actor,
  packs: Packs,
  kept: ReadonlySet<string>,
): Promise<ClauseMatrix> {
  const pack = packs.get("national")?.pack
  const source = pack?.sources.get(opinion)
  const document = {
    number: source?.number ?? "国发〔2020〕7号",
    title: wordsOf(source?.title, "国务院关于促进国家高新技术产业开发区高质量发展的若干意见"),
    date: source?.date ?? null,
  }
  if (pack === undefined) return { document, articles: [], clauses: [], states: {}, sources: {} }
  const context = await loaded(tx, actor, packs, kept)
  const states = clauseStates(pack, context)
  return {
    document,
    articles: articles.map(({ article, title }) => {
      const own = states.filter((one) => one.clause.article === article)
      return { article, title, clauses: own.length, states: count(own) }
    }),
    clauses: states.map((status) => lineOf(status, packs, context)),
    states: count(states),
    sources: Object.fromEntries(
      presentSources(pack, [opinion, ...pack.clauses.flatMap((clause) => clause.changedBy ?? [])]).map(
        (one) => [one.id, one],
      ),
    ),
  }
}

async function loaded(
  tx: Transaction,
  actor: Actor,
  packs: Packs,
  kept: ReadonlySet<string>,
): Promise<ClauseContext> {
  const real = [...packs.values()].filter(({ pack }) => pack.manifest.origin === "public")
  const data = new Set(real.flatMap(({ pack }) => [...columnsWithData(pack)]))
  const more: Partial<ClauseContext>[] = []
  for (const provider of providers) more.push(await provider(tx, actor))
  const union = (key: keyof ClauseContext) => new Set(more.flatMap((part) => [...(part[key] ?? [])]))
  return {
    data: data.union(union("data")),
    registers: new Set([...union("registers"), ...kept, ...publicRegisters(packs)]),
    definitions: new Set(real.flatMap(({ pack }) => [...pack.registers.keys()])),
    rules: union("rules"),
    caseTypes: union("caseTypes"),
    indicators: union("indicators"),
  }
}

function count(states: readonly ClauseStatus[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of states) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function lineOf(status: ClauseStatus, packs: Packs, context: ClauseContext): ClauseLine {
  const { clause } = status
  return {
    id: clause.id,
    article: clause.article,
    phrase: clause.phrase,
    summary: wordsOf(clause.summary),
    force: clause.force,
    bearers: [...clause.bearer],
    kind: clause.kind,
    state: status.state,
    needs: status.needs === null ? null : wordsOf(status.needs),
    through: [...status.through],
    indicators: (clause.indicators ?? []).map((code) => ({
      code,
      label: wordsOf(packs.get("national")?.pack.indicators.get(code)?.label, code),
      hasData: context.data.has(code),
      frameworks: frameworksWith(packs, code),
    })),
    registers: (clause.registers ?? []).map((id) => ({
      id,
      title: wordsOf(registersOf(packs).get(id)?.definition.title, id),
      state: context.registers?.has(id) ? "in-use" : context.definitions?.has(id) ? "empty" : "not-built",
    })),
    rules: [...(clause.rules ?? [])],
    caseTypes: [...(clause.caseTypes ?? [])],
    changedBy: [...(clause.changedBy ?? [])],
    note: clause.note === undefined ? null : wordsOf(clause.note),
  }
}

function frameworksWith(packs: Packs, code: string) {
  return [...(packs.get("national")?.pack.frameworks.values() ?? [])]
    .filter(({ nodes }) => nodes.some((node) => node.code === code))
    .map(({ file }) => ({ pack: "national", id: file.id, title: wordsOf(file.title, file.id) }))
}
