import { readFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import type { Plugin } from "vite"
import { listPacks, readPackFolder } from "#pack-files"

const root = resolve(import.meta.dirname, "../..")

/** What an evaluation and an import read of a pack; tables of data stay out, but for those of its entities. */
const wanted =
  /^(pack|sources|methods|population)\.yaml$|^(frameworks|indicators|variables|imports)\/|^data\/(data\.yaml|zones\.csv|adjustments\.csv)$/

/** The packs as a module: parsed where the page is built, so that the page needs no reader of YAML. */
export function packsPlugin(): Plugin {
  const name = "virtual:packs"
  return {
    name: "packs",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: async (id) => {
      if (id !== `\0${name}`) return null
      const packs: Record<string, { path: string; value: unknown }[]> = {}
      for (const pack of await listPacks(join(root, "packs"))) {
        const { files } = await readPackFolder(join(root, "packs", pack))
        packs[pack] = files
          .filter(({ path }) => wanted.test(path))
          .map(({ path, value }) => ({ path, value }))
      }
      const { name: product, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"))
      return [
        `export const product = ${JSON.stringify({ name: product, version })}`,
        `export const packs = JSON.parse(${JSON.stringify(JSON.stringify(packs))})`,
      ].join("\n")
    },
  }
}
