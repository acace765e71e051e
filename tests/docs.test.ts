// The documentation says what is so: links, paths, commands, options, names of methods, dependencies.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { aggregations, normalisations, readMethod } from "#evaluation"
import packageJson from "../package.json" with { type: "json" }

const root = fileURLToPath(new URL("..", import.meta.url))
const read = (path: string) => readFileSync(root + path, "utf8")

/** What is in the repository or about to be: what git ignores is not looked at. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(root + path))
const documents = files.filter((path) => path.endsWith(".md"))

/** A document without its fenced blocks. */
const prose = (text: string) => text.replace(/^( *)```[\s\S]*?^\1```$/gm, "")

/** The name that a heading has in a link, as code hosts make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-")

const anchorsOf = (text: string) =>
  [...prose(text).matchAll(/^#{1,6} +(.+)$/gm)].map((found) => anchorOf(found[1] ?? ""))

/** Links of a document that lead nowhere. */
function brokenLinks(path: string, text: string): string[] {
  const links = [...prose(text).matchAll(/\]\(([^()\s]+)\)/g)].map((found) => found[1] ?? "")
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false
    const [file = "", anchor] = link.split("#")
    const target = file === "" ? path : posix.join(posix.dirname(path), file)
    if (!existsSync(root + target)) return true
    return anchor !== undefined && !anchorsOf(target === path ? text : read(target)).includes(anchor)
  })
}

/** Files that a document names in code and that are not there; names with a placeholder are not files. */
function missingFiles(text: string): string[] {
  const named = [...prose(text).matchAll(/`((?:src|tests|packs|docs)\/[^`\s]*)`/g)].map(
    (found) => found[1] ?? "",
  )
  return named.filter((path) => !/[<>*…]/.test(path) && !existsSync(root + path))
}

const entry = "src/cli/gaoxin.mjs"
const helps = new Map<string, string>()
function helpOf(command: string): string {
  const known = helps.get(command)
  if (known !== undefined) return known
  const words = command === "" ? [] : command.split(" ")
  const text = execFileSync(process.execPath, [root + entry, ...words, "--help"], {
    cwd: root,
    encoding: "utf8",
  })
  helps.set(command, text)
  return text
}

/** Names of one or two words, as the overview lists them. */
const commandNames = () =>
  [...helpOf("").matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map((found) => found[1] ?? "")

interface Call {
  readonly command: string
  readonly options: readonly string[]
}

/** Every `gaoxin …` line of a document's blocks and code spans. */
function callsOf(text: string): Call[] {
  const blocks = [...text.matchAll(/^( *)```\w*\n([\s\S]*?)^\1```$|`([^`\n]+)`/gm)].map(
    (found) => found[2] ?? found[3] ?? "",
  )
  return blocks
    .flatMap((block) => block.split("\n"))
    .flatMap((line) => {
      const words = line
        .trim()
        .replace(/^(\$ )?(npx )?/, "")
        .split(/\s+/)
      if (words[0] !== "gaoxin" || words.length < 2) return []
      const two = words.slice(1, 3).join(" ")
      const options = words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.split("=")[0] ?? "")
      return [{ command: commandNames().includes(two) ? two : (words[1] ?? ""), options }]
    })
}

/** Calls of a document that the command line does not know. */
function unknownCalls(text: string): string[] {
  return callsOf(text).flatMap(({ command, options }) => {
    if (!commandNames().includes(command)) return [command]
    const known = new Set([...helpOf(command).matchAll(/^ +(--[a-z-]+)/gm)].map((found) => found[1]))
    return options.filter((option) => !known.has(option)).map((option) => `${command} ${option}`)
  })
}

/**
 * Words that say where or how the project was made rather than what it is. Written in pieces, so that this file does not
 * hold them.
 */
const unwanted: readonly RegExp[] = [
  new RegExp(`(?<![\\w.])${"/wo"}${"rk"}/`),
  new RegExp(`(?<![\\w.])${"/ho"}${"me"}/[a-z]`),
  new RegExp(`(?<![\\w.])${"/ro"}${"ot"}/`),
  new RegExp(`\\b${"regis"}${"try"}\\.[a-z]`, "i"),
  new RegExp(`\\b${"npm"}${"mirror"}\\b`, "i"),
]

/** In prose this word is said of signing in only; code uses it as its libraries do. */
const unwantedInProse = new RegExp(`(?<!sign-in )\\b${"ses"}${"sions?"}\\b`, "i")

