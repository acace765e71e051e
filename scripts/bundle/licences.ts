// Licences of what is in the product, held against those that go with Apache-2.0.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { ProductPackage } from "./packages.ts"

/** Permissive, and compatible with Apache-2.0 (Apache Software Foundation, third-party licence policy, category A). */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "PostgreSQL",
  "Unlicense",
  "Zlib",
])

/** Packages with another licence, and why they may be in the product all the same. */
export const exceptions: Readonly<Record<string, string>> = {
  duck: "says BSD; its text is BSD-2-Clause. Of mammoth's reader of documents",
}

/** Whether one of the choices of an SPDX expression such as `(MIT OR CC0-1.0)` is allowed, and every part of an AND. */
export function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, "")
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((licence) => allowed.has(licence.trim())))
}

/** Packages whose licence is not allowed and that no exception names, one line each. */
export function licenceFaults(packages: readonly ProductPackage[]): string[] {
  return packages
    .filter(({ name, licence }) => !isAllowed(licence) && exceptions[name] === undefined)
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
}

/** The texts that the licences ask to hand on: one list, then each package's own files. */
export function licenceTexts(root: string, packages: readonly ProductPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const texts = packages.flatMap(({ name, version, path }) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((file) => file.isFile() && /^(licen[cs]e|copying|copyright|notice)/i.test(file.name))
      .map((file) => {
        const text = readFileSync(join(root, path, file.name), "utf8").trim()
        return `${"=".repeat(72)}\n${name} ${version}: ${file.name}\n\n${text}\n`
      }),
  )
  return `${rows.join("\n")}\n\n${texts.join("\n")}`
}
