import { digestOf } from "#evaluation"
import { bilingual, code, paragraph } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import type { ReportContext, Section } from "./section.ts"

/** The digests in full, and how anyone repeats the run. */
export function verifySection({ result }: ReportContext): Section {
  const lines = [
    [reportTexts.engine, `${result.engine.name} ${result.engine.version}`],
    [reportTexts.framework, result.framework.id],
    [reportTexts.frameworkDigest, result.framework.digest],
    [reportTexts.methodDigest, digestOf(result.method)],
    [reportTexts.dataDigest, result.data.digest],
  ] as const
  return {
    id: "verify",
    title: reportTexts.verify,
    content: html`<dl class="digests">${lines.map(([name, value]) => html`<div><dt>${bilingual(name)}</dt><dd>${code(value === "" ? "—" : value)}</dd></div>`)}</dl>
${paragraph(reportTexts.verifyHow)}<pre>gaoxin verify proof.json</pre>`,
  }
}
