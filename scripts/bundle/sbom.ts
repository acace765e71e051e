// Software bill of materials in CycloneDX 1.6: exactly what a bundle holds, with digests.
import { createHash } from "node:crypto"
import type { ProductPackage } from "./packages.ts"

export interface Product {
  readonly name: string
  readonly version: string
}

const purlOf = ({ name, version }: ProductPackage) =>
  `pkg:npm/${name.replace(/^@/, "%40")}@${encodeURIComponent(version)}`

/** One package may be installed in two places in two versions; the same version is one component. */
const refOf = purlOf

/**
 * @param server what is installed in the bundle
 * @param pages what is compiled into its pages
 * @param at when, ISO 8601
 */
export function makeSbom(
  product: Product,
  server: readonly ProductPackage[],
  pages: readonly ProductPackage[],
  at: string,
) {
  const all = new Map([...pages, ...server].map((one) => [one.path, one]))
  const installed = new Set(server.map(refOf))
  const components = new Map<string, ProductPackage>()
  for (const one of all.values()) components.set(refOf(one), one)
  const root = `${product.name}@${product.version}`
  const direct = (packages: readonly ProductPackage[]) => {
    const needed = new Set(packages.flatMap(({ needs }) => needs))
    return packages.filter(({ path }) => !needed.has(path)).map(refOf)
  }
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf([root, ...components.keys()].join("\n"))}`,
    version: 1,
    metadata: {
      timestamp: at,
      component: {
        "bom-ref": root,
        type: "application",
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: "Apache-2.0" } }],
      },
    },
    components: [...components].map(([ref, one]) => ({
      "bom-ref": ref,
      type: "library",
      name: one.name,
      version: one.version,
      purl: ref,
      licenses: [
        / (OR|AND) /.test(one.licence) ? { expression: one.licence } : { license: { id: one.licence } },
      ],
      ...(one.integrity.startsWith("sha512-")
        ? {
            hashes: [
              { alg: "SHA-512", content: Buffer.from(one.integrity.slice(7), "base64").toString("hex") },
            ],
          }
        : {}),
      properties: [{ name: "gaoxin:place", value: installed.has(ref) ? "server" : "pages" }],
    })),
    dependencies: [
      { ref: root, dependsOn: [...new Set([...direct(server), ...direct(pages)])] },
      ...[...components].map(([ref, one]) => ({
        ref,
        dependsOn: [
          ...new Set(
            one.needs.flatMap((path) => {
              const need = all.get(path)
              return need === undefined ? [] : [refOf(need)]
            }),
          ),
        ],
      })),
    ],
  }
}

/** The same contents have the same number. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
