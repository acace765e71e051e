import type { Actor } from "#access"
import { issue, type Language, Problem } from "#issues"
import type { FormHead } from "#returns"
import type { Signature, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { findRevision, type ReturnKey, readReturn } from "#services/surveys"
import { levelWords, type ReturnPhase, type ReviewLevel, returnPhaseWords } from "#surveys"
import type { PaperContext } from "./context.ts"
import type { PaperFile } from "./make-paper.ts"

/** What a respondent keeps of a revision that it submitted; the digest is of its figures. */
export interface Receipt {
  readonly survey: { readonly id: string; readonly zh: string; readonly en: string; readonly period: string }
  readonly example: boolean
  readonly unit: { readonly id: string; readonly name: string; readonly uscc: string | null }
  readonly forms: readonly FormHead[]
  readonly revision: number
  readonly digest: string
  readonly at: string
  readonly keyed: boolean
  readonly signature: Signature
  readonly cells: number
  readonly phase: ReturnPhase
  /** Whether it is the one that now stands. */
  readonly latest: boolean
  readonly accepted: readonly { readonly level: ReviewLevel; readonly at: string }[]
  /** What the QR code holds: the page that holds a receipt against what is kept. */
  readonly address: string
}

/** @throws Problem not-found, also for a return that is not open to the actor */
export async function readReceipt(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  number: number,
  { origin }: Pick<PaperContext, "origin">,
): Promise<Receipt> {
  const { survey, unit, state } = await readReturn(tx, actor, key)
  const revision = await findRevision(tx, key, number)
  if (revision === undefined)
    throw new Problem("not-found", [issue("error", "receipt-not-found", key.unit, { revision: number })])
  const latest = state.revision === number
  return {
    survey: { id: survey.id, zh: survey.title_zh, en: survey.title_en, period: survey.period },
    example: survey.example,
    unit: { id: unit.unit_id, name: unit.name, uscc: unit.uscc },
    forms: survey.forms,
    revision: number,
    digest: revision.digest,
    at: revision.at.toISOString(),
    keyed: revision.kind === "keyed",
    signature: revision.signature,
    cells: Object.keys(revision.values).length,
    phase: state.phase,
    latest,
    accepted: latest ? state.accepted.map(({ level, at }) => ({ level, at })) : [],
    address: `${origin}/receipts/${encodeURIComponent(key.survey)}/${encodeURIComponent(key.unit)}/${number}?digest=${revision.digest}`,
  }
}

/** The receipt as a Word document with the digest and a QR code. */
export async function writeReceipt(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  number: number,
  language: Language,
  context: PaperContext,
): Promise<PaperFile> {
  const receipt = await readReceipt(tx, actor, key, number, context)
  const zh = language === "zh"
  const { survey, unit, signature } = receipt
  const title = zh ? "统计报表报送回执" : "Receipt of a return"
  const reviewed = receipt.accepted.map(({ level, at }) => `${levelWords[level][language]} ${day(at)}`)
  const rows: [string, string][] = zh
    ? [
        ["调查期", `${survey.period} ${survey.zh}`],
        ["报送单位", unit.name],
        ["统一社会信用代码", unit.uscc ?? "—"],
        ["报表", receipt.forms.map(({ number: code, title: words }) => `${code} ${words.zh}`).join("；")],
        ["版次", `第 ${receipt.revision} 版${receipt.keyed ? "（代录）" : ""}`],
        ["上报时间（北京时间）", beijing(receipt.at)],
        ["填报项数", String(receipt.cells)],
        [
          "填表人 / 统计负责人 / 单位负责人",
          `${signature.filler} / ${signature.statisticsHead} / ${signature.head}`,
        ],
        ["现状", returnPhaseWords[receipt.phase].zh],
        ["已通过的审核", reviewed.join("；") || "—"],
        ["数据摘要（SHA-256）", receipt.digest],
      ]
    : [
        ["Period", `${survey.en} ${survey.period}`],
        ["Unit", unit.name],
        ["Unified social credit code", unit.uscc ?? "—"],
        ["Forms", receipt.forms.map(({ number: code, title: words }) => `${code} ${words.en}`).join("; ")],
        ["Revision", `${receipt.revision}${receipt.keyed ? " (keyed by a clerk)" : ""}`],
        ["Submitted (Beijing time)", beijing(receipt.at)],
        ["Cells", String(receipt.cells)],
        [
          "Filled in by / head of statistics / head",
          `${signature.filler} / ${signature.statisticsHead} / ${signature.head}`,
        ],
        ["State", returnPhaseWords[receipt.phase].en],
        ["Accepted by", reviewed.join("; ") || "—"],
        ["Digest of the figures (SHA-256)", receipt.digest],
      ]
  const content = await context.writePaper({
    title,
    ...(receipt.example ? { mark: "示例 · 虚构数据" } : {}),
    blocks: [
      { kind: "title", text: title },
      { kind: "fields", rows },
      { kind: "code", text: receipt.address, caption: zh ? "扫码核对本回执" : "Scan to check this receipt" },
    ],
  })
  await recordAction(tx, {
    action: "receipt.make",
    objectKind: "return",
    objectId: `${key.survey}/${key.unit}`,
    detail: { revision: number },
  })
  return {
    fileName: `${title}-${unit.name}-${survey.period}-${number}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content,
  }
}

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
})
const beijing = (at: string) => clock.format(new Date(at))
const day = (at: string) => beijing(at).slice(0, 10)
