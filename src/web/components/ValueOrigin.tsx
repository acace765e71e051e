import { Popover } from "antd"
import { type ReactNode, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { missingWords } from "#imports"
import { useLanguage } from "../app/language.tsx"
import { useRoute } from "../app/use-route.ts"
import { Moment } from "./Moment.tsx"
import { Raw } from "./Num.tsx"
import "./imports/imports.css"

export interface ValueAt {
  /** Number or digest of the table. */
  readonly dataset: string
  readonly entity: string
  readonly period?: string | null | undefined
  readonly code: string
}

/** A figure of a round: known to whom it concerns, whoever brought the table in. */
export interface FigureAt {
  readonly round: string
  readonly organisation: string
  readonly code: string
}

/** A small button at a value: where it stood in the file that it was imported from. */
export function ValueOrigin({ value, name }: { readonly value: ValueAt | FigureAt; readonly name: string }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const word = t({ zh: "出处", en: "source" })
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t({ zh: `${name} 的出处`, en: `Where ${name} stood` })}
      content={
        !open ? null : "round" in value ? <FigureLines figure={value} /> : <OriginLines value={value} />
      }
    >
      <button
        type="button"
        className="origin-button"
        aria-label={t({ zh: `${name}：出处`, en: `${name}: where from` })}
      >
        {word}
      </button>
    </Popover>
  )
}

/** File, sheet, cell, text, factor; that there is none is said too. */
export function OriginLines({ value }: { readonly value: ValueAt }) {
  const query = useRoute("GET /api/datasets/:id/origin", {
    params: { id: value.dataset },
    query: {
      entity: value.entity,
      code: value.code,
      ...(value.period === null || value.period === undefined ? {} : { period: value.period }),
    },
  })
  return <Answered pending={query.isPending} found={query.data} opens />
}

/** A zone sees where its figure stood, but not the rest of that file. */
function FigureLines({ figure: { round, organisation, code } }: { readonly figure: FigureAt }) {
  const query = useRoute("GET /api/rounds/:round/figures/:organisation/:code/source", {
    params: { round, organisation, code },
  })
  return <Answered pending={query.isPending} found={query.data} />
}

type Found =
  | ResponseOf<Contracts["GET /api/datasets/:id/origin"]>
  | ResponseOf<Contracts["GET /api/rounds/:round/figures/:organisation/:code/source"]>

function Answered({
  pending,
  found,
  opens = false,
}: {
  readonly pending: boolean
  readonly found: Found | undefined
  /** Whether the reader may open the import. */
  readonly opens?: boolean
}) {
  const { t } = useLanguage()
  if (pending) return <output>{t({ zh: "正在查找…", en: "Looking …" })}</output>
  if (found === undefined || found === null)
    return (
      <p style={{ margin: 0, maxWidth: 320 }}>
        {t({
          zh: "没有单元格出处：这张表是直接上传的，或文件没有给出这个数值。",
          en: "No cell is known: the table was uploaded as it is, or the file does not give this value.",
        })}
      </p>
    )
  if (found.kind === "correction")
    return (
      <Lines
        lines={[
          [t({ zh: "改动", en: "Changed" }), <Moment at={found.at} key="at" />],
          [t({ zh: "版次", en: "Version" }), String(found.version)],
          [t({ zh: "原值", en: "Before" }), <Raw value={found.before} key="before" />],
          [t({ zh: "现值", en: "Now" }), <Raw value={found.value} key="now" />],
          [t({ zh: "理由", en: "Reason" }), found.reason],
        ]}
      />
    )
  if (found.kind === "count")
    return (
      <Lines
        lines={[
          [
            t({ zh: "台账", en: "Register" }),
            <a href={`/registers/${found.register.id}`} key="register">
              {t(found.register.title)}
            </a>,
          ],
          [t({ zh: "记录", en: "Records" }), t({ zh: `${found.records} 条`, en: String(found.records) })],
          [t({ zh: "算法", en: "Count" }), <code key="count">{found.expression}</code>],
          [t({ zh: "时期", en: "Period" }), found.period],
          [t({ zh: "值", en: "Value" }), found.value ?? (found.reason === null ? "—" : t(found.reason))],
          [
            t({ zh: "口径", en: "Basis" }),
            found.basis === "signed-off"
              ? t({ zh: "审核通过的记录", en: "records signed off" })
              : t({ zh: "在册记录", en: "records that stand" }),
          ],
        ]}
      />
    )
  if (found.kind === "survey") {
    const { survey, snapshot, pack, framework, zone, indicator } = found
    const at = new URLSearchParams({ pack, framework, zone, indicator })
    return (
      <Lines
        lines={[
          [
            t({ zh: "统计调查", en: "Survey" }),
            <a href={`/surveys/${survey}/snapshots/${snapshot}?${at}`} key="survey">
              {t(found.title)}
            </a>,
          ],
          [t({ zh: "时期", en: "Period" }), found.period],
          [t({ zh: "快照", en: "Snapshot" }), String(snapshot)],
          [t({ zh: "指标", en: "Indicator" }), <code key="indicator">{indicator}</code>],
          ...(found.reason === null ? [] : ([[t({ zh: "缺失", en: "Missing" }), t(found.reason)]] as const)),
          [t({ zh: "交出", en: "Handed on" }), <Moment at={found.releasedAt} key="at" />],
          [
            "SHA-256",
            <span className="cell-ref" key="digest" title={found.manifestDigest}>
              {found.manifestDigest.slice(0, 16)}…
            </span>,
          ],
        ]}
      />
    )
  }
  const reason = found.missing as keyof typeof missingWords | null
  const lines: [string, ReactNode][] = [
    [
      t({ zh: "文件", en: "File" }),
      opens ? (
        <a href={`/imports/${found.import}`} key="file">
          {found.file}
        </a>
      ) : (
        found.file
      ),
    ],
    [t({ zh: "工作表", en: "Sheet" }), found.sheet ?? "—"],
    [t({ zh: "单元格", en: "Cell" }), found.cell],
    [t({ zh: "表头", en: "Header" }), found.header],
    [
      t({ zh: "原文", en: "Text as it stood" }),
      found.text === "" ? t({ zh: "（空白）", en: "(blank)" }) : found.text,
    ],
    [
      t({ zh: "读作", en: "Read as" }),
      found.value ??
        `${t({ zh: "缺失", en: "missing" })}${reason === null ? "" : `：${t(missingWords[reason])}`}`,
    ],
    [
      t({ zh: "换算", en: "Conversion" }),
      found.factor === null ? t({ zh: "无", en: "none" }) : t(found.factor),
    ],
    [t({ zh: "方案", en: "Profile" }), found.profile === null ? "—" : t(found.profile)],
    [
      t({ zh: "导入", en: "Imported" }),
      <span key="when">
        <Moment at={found.importedAt} /> {found.importedBy}
      </span>,
    ],
    [
      "SHA-256",
      <span className="cell-ref" key="digest" title={found.digest}>
        {found.digest.slice(0, 16)}…
      </span>,
    ],
  ]
  return <Lines lines={lines} />
}

function Lines({ lines }: { readonly lines: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl
      style={{ display: "grid", gridTemplateColumns: "auto 1fr", gap: "2px 12px", margin: 0, maxWidth: 420 }}
    >
      {lines.flatMap(([term, text]) => [
        <dt key={`${term} dt`} className="muted">
          {term}
        </dt>,
        <dd key={`${term} dd`} style={{ margin: 0, overflowWrap: "anywhere" }}>
          {text}
        </dd>,
      ])}
    </dl>
  )
}
