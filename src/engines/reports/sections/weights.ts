import { type Weight, weightWithin } from "../effective-weights.ts"
import { bilingual, dataTable, numberCell, row, textCell } from "../html/elements.ts"
import { html, type Markup } from "../html/html.ts"
import { showNumber } from "../numbers.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, type ResultNode } from "../standing.ts"
import { both, fill } from "../text.ts"
import type { ReportContext, Section } from "./section.ts"

/** The tree with each weight as stated, as used, and as its share of the index. */
export function weightsSection(context: ReportContext): Section {
  const { result, weights } = context
  const children = new Map<string | null, ResultNode[]>()
  for (const node of result.nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
  const lines: Markup[] = []
  const visit = (node: ResultNode, depth: number) => {
    const direction =
      node.kind === "aggregate"
        ? both("")
        : node.direction === -1
          ? reportTexts.reverse
          : reportTexts.positive
    lines.push(
      row(
        html`<th scope="row" class="depth${Math.min(depth, 6)}">${bilingual(nodeText(node))}</th>`,
        html`<td class="code">${node.code}</td>`,
        html`<td>${node.unit}</td>`,
        textCell(direction),
        node.weight === null ? unknownCell() : numberCell(node.weight, 4),
        shareCell(node.parent === null ? 1 : weightWithin(result, node.code)),
        shareCell(weights.get(node.code) ?? null),
      ),
    )
    for (const child of children.get(node.code) ?? []) visit(child, depth + 1)
  }
  for (const root of children.get(null) ?? []) visit(root, 0)
  return {
    id: "weights",
    title: reportTexts.weights,
    content: dataTable({
      sortable: false,
      columns: [
        { head: reportTexts.item },
        { head: reportTexts.code },
        { head: reportTexts.unit },
        { head: reportTexts.direction },
        { head: reportTexts.statedWeight, numeric: true },
        { head: reportTexts.usedWeight, numeric: true },
        { head: reportTexts.effectiveWeight, numeric: true },
      ],
      rows: lines,
      labelledBy: "weights-title",
    }),
  }
}

const unknownCell = (): Markup => html`<td class="n unknown">${bilingual(reportTexts.unknownWeight)}</td>`

function shareCell(weight: Weight): Markup {
  if (weight === null) return unknownCell()
  if (typeof weight === "number") return numberCell(weight, 4)
  const known = weight.filter((value) => value !== null)
  if (known.length === 0) return numberCell(null, 4)
  const low = showNumber(
    known.reduce((a, b) => Math.min(a, b)),
    4,
  )
  const high = showNumber(
    known.reduce((a, b) => Math.max(a, b)),
    4,
  )
  return html`<td class="n">${low === high ? low : bilingual(fill(reportTexts.byEntity, { low, high }))}</td>`
}
