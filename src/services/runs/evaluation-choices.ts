import { type Label, labelText } from "#evaluation"
import type { Words } from "#issues"
import { frameworkOf, type Pack } from "#packs"
import type { EvaluationContext } from "#services/evaluation"
import type { DatasetView } from "./datasets/dataset-store.ts"
import { type ColumnMatch, matchColumns } from "./datasets/match-columns.ts"
import { readUpload } from "./read-upload.ts"
import type { UploadRead } from "./upload-read.ts"

export type LoadedPacks = ReadonlyMap<string, { readonly pack: Pack }>

const words = (label: Label | undefined, otherwise: string) => ({
  zh: labelText(label, "zh", otherwise),
  en: labelText(label, "en", otherwise),
})

/** What an evaluation can be made of: by pack, its frameworks, methods and its own table. */
export function evaluationChoices(packs: LoadedPacks) {
  return [...packs]
    .filter(([, { pack }]) => pack.frameworks.size > 0)
    .map(([name, { pack }]) => {
      const own = pack.manifest.default?.data
      const table = own === undefined ? undefined : pack.data.get(own)
      const period = table?.header.indexOf("period") ?? -1
      return {
        pack: name,
        title: words(pack.manifest.title, name),
        origin: pack.manifest.origin,
        isDefault: pack.manifest.default?.framework ?? "",
        frameworks: [...pack.frameworks.values()].map(({ file, nodes }) => ({
          id: file.id,
          title: words(file.title, file.id),
          notice: file.notice === undefined ? null : words(file.notice, ""),
          indicators: nodes.filter((node) => node.kind === "indicator").length,
          unknownWeights: nodes.some((node) => node.weight === null),
          method: typeof file.method === "string" ? file.method : null,
        })),
        methods: [...pack.methods].map(([id, method]) => ({
          id,
          title: words(method.title, id),
          description: method.description === undefined ? null : words(method.description, ""),
        })),
        data:
          table === undefined
            ? null
            : {
                file: own ?? "",
                header: [...table.header],
                rowCount: table.rows.length,
                periods: period < 0 ? [] : [...new Set(table.rows.map((row) => row[period] ?? ""))].sort(),
              },
      }
    })
}

/** Frameworks of one's own and their versions as one more place to choose from; none, where there are none. */
export function draftChoices(
  drafts: readonly {
    readonly id: string
    readonly title: string
    readonly indicators: number
    readonly notice: Words
  }[],
) {
  if (drafts.length === 0) return []
  return [
    {
      pack: null,
      title: { zh: "本机构的指标体系", en: "Frameworks of one's own" },
      origin: "user" as const,
      isDefault: "",
      frameworks: drafts.map(({ id, title, indicators, notice }) => ({
        id,
        title: { zh: title, en: title },
        notice,
        indicators,
        unknownWeights: false,
        method: null,
      })),
      methods: [],
      data: null,
    },
  ]
}

/** Every framework that reads a column of the table, best fit first; `missing` empty: it can be evaluated. */
export function fitsOf(header: readonly string[], packs: LoadedPacks) {
  return [...packs]
    .flatMap(([name, { pack }]) =>
      [...pack.frameworks.values()].map(({ file }) => {
        const match: ColumnMatch = matchColumns(header, frameworkOf(pack, file.id))
        return {
          pack: name,
          framework: file.id,
          title: words(file.title, file.id),
          matched: [...match.matched],
          unknown: [...match.unknown],
          missing: [...match.missing],
        }
      }),
    )
    .filter((fit) => fit.matched.length > 0)
    .sort((a, b) => a.missing.length - b.missing.length || b.matched.length - a.matched.length)
}

/** Definition and source of each indicator of a framework, with the year that they name. */
export function indicatorSources(packs: LoadedPacks, name: string | null, framework: string) {
  const pack = name === null ? undefined : packs.get(name)?.pack
  const found = pack?.frameworks.get(framework)
  if (pack === undefined || found === undefined) return []
  return found.nodes.flatMap((node) => {
    if (node.indicator === null) return []
    const { definition, reference } = node.indicator
    const text = referenceText(pack, reference)
    return [
      {
        code: node.code,
        definition: definition === undefined ? null : words(definition, ""),
        source: text === "" ? null : { zh: text, en: text },
      },
    ]
  })
}

/** A reference names sources of the pack and a place in them, or says both itself. */
function referenceText(pack: Pack, reference: unknown): string {
  if (typeof reference === "string") return titleOf(pack, reference)
  if (Array.isArray(reference)) return reference.map((one) => referenceText(pack, one)).join("；")
  if (typeof reference !== "object" || reference === null) return ""
  const { source, place } = { source: undefined, place: undefined, ...reference }
  return [referenceText(pack, source), typeof place === "string" ? place : ""]
    .filter((part) => part !== "")
    .join("，")
}

function titleOf(pack: Pack, id: string): string {
  const source = pack.sources.get(id)
  if (source === undefined) return id
  const date = source.date === undefined ? "" : `（${source.date}）`
  return `${labelText(source.title, "zh", id)}${date}`
}

/** The first rows of an uploaded table, read from its file. */
export async function previewOf(
  dataset: DatasetView,
  context: {
    readonly artefacts: { readonly pathOf: (digest: string) => string }
    readonly evaluation: Pick<EvaluationContext, "readTable">
    readonly heavyWork?: { readonly readStored: (path: string, fileName: string) => Promise<UploadRead> }
  },
) {
  const path = context.artefacts.pathOf(dataset.digest)
  const read =
    context.heavyWork === undefined
      ? await readUpload(path, dataset.fileName, context.evaluation)
      : await context.heavyWork.readStored(path, dataset.fileName)
  return (read.table?.preview ?? []).map(({ line, cells }) => ({ line, cells: [...cells] }))
}
