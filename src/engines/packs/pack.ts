import type { PackFile, Place } from "./pack-file.ts"
import type {
  AggregateNode,
  CheckFile,
  Clause,
  DataTableEntry,
  Form,
  FrameworkFile,
  Goal,
  Indicator,
  InlineIndicator,
  Manifest,
  MethodFile,
  Paper,
  Population,
  Profile,
  ReferenceNode,
  Register,
  Source,
  Theme,
  Variable,
} from "./schemas/index.ts"

/** One node of a framework's tree with its definition put in, in document order. */
export interface TreeNode {
  readonly code: string
  readonly kind: "indicator" | "aggregate"
  /** `null`: a root. */
  readonly parent: string | null
  /** 1: a root. */
  readonly depth: number
  /** `null`: unknown. */
  readonly weight: number | null
  /** What the tree itself says here; `null` when it is only a code. */
  readonly own: AggregateNode | ReferenceNode | InlineIndicator | null
  /** The indicator with the tree's keys laid over its definition; `null` for an aggregate or a dangling code. */
  readonly indicator: Indicator | null
  readonly place: Place
}

export interface PackFramework {
  readonly file: FrameworkFile
  readonly nodes: readonly TreeNode[]
  readonly place: Place
}

/** A table of data/: texts as they stand in the file. */
export interface DataTable {
  readonly entry: DataTableEntry
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly place: Place
}

/** A pack as a whole. What was faulty is left out and reported, the rest can be used. */
export interface Pack {
  readonly manifest: Manifest
  readonly sources: ReadonlyMap<string, Source>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly frameworks: ReadonlyMap<string, PackFramework>
  readonly methods: ReadonlyMap<string, MethodFile>
  /** By file name in data/. */
  readonly data: ReadonlyMap<string, DataTable>
  readonly clauses: readonly Clause[]
  readonly themes: readonly Theme[]
  readonly goals: readonly Goal[]
  readonly population: Population | null
  /** Heads of the forms, in the order of their files. */
  readonly forms: ReadonlyMap<string, Form>
  /** Variables of survey forms by their code in formulas. */
  readonly variables: ReadonlyMap<string, Variable>
  /** Check relations of returns, by file. */
  readonly checks: ReadonlyMap<string, CheckFile>
  /** Papers about the returns of a period that notices ask for. */
  readonly papers: ReadonlyMap<string, Paper>
  /** How kinds of files are read. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly registers: ReadonlyMap<string, Register>
  readonly files: readonly PackFile[]
  /** By `source:id`, `indicator:code`, `method:name`, `clause:id`, `theme:id`, `goal:id`, `form:id`, `variable:code`, `check-file:id`, `check:code`, `paper:id`, `profile:id`, `register:id`. */
  readonly places: ReadonlyMap<string, Place>
}

/** The place of a definition that was read. */
export function getPlace(pack: Pack, key: string): Place {
  const place = pack.places.get(key)
  if (place === undefined) throw new Error(`The pack holds no ${key}`)
  return place
}
