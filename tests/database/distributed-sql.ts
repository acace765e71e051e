// What the product's SQL may not say, so that the same statements run on Citus: PostgreSQL spread over machines.
import { parseSync } from "libpg-query"

/** A node of PostgreSQL's parse tree: an object whose one key names its kind, or a list, or a value. */
type Node = unknown
type Fields = Readonly<Record<string, Node>>

/** The columns of the product's tables, by table; whether each may be null. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, boolean>>

/** Tables with a trigger, and why it may stay. */
const triggersAllowed: ReadonlyMap<string, string> = new Map([
  ["appointment", "few rows, written by people: a table of the coordinator, which runs triggers"],
])

/**
 * Tables that are whole on every machine (reference tables), so that a subquery about the outer row is answered where
 * the row is. The rest is treated as spread over machines.
 */
const onEveryMachine: ReadonlySet<string> = new Set([
  // One row per zone, department or person, and per step of a round of at most some hundred zones.
  "organisation",
  "membership",
  "person",
  "appointment",
  "round",
  "round_participant",
  "round_event",
  "round_publication",
  "round_publication_end",
  "objection",
  "objection_decision",
  "figure_question",
  "figure_question_decision",
])

/** Schemas of libraries with SQL of their own, on small tables that stay on the coordinator. */
const ownSchemas: ReadonlyMap<string, string> = new Map([
  ["jobs", "pg-boss: the queue, `for update skip locked` is how it works"],
  ["auth", "better-auth: sign-in"],
])

/** Whatever is wrong with a text of one or more statements, each as one line. */
export function distributedFaults(text: string, catalogue: Catalogue): string[] {
  let tree: { readonly stmts?: readonly { readonly stmt?: Node }[] }
  try {
    tree = parseSync(text)
  } catch {
    // PostgreSQL says itself what it cannot read.
    return []
  }
  return (tree.stmts ?? []).flatMap(({ stmt }) => {
    const made = new Set(namesOf("ctename", stmt))
    const tables = tablesOf(stmt).filter(({ schema, name }) => schema !== "" || !made.has(name))
    if (tables.length > 0 && tables.every(({ schema, name }) => isOwn(schema, name))) return []
    const faults = new Set<string>()
    visit(stmt, [], { catalogue, faults })
    return [...faults]
  })
}

/** The tables that `create table` and `alter table … add column` of the migrations make. */
export function readCatalogue(migrations: readonly string[]): Catalogue {
  const tables = new Map<string, Map<string, boolean>>()
  for (const text of migrations)
    for (const { stmt } of (parseSync(text) as { stmts: { stmt: Fields }[] }).stmts) {
      const made = fieldsOf(stmt, "CreateStmt")
      const altered = fieldsOf(stmt, "AlterTableStmt")
      const name = textOf(fields(made?.relation ?? altered?.relation)?.relname)
      if (name === "") continue
      const columns = tables.get(name) ?? new Map<string, boolean>()
      tables.set(name, columns)
      for (const element of list(made?.tableElts)) {
        addColumn(columns, fieldsOf(element, "ColumnDef"))
        // A key over several columns makes each of them required.
        const key = fieldsOf(element, "Constraint")
        if (key?.contype === "CONSTR_PRIMARY")
          for (const column of list(key.keys)) columns.set(textOf(fieldsOf(column, "String")?.sval), false)
      }
      for (const command of list(altered?.cmds))
        addColumn(columns, fieldsOf(fieldsOf(command, "AlterTableCmd")?.def, "ColumnDef"))
    }
  return tables
}

function addColumn(columns: Map<string, boolean>, column: Fields | null): void {
  if (column === null) return
  const kinds = list(column.constraints).map((one) => fieldsOf(one, "Constraint")?.contype)
  columns.set(
    textOf(column.colname),
    !kinds.some((kind) => ["CONSTR_NOTNULL", "CONSTR_PRIMARY", "CONSTR_IDENTITY"].includes(textOf(kind))),
  )
}

interface Check {
  readonly catalogue: Catalogue
  readonly faults: Set<string>
}

/** The tables of one query by the names that its columns use; `inner`: it stands inside another one's expression. */
interface Scope {
  readonly tables: ReadonlyMap<string, string>
  readonly inner: boolean
}

function visit(node: Node, scopes: readonly Scope[], check: Check, inner = false): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, scopes, check, inner)
    return
  }
  if (typeof node !== "object" || node === null) return
  for (const [kind, value] of Object.entries(node)) {
    const of = fields(value)
    let within = scopes
    let next = inner
    if (of !== null) {
      within = scopeOf(kind, of, scopes, inner)
      if (within !== scopes) next = false
      if (kind === "SubLink") next = true
      rules[kind]?.(of, within, check)
    }
    visit(value, within, check, next)
  }
}

/** A query, a change and a policy each open a scope of their tables. */
function scopeOf(kind: string, of: Fields, scopes: readonly Scope[], inner: boolean): readonly Scope[] {
  const from =
    kind === "SelectStmt" && of.fromClause !== undefined
      ? [of.fromClause]
      : kind === "UpdateStmt" || kind === "DeleteStmt" || kind === "InsertStmt"
        ? [{ RangeVar: of.relation }, of.fromClause, of.usingClause]
        : kind === "CreatePolicyStmt"
          ? [{ RangeVar: of.table }]
          : null
  if (from === null) return scopes
  const tables = new Map<string, string>()
  collect(from, tables)
  return [...scopes, { tables, inner }]
}

