import {
  canonicalJson,
  type EvaluationResult,
  fullProof,
  hiddenCells,
  labelText,
  publicProof,
  saltOf,
  zoneProof,
} from "#evaluation"
import type { Pack } from "#packs"
import { rankingRows, writeReportHtml } from "#reports"
import type { EvaluationContext } from "./context.ts"
import type { EvaluationRun } from "./run-evaluation.ts"

/** The sources of a pack as a report lists them. */
export function sourcesOf(pack: Pack | null) {
  return [...(pack?.sources.values() ?? [])].map(({ title, issuer, number, date, certainty }) => ({
    title: labelText(title, "zh", ""),
    ...(issuer === undefined ? {} : { issuer: labelText(issuer, "zh", "") }),
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(certainty === undefined ? {} : { certainty }),
  }))
}

/** The workbook goes from hand to hand: its name says when weights were not published. */
function workbookName(result: EvaluationResult): string {
  const unknown = result.issues.some((found) => found.code === "weights-unknown")
  return unknown ? "workbook-权重未公布-非官方.xlsx" : "workbook.xlsx"
}

export interface OutputOptions {
  readonly language: "zh" | "en"
  /** Entities that get a proof of their own part. */
  readonly zoneProofs: readonly string[] | "all"
  readonly publicProof: boolean
}

/**
 * Writes one run into a folder: result.json, ranking.csv, the workbook, proof.json and report.html, and the zone and
 * public proofs that were asked for.
 * @returns the names of the files written
 */
export async function writeOutputs(
  run: EvaluationRun,
  folder: string,
  pack: Pack | null,
  options: OutputOptions,
  context: EvaluationContext,
): Promise<string[]> {
  const { result, input } = run
  const written: string[] = []
  const write = async (name: string, content: string | Uint8Array) => {
    context.progress(name)
    await context.writeFile(context.resolvePath(folder, name), content)
    written.push(name)
  }
  const sources = sourcesOf(pack)
  const proof = fullProof(result, input)
  await write("result.json", `${JSON.stringify(result)}\n`)
  const { header, rows } = rankingRows(result)
  await write("ranking.csv", context.writeCsv(header, rows))
  await write(workbookName(result), await context.writeWorkbook(result, options.language, sources))
  await write("proof.json", `${canonicalJson(proof)}\n`)
  const html = await writeReportHtml({
    result,
    sources,
    texts: context.texts,
    language: options.language,
    ...(result.data.origin === "invented" ? { watermark: "虚构示例 · INVENTED" } : {}),
  })
  await write("report.html", html)
  const zones =
    options.zoneProofs === "all" ? result.entities.map((entity) => entity.code) : options.zoneProofs
  for (const code of zones) {
    const own = zoneProof(result, input.framework, code, proof.digest)
    if (own !== null) await write(`zone-proofs/${code}.json`, `${canonicalJson(own)}\n`)
  }
  if (options.publicProof) {
    const index = result.nodes.find((node) => node.parent === null && node.kind === "aggregate")?.code ?? ""
    const key = context.secret()
    await write(
      "public-proof.json",
      `${canonicalJson(publicProof(result, input.framework, [index], key, proof.digest))}\n`,
    )
    const openings = hiddenCells(result, [index]).map((cell) => ({ ...cell, salt: saltOf(key, cell.path) }))
    await write("public-proof-openings.secret.json", `${JSON.stringify(openings)}\n`)
  }
  return written
}
