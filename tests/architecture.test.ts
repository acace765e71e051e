// Who may import whom, and what the engines may not touch: the table of ARCHITECTURE.md, checked on the sources.
import { readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import packageJson from "../package.json" with { type: "json" }

interface Source {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

type Doors = Readonly<Record<string, string>>

/** An engine imports only engines before it. */
const engineOrder = [
  "statistics",
  "issues",
  "access",
  "evaluation",
  "tables",
  "expressions",
  "imports",
  "registers",
  "returns",
  "surveys",
  "disclosure",
  "packs",
  "reports",
  "audit-chain",
  "rounds",
]

/** A service imports only services before it. */
const serviceOrder = [
  "settings",
  "audit",
  "evaluation",
  "organisations",
  "people",
  "frameworks",
  "registers",
  "returns",
  "indicators",
  "runs",
  "imports",
  "surveys",
  "filling",
  "reviewing",
  "papers",
  "snapshots",
  "rounds",
  "feedback",
  "overview",
  "operations",
]

/** Adapters that another one may import: what reads the bytes of files is shared. */
const adaptersOf: Readonly<Record<string, readonly string[]>> = { spreadsheets: ["workbooks"] }

/** Packages that a part may import; a name that ends in * stands for everything that begins so. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  "engines/statistics": [],
  "engines/issues": [],
  "engines/evaluation": ["typebox", "typebox/value", "@noble/hashes/*", "canonicalize"],
  "engines/tables": [],
  "engines/expressions": [],
  "engines/imports": [],
  "engines/packs": ["typebox", "typebox/*"],
  "engines/reports": ["echarts/*", "string-width", "@noble/hashes/*"],
  "engines/access": [],
  "engines/audit-chain": ["@noble/hashes/*", "canonicalize"],
  "engines/registers": [],
  "engines/returns": [],
  "engines/rounds": [],
  "engines/surveys": [],
  "engines/disclosure": [],
  schema: ["kysely"],
  contracts: ["typebox"],
  "adapters/database": ["pg", "kysely", "node:*"],
  "adapters/archive": ["pg", "pg-copy-streams", "tar-stream", "node:*"],
  "adapters/audit-sealer": ["pg", "node:*"],
  "adapters/artefacts": ["node:*"],
  "adapters/identity": ["better-auth", "better-auth/*", "pg", "kysely", "node:*"],
  "adapters/jobs": ["pg", "pg-boss", "kysely", "node:*"],
  "adapters/workbooks": ["fflate", "@noble/hashes/*", "@e965/xlsx", "@e965/xlsx/*", "mammoth"],
  "adapters/spreadsheets": [
    "csv-parse/sync",
    "@cj-tech-master/excelts",
    "fflate",
    "@duckdb/node-api",
    "node:*",
  ],
  "adapters/snapshots": ["@duckdb/node-api", "node:*"],
  "adapters/pack-files": ["yaml", "csv-parse/sync", "node:*"],
  "adapters/documents": ["docx", "qr", "node:*"],
  "adapters/solver": ["highs"],
  "adapters/sql-parser": ["libpg-query"],
  "services/settings": ["kysely", "typebox", "typebox/*"],
  "services/audit": ["kysely"],
  "services/evaluation": [],
  "services/organisations": ["kysely"],
  "services/people": ["kysely"],
  "services/frameworks": ["kysely"],
  "services/registers": ["kysely", "fflate"],
  "services/returns": [],
  "services/indicators": [],
  "services/runs": ["kysely"],
  "services/imports": ["kysely"],
  "services/surveys": ["kysely"],
  "services/filling": ["kysely"],
  "services/reviewing": ["kysely"],
  "services/papers": ["kysely"],
  "services/snapshots": ["kysely", "fflate"],
  "services/rounds": ["kysely"],
  "services/feedback": ["kysely"],
  "services/overview": ["kysely"],
  "services/operations": ["kysely"],
  wiring: ["node:*"],
  server: ["fastify", "@fastify/*", "typebox", "node:*"],
  web: [
    // The packs as the build of the offline page puts them in.
    "virtual:packs",
    "react",
    "react-dom/client",
    "antd",
    "antd/*",
    "@ant-design/icons",
    "@tanstack/*",
    "dayjs",
    "dayjs/*",
    "echarts/*",
    "echarts4maps/*",
  ],
  cli: ["string-width", "node:*"],
}

/** Clock, chance and the reader's language make a result that cannot be repeated. */
const impure =
  /\bDate\.now\b|\bnew Date\b|(?<![\w.])Date\(|\bMath\.random\b|\bperformance\.now\b|(?<![\w.#"])crypto\.|\bIntl\.|\.localeCompare\(|\.toLocale\w*\(/g

/** Functions whose last digit the language leaves to each JavaScript engine; `**` is Math.pow. */
const inexact =
  /\bMath\.(?:exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|a?(?:sin|cos|tan)h?|atan2)\b|(?<!\*)\*\*(?!\*)/g

/** Files that a computation passes through before its numbers are fixed; drawings only round them. */
const exact = /^src\/engines\/(?!reports\/charts\/)/

const longest = 400
/** Whatever is not reached from here is dead. */
const entries = ["src/cli/main.ts", "src/web/main.tsx", "src/web/offline/main.tsx"]
const [entry = ""] = entries
/** Where adapters and use cases meet. */
const isWiring = (path: string) =>
  path.startsWith("src/wiring/") || path === "src/server/main.ts" || isOffline(path)
/** The page without a server is its own wiring: the use cases run in the browser. */
const isOffline = (path: string) => path.startsWith("src/web/offline/")
/** The command itself, which only loads the entry. */
const start = "src/cli/gaoxin.mjs"

/** Tests and the invented data that only they read. */
const isTest = (path: string) => /\.test\.tsx?$|\/example-[\w-]+\.ts$/.test(path)

/** `engines/statistics`, `services/evaluation`, `cli`: the unit that has one door. */
function moduleOf(path: string): string {
  const [, part = "", name = ""] = path.split("/")
  return ["engines", "adapters", "services"].includes(part) ? `${part}/${name}` : part
}

/** A string, a template, a comment or a regular expression, whichever begins first. */
const token =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=(?:^|[(,=:[!&|?{};>]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//g

/** The text with comments blanked out, line by line as long as before. */
function withoutComments(text: string): string {
  return text.replace(token, (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, " ") : found))
}

/** The code alone: what stands in strings and plain templates says nothing of what is called. */
function withoutStrings(code: string): string {
  return code.replace(token, (found) => (found.startsWith("/") || found.includes("${") ? found : '""'))
}

/** Every module name that a file imports or exports from; `null`: an import whose name is computed. */
function importsOf(code: string): (string | null)[] {
  const named =
    /^[ \t]*(?:import|export)\b(?:(?!\b(?:import|export)\b)[\w$*{},\s])*?\bfrom\s*["']([^"']+)["']|^[ \t]*import\s*["']([^"']+)["']/gm
  const dynamic = /\bimport\s*\(\s*(?:["'`]([^"'`$]+)["'`])?/g
  // A worker is started from its address.
  const worker = /\bnew URL\(\s*["'](\.[^"']+\.ts)["'],\s*import\.meta\.url/g
  return [
    ...[...code.matchAll(named)].map((found) => found[1] ?? found[2] ?? null),
    ...[...code.matchAll(dynamic)].map((found) => found[1] ?? null),
    ...[...code.matchAll(worker)].map((found) => found[1] ?? null),
  ]
}

/** The statement that imports a module, from its first word. */
function lineOf(code: string, name: string): string {
  const at = code.indexOf(`"${name}"`)
  const from = code.lastIndexOf("import", at)
  return code.slice(from, at)
}

/** Why one module may not import another; `null`: it may. */
function forbidden(from: string, path: string, to: string): string | null {
  const [part = "", name = ""] = from.split("/")
  const [toPart = "", toName = ""] = to.split("/")
  if (from === to) return null
  if (toPart === "cli" || toPart === "web")
    return `nothing imports the ${toPart === "cli" ? "command line" : "pages"}`
  if (part === "engines") {
    if (toPart !== "engines") return "engines import engines only"
    return engineOrder.indexOf(toName) < engineOrder.indexOf(name)
      ? null
      : `${name} may import ${engineOrder.slice(0, engineOrder.indexOf(name)).join(", ") || "no other engine"}`
  }
  if (part === "adapters" && toPart === "adapters" && adaptersOf[name]?.includes(toName)) return null
  if (toPart === "adapters") return isWiring(path) ? null : "adapters are imported by the wiring alone"
  if (part === "schema" || part === "contracts")
    return toPart === "engines" ? null : `${part} imports engines only`
  if (part === "adapters")
    return ["engines", "schema"].includes(toPart) ? null : "adapters import engines and the schema only"
  if (part === "services") {
    if (toPart === "services")
      return serviceOrder.indexOf(toName) < serviceOrder.indexOf(name)
        ? null
        : `${name} may import ${serviceOrder.slice(0, serviceOrder.indexOf(name)).join(", ") || "no other service"}`
    return ["engines", "schema"].includes(toPart) ? null : "services import engines, the schema and services"
  }
  if (part === "web")
    return ["engines", "contracts"].includes(toPart) ||
      (isOffline(path) && ["services/evaluation", "services/frameworks"].includes(to))
      ? null
      : "pages import engines and the types of contracts only"
  if (part === "wiring") return toPart === "server" ? "the server is wired in its own main" : null
  if (part === "server" || part === "cli") return null
  return `no rule for src/${part}`
}

function allowedPackage(module: string, name: string): boolean {
  return (packagesOf[module] ?? []).some((allowed) =>
    allowed.endsWith("*") ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  )
}

/** Every fault of the sources of src/ as one line; none when the architecture holds. */
function checkArchitecture(sources: readonly Source[], doors: Doors): string[] {
  const faults: string[] = []
  const paths = new Set(sources.map(({ path }) => path))
  const doorModules = new Map<string, string>()
  for (const [name, target] of Object.entries(doors)) {
    const path = posix.normalize(target)
    doorModules.set(name, moduleOf(path))
    if (
      // An adapter may have a second door, to what of it runs in a browser.
      !/^src\/((engines|adapters|services)\/[\w-]+|schema|contracts|wiring)\/index\.ts$|^src\/server\/main\.ts$|^src\/adapters\/[\w-]+\/browser\.ts$/.test(
        path,
      )
    )
      faults.push(`package.json: ${name} leads to ${target}, which is not the door of a module`)
    else if (!paths.has(path)) faults.push(`package.json: ${name} leads to ${target}, which does not exist`)
  }
  const modules = new Set(sources.map(({ path }) => moduleOf(path)))
  for (const module of modules) {
    if (!(module in packagesOf)) faults.push(`src/${module}: no line in the table of packages`)
    if (module.startsWith("services/") && !serviceOrder.includes(module.slice("services/".length)))
      faults.push(`src/${module}: no place in the order of services`)
    if (module.startsWith("engines/") && !engineOrder.includes(module.slice("engines/".length)))
      faults.push(`src/${module}: no place in the order of engines`)
    if (module.includes("/") && ![...doorModules.values()].includes(module))
      faults.push(`src/${module}: no name in package.json's imports`)
  }
  const edges = new Map<string, Set<string>>()
  for (const { path, text } of sources) {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
    if (lines > longest && !isTest(path)) faults.push(`${path}: ${lines} lines, more than ${longest}`)
    const code = withoutComments(text)
    const reached = new Set<string>()
    edges.set(path, reached)
    const module = moduleOf(path)
    if (!isTest(path) && module.startsWith("engines/")) {
      const bare = withoutStrings(code)
      for (const [found] of bare.matchAll(impure)) faults.push(`${path}: ${found} in an engine`)
      if (exact.test(path))
        for (const [found] of bare.matchAll(inexact)) faults.push(`${path}: ${found} in an engine`)
    }
    for (const name of importsOf(code)) {
      if (name === null) {
        if (!isTest(path)) faults.push(`${path}: an import whose name is computed`)
      } else if (name.startsWith(".")) {
        const target = posix.join(posix.dirname(path), name)
        reached.add(target)
        if (isTest(path)) continue
        if (moduleOf(target) !== module || !target.startsWith("src/"))
          faults.push(`${path}: ${name} leaves its module`)
        else if (/\.tsx?$/.test(target) && !paths.has(target)) faults.push(`${path}: ${name} does not exist`)
      } else if (name.startsWith("#")) {
        const target = doorModules.get(name)
        if (target === undefined) {
          faults.push(`${path}: ${name} is not in package.json's imports`)
          continue
        }
        reached.add(posix.normalize(doors[name] ?? ""))
        if (isTest(path)) continue
        if (module === "web" && name === "#contracts" && !/^[ \t]*import type\b/m.test(lineOf(code, name)))
          faults.push(`${path}: ${name}: pages take the types of contracts only`)
        const why =
          target === module ? "a module does not enter by its own door" : forbidden(module, path, target)
        if (why !== null) faults.push(`${path}: ${name}: ${why}`)
      } else if (!isTest(path) && !allowedPackage(module, name))
        faults.push(`${path}: ${name}: not a package of src/${module}`)
    }
  }
  if (entries.some((path) => paths.has(path))) {
    const seen = new Set<string>()
    const visit = (path: string) => {
      if (seen.has(path)) return
      seen.add(path)
      for (const next of edges.get(path) ?? []) visit(next)
    }
    for (const path of entries) visit(path)
    for (const { path } of sources)
      if (!isTest(path) && path !== start && !seen.has(path))
        faults.push(`${path}: not reached from ${entry}`)
  }
  return faults
}

const root = fileURLToPath(new URL("..", import.meta.url))

function readSources(): Source[] {
  return readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path) && !path.endsWith(".d.ts"))
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, "utf8") }))
}

test("the sources keep to the table of imports, packages, doors and purity", () => {
  const sources = readSources()
  expect(sources.length).toBeGreaterThan(50)
  expect(checkArchitecture(sources, packageJson.imports)).toEqual([])
})

/** The packages that sources import, each once, without what follows its name. */
const packagesImportedBy = (sources: readonly Source[]) =>
  [
    ...new Set(
      sources
        .filter(({ path }) => !isTest(path))
        .flatMap(({ text }) => importsOf(withoutComments(text)))
        .filter((name): name is string => name !== null && !/^(?:[.#]|node:|virtual:)/.test(name))
        .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/")),
    ),
  ].sort()

test("the packages imported in src are the dependencies of package.json, no more and no fewer", () => {
  // Pages are built before they are served: what only they import is not there at run time.
  const sources = readSources().filter(({ path }) => !path.startsWith("src/web/"))
  expect(packagesImportedBy(sources)).toEqual(Object.keys(packageJson.dependencies).sort())
})

test("the packages that pages import are in package.json", () => {
  const pages = readSources().filter(({ path }) => path.startsWith("src/web/"))
  const known = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })
  expect(packagesImportedBy(pages).filter((name) => !known.includes(name))).toEqual([])
})

describe("each rule is tripped by a planted source", () => {
  const doors: Doors = {
    "#statistics": "./src/engines/statistics/index.ts",
    "#evaluation": "./src/engines/evaluation/index.ts",
    "#solver": "./src/adapters/solver/index.ts",
    "#services/evaluation": "./src/services/evaluation/index.ts",
    "#services/rounds": "./src/services/rounds/index.ts",
    "#contracts": "./src/contracts/index.ts",
    "#wiring": "./src/wiring/index.ts",
  }
  const sound: Source[] = [
    { path: "src/engines/statistics/index.ts", text: 'export { mean } from "./mean.ts"\n' },
    { path: "src/engines/statistics/mean.ts", text: "export const mean = 1\n" },
    {
      path: "src/engines/evaluation/index.ts",
      text: 'import { mean } from "#statistics"\nexport { mean }\n',
    },
    { path: "src/adapters/solver/index.ts", text: 'export const load = () => import("highs")\n' },
    { path: "src/services/evaluation/index.ts", text: 'export { mean } from "#evaluation"\n' },
    { path: "src/services/rounds/index.ts", text: 'export { mean } from "#services/evaluation"\n' },
    { path: "src/contracts/index.ts", text: 'export { mean } from "#evaluation"\n' },
    { path: "src/wiring/index.ts", text: 'export { load } from "#solver"\n' },
    {
      path: entry,
      text: 'import { readFile } from "node:fs/promises"\nimport { load } from "#wiring"\nimport "./commands/go.ts"\nimport "#contracts"\nimport "#services/rounds"\n',
    },
    { path: "src/cli/commands/go.ts", text: 'import type { mean } from "#services/evaluation"\n' },
  ]
  const plant = (path: string, text: string, names: Doors = doors) =>
    checkArchitecture(
      [...sound.filter((source) => source.path !== path), { path, text: `${text}\n` }].map((source) =>
        // A planted file is reached from the entry, so that only its own fault is told.
        source.path === entry && !sound.some((known) => known.path === path)
          ? { ...source, text: `${source.text}import "${posix.relative("src/cli", path)}"\n` }
          : source,
      ),
      names,
    ).filter((fault) => !fault.includes("leaves its module") || fault.startsWith(path))

  test("the sound sources pass", () => {
    expect(checkArchitecture(sound, doors)).toEqual([])
  })

  const cases: readonly (readonly [rule: string, path: string, text: string, fault: RegExp])[] = [
    [
      "an engine imports a later engine",
      "src/engines/statistics/mean.ts",
      'import { x } from "#evaluation"',
      /may import no other engine/,
    ],
    [
      "an engine imports an adapter",
      "src/engines/statistics/mean.ts",
      'export * from "#solver"',
      /engines import engines only/,
    ],
    [
      "an engine imports a service's type",
      "src/engines/statistics/mean.ts",
      'import type { x } from "#services/evaluation"',
      /engines import engines only/,
    ],
    [
      "a service imports an adapter",
      "src/services/evaluation/index.ts",
      'import { x } from "#solver"',
      /imported by the wiring alone/,
    ],
    [
      "an adapter imports a service",
      "src/adapters/solver/index.ts",
      'import { x } from "#services/evaluation"',
      /adapters import engines and the schema only/,
    ],
    [
      "a command imports an adapter, dynamically",
      "src/cli/commands/go.ts",
      'const x = await import("#solver")',
      /imported by the wiring alone/,
    ],
    [
      "a module enters by its own door",
      "src/engines/statistics/mean.ts",
      'import { x } from "#statistics"',
      /its own door/,
    ],
    [
      "a relative path leaves its module",
      "src/engines/evaluation/index.ts",
      'export { mean } from "../statistics/index.ts"',
      /leaves its module/,
    ],
    [
      "a relative path leaves src",
      "src/engines/evaluation/index.ts",
      'import x from "../../../package.json" with { type: "json" }',
      /leaves its module/,
    ],
    [
      "an import over several lines",
      "src/engines/evaluation/index.ts",
      'import {\n  mean,\n  type Mean,\n} from "../statistics/mean.ts"',
      /leaves its module/,
    ],
    [
      "a relative path leads nowhere",
      "src/engines/evaluation/index.ts",
      'import "./gone.ts"',
      /does not exist/,
    ],
    [
      "a name that is not in package.json",
      "src/engines/evaluation/index.ts",
      'import { x } from "#statistics/mean"',
      /not in package.json/,
    ],
    [
      "a package of another part",
      "src/engines/statistics/mean.ts",
      'import Type from "typebox"',
      /not a package of/,
    ],
    [
      "a file read in an engine",
      "src/engines/evaluation/index.ts",
      'import { readFileSync } from "node:fs"',
      /not a package of/,
    ],
    [
      "a computed import",
      "src/engines/evaluation/index.ts",
      "export const x = (name: string) => import(name)",
      /computed/,
    ],
    [
      "the clock in an engine",
      "src/engines/evaluation/index.ts",
      "export const now = () => Date.now()",
      /Date\.now/,
    ],
    [
      "a date of today in an engine",
      "src/engines/evaluation/index.ts",
      "export const now = new Date()",
      /new Date/,
    ],
    [
      "chance in an engine",
      "src/engines/evaluation/index.ts",
      "export const x = Math.random()",
      /Math\.random/,
    ],
    [
      "a stopwatch in an engine",
      "src/engines/evaluation/index.ts",
      "export const x = performance.now()",
      /performance\.now/,
    ],
    [
      "the reader's language in an engine",
      "src/engines/evaluation/index.ts",
      'export const x = "a".localeCompare("b")',
      /localeCompare/,
    ],
    [
      "an inexact function in an engine",
      "src/engines/evaluation/index.ts",
      "export const x = Math.exp(1)",
      /Math\.exp/,
    ],
    [
      "a power in an engine",
      "src/engines/evaluation/index.ts",
      "export const x = (y: number) => y ** 0.3",
      /\*\*/,
    ],
    [
      "a file beyond the limit",
      "src/engines/statistics/mean.ts",
      "export const x = 1\n".repeat(longest + 1),
      /401 lines|402 lines/,
    ],
    [
      "an engine without a place in the order",
      "src/engines/magic/index.ts",
      "export const x = 1",
      /order of engines/,
    ],
    [
      "a module without a line in the table",
      "src/services/magic/index.ts",
      "export const x = 1",
      /table of packages/,
    ],
    [
      "a module without a name",
      "src/adapters/magic/index.ts",
      "export const x = 1",
      /no name in package.json/,
    ],
    [
      "a part without rules",
      "src/magic/main.ts",
      'import { x } from "#statistics"',
      /no rule for src\/magic/,
    ],
    [
      "a service imports a later service",
      "src/services/evaluation/index.ts",
      'import { x } from "#services/rounds"',
      /evaluation may import settings, audit/,
    ],
    [
      "a route imports an adapter",
      "src/server/routes/rounds.ts",
      'import { x } from "#solver"',
      /imported by the wiring alone/,
    ],
    [
      "a page imports a service",
      "src/web/pages/rounds/RoundsPage.tsx",
      'import { x } from "#services/evaluation"',
      /pages import engines/,
    ],
    [
      "a page takes the schemas of contracts with it",
      "src/web/pages/rounds/RoundsPage.tsx",
      'import { contracts } from "#contracts"',
      /types of contracts only/,
    ],
    [
      "a contract imports a service",
      "src/contracts/rounds.ts",
      'import type { x } from "#services/evaluation"',
      /contracts imports engines only/,
    ],
  ]
  for (const [rule, path, text, fault] of cases)
    test(rule, () => {
      expect(plant(path, text).join("\n")).toMatch(fault)
    })

  test("a name that leads past a door, or nowhere", () => {
    expect(checkArchitecture(sound, { ...doors, "#x": "./src/engines/statistics/mean.ts" }).join()).toMatch(
      /not the door/,
    )
    expect(checkArchitecture(sound, { ...doors, "#x": "./src/engines/tables/index.ts" }).join()).toMatch(
      /does not exist/,
    )
  })

  test("a file that nothing reaches", () => {
    const orphan = { path: "src/engines/statistics/orphan.ts", text: "export const x = 1\n" }
    expect(checkArchitecture([...sound, orphan], doors)).toEqual([
      `${orphan.path}: not reached from ${entry}`,
    ])
  })

  test("comments, strings and tests are not taken for code", () => {
    const text =
      'const quote = /["\'`]/\n// import { x } from "#solver"\n/* Math.exp(1) ** 2 */\nexport const x = "Date.now() **"\n'
    expect(
      plant("src/engines/evaluation/index.ts", `import { mean } from "#statistics"\n${text}export { mean }`),
    ).toEqual([])
    const own = {
      path: "src/engines/evaluation/x.test.ts",
      text: 'import { load } from "../../adapters/solver/index.ts"\n',
    }
    expect(checkArchitecture([...sound, own], doors)).toEqual([])
  })
})
