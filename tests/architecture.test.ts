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
const engineOrder = ["statistics", "issues", "evaluation", "tables", "packs", "reports"]

/** Packages that a part may import; a name that ends in * stands for everything that begins so. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  "engines/statistics": [],
  "engines/issues": [],
  "engines/evaluation": ["typebox", "typebox/value", "@noble/hashes/*", "canonicalize"],
  "engines/tables": [],
  "engines/packs": ["typebox", "typebox/*"],
  "engines/reports": ["echarts/*", "string-width", "@noble/hashes/*"],
  "adapters/spreadsheets": [
    "csv-parse/sync",
    "@cj-tech-master/excelts",
    "fflate",
    "@duckdb/node-api",
    "node:*",
  ],
  "adapters/pack-files": ["yaml", "csv-parse/sync", "node:*"],
  "adapters/solver": ["highs"],
  "services/evaluation": [],
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
const entry = "src/cli/main.ts"
/** The command itself, which only loads the entry. */
const start = "src/cli/gaoxin.mjs"

/** Tests and the invented data that only they read. */
const isTest = (path: string) => /\.test\.ts$|\/example-[\w-]+\.ts$/.test(path)

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
  return [
    ...[...code.matchAll(named)].map((found) => found[1] ?? found[2] ?? null),
    ...[...code.matchAll(dynamic)].map((found) => found[1] ?? null),
  ]
}

/** Why one module may not import another; `null`: it may. */
function forbidden(from: string, path: string, to: string): string | null {
  const [part = "", name = ""] = from.split("/")
  const [toPart = "", toName = ""] = to.split("/")
  if (from === to) return null
  if (toPart === "cli") return "nothing imports the command line"
  if (part === "engines") {
    if (toPart !== "engines") return "engines import engines only"
    return engineOrder.indexOf(toName) < engineOrder.indexOf(name)
      ? null
      : `${name} may import ${engineOrder.slice(0, engineOrder.indexOf(name)).join(", ") || "no other engine"}`
  }
  if (part === "adapters") return toPart === "engines" ? null : "adapters import engines only"
  if (part === "services") return toPart === "engines" ? null : "services import engines only"
  if (part === "cli") {
    if (toPart === "adapters") return path === entry ? null : `adapters are imported by ${entry} alone`
    return null
  }
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
    if (!/^src\/(engines|adapters|services)\/[\w-]+\/index\.ts$/.test(path))
      faults.push(`package.json: ${name} leads to ${target}, which is not the door of a module`)
    else if (!paths.has(path)) faults.push(`package.json: ${name} leads to ${target}, which does not exist`)
  }
  const modules = new Set(sources.map(({ path }) => moduleOf(path)))
  for (const module of modules) {
    if (!(module in packagesOf)) faults.push(`src/${module}: no line in the table of packages`)
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
        else if (target.endsWith(".ts") && !paths.has(target)) faults.push(`${path}: ${name} does not exist`)
      } else if (name.startsWith("#")) {
        const target = doorModules.get(name)
        if (target === undefined) {
          faults.push(`${path}: ${name} is not in package.json's imports`)
          continue
        }
        reached.add(posix.normalize(doors[name] ?? ""))
        if (isTest(path)) continue
        const why =
          target === module ? "a module does not enter by its own door" : forbidden(module, path, target)
        if (why !== null) faults.push(`${path}: ${name}: ${why}`)
      } else if (!isTest(path) && !allowedPackage(module, name))
        faults.push(`${path}: ${name}: not a package of src/${module}`)
    }
  }
  if (paths.has(entry)) {
    const seen = new Set<string>()
    const visit = (path: string) => {
      if (seen.has(path)) return
      seen.add(path)
      for (const next of edges.get(path) ?? []) visit(next)
    }
    visit(entry)
    for (const { path } of sources)
      if (!isTest(path) && path !== start && !seen.has(path))
        faults.push(`${path}: not reached from ${entry}`)
  }
  return faults
}

const root = fileURLToPath(new URL("..", import.meta.url))

function readSources(): Source[] {
  return readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path))
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, "utf8") }))
}

test("the sources keep to the table of imports, packages, doors and purity", () => {
  const sources = readSources()
  expect(sources.length).toBeGreaterThan(50)
  expect(checkArchitecture(sources, packageJson.imports)).toEqual([])
})

test("the packages imported in src are the dependencies of package.json, no more and no fewer", () => {
  const imported = readSources()
    .filter(({ path }) => !isTest(path))
    .flatMap(({ text }) => importsOf(withoutComments(text)))
    .filter((name): name is string => name !== null && !/^(?:[.#]|node:)/.test(name))
    .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"))
  expect([...new Set(imported)].sort()).toEqual(Object.keys(packageJson.dependencies).sort())
})

describe("each rule is tripped by a planted source", () => {
  const doors: Doors = {
    "#statistics": "./src/engines/statistics/index.ts",
    "#evaluation": "./src/engines/evaluation/index.ts",
    "#solver": "./src/adapters/solver/index.ts",
    "#services/evaluation": "./src/services/evaluation/index.ts",
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
    {
      path: entry,
      text: 'import { readFile } from "node:fs/promises"\nimport { load } from "#solver"\nimport "./commands/go.ts"\n',
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
      /services import engines only/,
    ],
    [
      "an adapter imports a service",
      "src/adapters/solver/index.ts",
      'import { x } from "#services/evaluation"',
      /adapters import engines only/,
    ],
    [
      "a command imports an adapter, dynamically",
      "src/cli/commands/go.ts",
      'const x = await import("#solver")',
      /adapters are imported by/,
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
    ["a part without rules", "src/web/main.ts", 'import { x } from "#statistics"', /no rule for src\/web/],
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