function collect(node: Node, tables: Map<string, string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, tables)
    return
  }
  const table = fieldsOf(node, "RangeVar")
  if (table !== null)
    tables.set(textOf(fields(table.alias)?.aliasname) || textOf(table.relname), textOf(table.relname))
  const join = fieldsOf(node, "JoinExpr")
  if (join !== null) collect([join.larg, join.rarg], tables)
  for (const kind of ["RangeSubselect", "RangeFunction"]) {
    const alias = textOf(fields(fieldsOf(node, kind)?.alias)?.aliasname)
    if (alias !== "") tables.set(alias, "")
  }
}

const rules: Readonly<Record<string, (of: Fields, scopes: readonly Scope[], check: Check) => void>> = {
  GroupingSet: (_of, _scopes, { faults }) => {
    faults.add("GROUPING SETS, ROLLUP, CUBE: one GROUP BY per level, joined by UNION ALL")
  },
  MergeStmt: (_of, _scopes, { faults }) => {
    faults.add("MERGE: insert … on conflict")
  },
  CreateTrigStmt: (of, _scopes, { faults }) => {
    const table = textOf(fields(of.relation)?.relname)
    if (!triggersAllowed.has(table))
      faults.add(`a trigger on ${table}: the use case does it in its transaction`)
  },
  FuncCall: (of, _scopes, { faults }) => {
    const name = list(of.funcname).at(-1)
    if (textOf(fieldsOf(name, "String")?.sval) === "set_config")
      faults.add(
        "set_config(): the settings of an actor are statements of their own, which reach every machine",
      )
  },
  LockingClause: (of, _scopes, { faults }) => {
    if (of.waitPolicy === "LockWaitSkip") faults.add("for update skip locked: the queue alone does so")
  },
  A_Expr: (of, _scopes, { faults }) => {
    const operator = textOf(fieldsOf(list(of.name)[0], "String")?.sval)
    if (of.kind !== "AEXPR_OP" || operator !== "/" || of.lexpr === undefined) return
    const guarded = fieldsOf(of.rexpr, "A_Expr")?.kind === "AEXPR_NULLIF" || isNonZero(of.rexpr)
    const exact = fieldsOf(of.lexpr, "TypeCast") !== null || fieldsOf(of.lexpr, "A_Const")?.fval !== undefined
    if (!guarded || !exact) faults.add("a division: cast(a as double precision) / nullif(b, 0)")
  },
  SortBy: (of, scopes, { catalogue, faults }) => {
    if (of.sortby_dir !== "SORTBY_DESC" || of.sortby_nulls !== "SORTBY_NULLS_DEFAULT") return
    const names = columnNames(of.node)
    const column = names.at(-1) ?? ""
    const known = [...(scopes.at(-1)?.tables ?? [])].filter(
      ([alias]) => names.length < 2 || alias === names[0],
    )
    if (known.some(([, table]) => catalogue.get(table)?.get(column) === true))
      faults.add(`order by ${column} desc without nulls last, though it may be null`)
  },
  ColumnRef: (of, scopes, { catalogue, faults }) => {
    const names = columnNames({ ColumnRef: of })
    const at = scopes.findLastIndex((scope) => has(scope, names, catalogue))
    // How far out: through at least one query that stands inside an expression.
    const crossed = scopes.slice(at + 1).filter((scope) => scope.inner)
    if (at < 0 || crossed.length === 0) return
    const tables = crossed.flatMap((scope) => [...scope.tables.values()])
    if (tables.every((table) => onEveryMachine.has(table))) return
    faults.add(
      `a subquery over ${tables.join(", ") || "nothing"} that reads ${names.join(".")} of the outer query: a join or a CTE`,
    )
  },
}

/** Whether a column, by its name with or without a table's, is one of a scope's. */
function has(scope: Scope, names: readonly string[], catalogue: Catalogue): boolean {
  if (names.length > 1) return scope.tables.has(names.at(-2) ?? "")
  const tables = [...scope.tables.values()]
  // What is not in the list of tables, a function or a CTE, may have any column.
  return tables.some((table) => catalogue.get(table)?.has(names[0] ?? "") ?? true)
}

function isNonZero(node: Node): boolean {
  const constant = fieldsOf(node, "A_Const")
  if (constant === null) return false
  const whole = fields(constant.ival)?.ival
  return (typeof whole === "number" && whole !== 0) || Number(fields(constant.fval)?.fval ?? 0) !== 0
}

function columnNames(node: Node): string[] {
  return list(fieldsOf(node, "ColumnRef")?.fields).map((one) => textOf(fieldsOf(one, "String")?.sval) || "*")
}

function tablesOf(node: Node): { readonly schema: string; readonly name: string }[] {
  if (Array.isArray(node)) return node.flatMap(tablesOf)
  if (typeof node !== "object" || node === null) return []
  return Object.entries(node).flatMap(([kind, value]) => {
    // The names in `for update of` are those of the query.
    if (kind === "lockedRels") return []
    const of = fields(value)
    const isTable = of !== null && (kind === "RangeVar" || (kind === "relation" && of.relname !== undefined))
    return [
      ...(isTable ? [{ schema: textOf(of.schemaname), name: textOf(of.relname) }] : []),
      ...tablesOf(value),
    ]
  })
}

/** Every text under a key, at any depth. */
function namesOf(key: string, node: Node): string[] {
  if (typeof node !== "object" || node === null) return []
  return Object.entries(node).flatMap(([name, value]) =>
    name === key && typeof value === "string" ? [value] : namesOf(key, value),
  )
}

const isOwn = (schema: string, name: string) =>
  ownSchemas.has(schema) || /^pg_/.test(name) || ["pg_catalog", "information_schema"].includes(schema)

const fields = (node: Node): Fields | null =>
  typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Fields) : null
const fieldsOf = (node: Node, kind: string): Fields | null => fields(fields(node)?.[kind])
const list = (node: Node): readonly Node[] => (Array.isArray(node) ? node : [])
const textOf = (node: Node): string => (typeof node === "string" ? node : "")
