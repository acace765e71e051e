import { digestOf } from "#evaluation"
import { describeMethod } from "../describe-method.ts"
import { bilingual, code } from "../html/elements.ts"
import { type Content, html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { intervalAssumption, originText } from "../result-words.ts"
import { both, fill, type Text, textOf } from "../text.ts"
import type { ReportContext, Section } from "./section.ts"

/** Period, numbers, method and digest in one look, and what a reader must know before any rank. */
export function factsSection(context: ReportContext): Section {
  const { result, standing } = context
  const method = new Map(describeMethod(result.method).map((line) => [line.option, line.words]))
  const facts: [Text, Content][] = [
    [reportTexts.period, result.data.period ?? "—"],
    [reportTexts.entities, result.entities.length],
    [reportTexts.rankedCount, standing.hasRanks || standing.hasClassRanks ? standing.ranked.length : 0],
    [reportTexts.indicatorCount, standing.indicators.length],
    [reportTexts.framework, bilingual(textOf(result.framework.title, result.framework.id))],
    [reportTexts.normalisation, bilingual(method.get("normalise") ?? both("—"))],
    [reportTexts.aggregation, bilingual(method.get("aggregate") ?? both("—"))],
    [reportTexts.dataDigest, shortDigest(result.data.digest)],
    [reportTexts.methodDigest, shortDigest(digestOf(result.method))],
    [reportTexts.origin, bilingual(originText(result.data.origin))],
  ]
  return {
    id: "facts",
    title: reportTexts.facts,
    content: html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${bilingual(name)}</dt><dd>${value}</dd></div>`)}</dl>
${notices(context).map((text) => html`<p class="notice">${bilingual(text)}</p>`)}`,
  }
}

function notices({ result, standing }: ReportContext): Text[] {
  const found: Text[] = []
  if (result.data.origin === "invented") found.push(reportTexts.inventedNotice)
  if (result.entities.length === 0 || standing.index === null) found.push(reportTexts.noScores)
  else if (standing.ranked.length < 2) found.push(reportTexts.noRank)
  else if (!standing.hasRanks) found.push(reportTexts.separateClasses)
  if (result.rankIntervals !== undefined) found.push(reportTexts.intervalNotice)
  for (const interval of result.rankIntervals ?? []) {
    const assumed = intervalAssumption(interval.weights)
    if (assumed !== null) found.push(fill(reportTexts.assumption, { text: assumed }))
  }
  return found
}

function shortDigest(digest: string): Content {
  const short = digest.replace(/^sha256:/, "").slice(0, 12)
  return short === "" ? "—" : html`<span title="${digest}">${code(short)}</span>`
}