const hasUnwanted = (text: string, isProse = false) => [
  ...unwanted.flatMap((word) => text.match(word)?.[0] ?? []),
  ...(isProse
    ? (prose(text)
        .replace(/`[^`\n]*`/g, "")
        .match(unwantedInProse) ?? [])
    : []),
]

/** Text of other hands: a lock file, a licence, numbers, sources' own titles. */
const asFound = /^(package-lock\.json|LICENSE)$|\.(png|jpg|xlsx|parquet|csv)$/

describe("documents", () => {
  test("there are the ones that a newcomer looks for", () => {
    for (const name of [
      "README.md",
      "ARCHITECTURE.md",
      "GLOSSARY.md",
      "CONTRIBUTING.md",
      "CHANGELOG.md",
      "LICENSE",
    ])
      expect(files).toContain(name)
  })

  for (const path of documents)
    test(`${path}: links lead to files and headings, and files named in code exist`, () => {
      const text = read(path)
      expect(brokenLinks(path, text)).toEqual([])
      expect(missingFiles(text)).toEqual([])
    })

  test("every script that they name is in package.json", () => {
    for (const path of documents)
      for (const [, name = ""] of read(path).matchAll(/\bnpm run ([a-z-]+)/g))
        expect(Object.keys(packageJson.scripts), `${path}: npm run ${name}`).toContain(name)
  })

  test.skipIf(!existsSync(root + entry))("every command and option that they show exists", () => {
    const faults = documents.flatMap((path) => unknownCalls(read(path)).map((call) => `${path}: ${call}`))
    expect(faults).toEqual([])
  })

  test("every command of the command line is in the README or is the one of npm start", () => {
    const listed = commandNames()
    expect(listed.length).toBeGreaterThan(4)
    const shown = callsOf(read("README.md")).map(({ command }) => command)
    expect(listed.filter((command) => !shown.includes(command))).toEqual([])
  })

  test("the method's documentation has a row for every method and every key", () => {
    const text = read("docs/method.md")
    const { method } = readMethod({})
    const names = [...Object.keys(normalisations), ...Object.keys(aggregations), ...Object.keys(method ?? {})]
    expect(names.filter((name) => !new RegExp(`^\\| .*\`${name}\``, "m").test(text))).toEqual([])
  })

  test("every dependency is documented with the licence that is installed", () => {
    const rows = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)]
    const documented = new Map(rows.map((row) => [row[1] ?? "", (row[2] ?? "").trim()]))
    const { dependencies, devDependencies, optionalDependencies } = packageJson
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect([...documented.keys()].sort()).toEqual(names.sort())
    for (const name of names) {
      const path = `node_modules/${name}/package.json`
      if (!existsSync(root + path) && name in optionalDependencies) continue
      expect(documented.get(name), name).toBe((JSON.parse(read(path)) as { license: string }).license)
    }
  })

  test("the licence is the unmodified text of Apache-2.0, as package.json says", () => {
    expect(packageJson.license).toBe("Apache-2.0")
    expect(read("LICENSE").trim()).toBe(read("node_modules/canonicalize/LICENSE").trim())
  })
})

test("no file says where or how it was made", () => {
  const faults = files
    .filter((path) => !asFound.test(path))
    .flatMap((path) => hasUnwanted(read(path), path.endsWith(".md")).map((word) => `${path}: ${word}`))
  expect(faults).toEqual([])
})

describe("the checks are tripped", () => {
  test("by a link to no file or no heading", () => {
    const text =
      "# One\n[a](gone.md) [b](README.md) [c](#one) [d](#two) [e](https://example.org/x)\n```\n[f](x.md)\n```\n"
    expect(brokenLinks("README.md", text)).toEqual(["gone.md", "#two"])
  })

  test("by a file that is not there", () => {
    expect(
      missingFiles("`src/gone.ts` `src/engines/evaluation/evaluate.ts` `packs/<pack>/x.yaml` `src/` "),
    ).toEqual(["src/gone.ts"])
  })

  test.skipIf(!existsSync(root + entry))("by a command or an option that does not exist", () => {
    const text = "```sh\nnpx gaoxin evaluate --pack demo --magic 1\n```\n| `gaoxin conjure` |\n"
    expect(unknownCalls(text)).toEqual(["evaluate --magic", "conjure"])
  })

  test("by a machine's path", () => {
    expect(hasUnwanted(`see ${["", "wo", "rk"].join("/").replace("wo/rk", "work")}/main`)).toHaveLength(1)
    expect(hasUnwanted("framework/main, homework")).toEqual([])
    expect(hasUnwanted(`the last ${"ses"}sion`, true)).toHaveLength(1)
    expect(hasUnwanted(`a sign-in ${"ses"}sion`, true)).toEqual([])
  })
})
