import { Button, Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import { NumberInput } from "../../components/NumberInput.tsx"
import {
  bandsText,
  changeNode,
  type DocumentNode,
  groupsFor,
  readBands,
  ruleWords,
} from "./document-edits.ts"

/** Everything of one node that the tree has no room for. */
export function NodeDetail({
  nodes,
  node,
  onChange,
}: {
  readonly nodes: readonly DocumentNode[]
  readonly node: DocumentNode
  readonly onChange: (nodes: DocumentNode[], selected: string) => void
}) {
  const { t } = useLanguage()
  const change = (part: Partial<DocumentNode>) =>
    onChange(changeNode(nodes, node.code, part), part.code ?? node.code)
  const text = (key: "number" | "unit" | "definition" | "value" | "source", label: string, rows = 1) => (
    <Field label={label}>
      {rows > 1 ? (
        <textarea
          rows={rows}
          value={node[key] ?? ""}
          onChange={(event) => change({ [key]: event.target.value || null })}
        />
      ) : (
        <input value={node[key] ?? ""} onChange={(event) => change({ [key]: event.target.value || null })} />
      )}
    </Field>
  )
  const indicator = node.kind === "indicator"
  return (
    <section className="panel node-detail" aria-label={t({ zh: "所选指标", en: "Selected node" })}>
      <h2>{node.label}</h2>
      <Field label={t({ zh: "代码（公式里用）", en: "Code (in formulas)" })}>
        <input
          defaultValue={node.code}
          key={node.code}
          onBlur={(event) => {
            const code = event.target.value.trim()
            if (code !== "" && code !== node.code) change({ code })
          }}
        />
      </Field>
      <Field label={t({ zh: "属于", en: "Belongs to" })}>
        <select
          value={node.parent ?? ""}
          onChange={(event) => change({ parent: event.target.value === "" ? null : event.target.value })}
        >
          <option value="">{t({ zh: "（顶层）", en: "(top)" })}</option>
          {groupsFor(nodes, node.code).map((group) => (
            <option key={group.code} value={group.code}>
              {group.label}
            </option>
          ))}
        </select>
      </Field>
      {text("number", t({ zh: "编号", en: "Number" }))}
      {text("definition", t({ zh: "定义", en: "Definition" }), 2)}
      {indicator ? (
        <>
          {text(
            "value",
            t({ zh: "公式，如 sum(qj20) / sum(qc05_0) * 100", en: "Formula over survey codes" }),
            2,
          )}
          {text("source", t({ zh: "数据来源", en: "Source of the figure" }))}
          {node.scoring.length === 0 ? null : (
            <div className="scoring">
              <strong>{t({ zh: "评分原文", en: "Rules as they stand" })}</strong>
              <ul>
                {node.scoring.map((one) => (
                  <li key={one.cell}>
                    {one.header}：{one.text} <span className="muted">{one.cell}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {node.proposed === null ? null : (
            <div className="proposed">
              <Tag color="gold">{t({ zh: "待确认", en: "to confirm" })}</Tag>
              {t(ruleWords(node.proposed))}
              <Button
                size="small"
                type="primary"
                onClick={() =>
                  change({
                    threshold: node.proposed?.threshold ?? null,
                    bands: node.proposed?.bands ?? null,
                    line: node.proposed?.line ?? null,
                    proposed: null,
                  })
                }
              >
                {t({ zh: "确认", en: "Confirm" })}
              </Button>
              <Button size="small" onClick={() => change({ proposed: null })}>
                {t({ zh: "不用", en: "Not so" })}
              </Button>
            </div>
          )}
          <Field label={t({ zh: "满分起点", en: "Full marks from" })}>
            <NumberInput
              label={t({ zh: "满分起点", en: "Full marks from" })}
              value={node.threshold}
              onChange={(threshold) => change({ threshold })}
            />
          </Field>
          <Points
            node={node}
            field="bands"
            label={t({ zh: "分档（起点: 得分; …）", en: "Bands (from: points; …)" })}
            change={change}
          />
          <Points
            node={node}
            field="line"
            label={t({ zh: "得分线（端点: 得分; 端点: 得分）", en: "Line (end: points; end: points)" })}
            change={change}
          />
        </>
      ) : null}
      <span className="muted">
        {node.cell === null
          ? t({ zh: "手工添加", en: "added by hand" })
          : t({ zh: `出自 ${node.cell}`, en: `from ${node.cell}` })}
      </span>
    </section>
  )
}

/** Pairs of values and points, kept when they can be read. */
function Points({
  node,
  field,
  label,
  change,
}: {
  readonly node: DocumentNode
  readonly field: "bands" | "line"
  readonly label: string
  readonly change: (part: Partial<DocumentNode>) => void
}) {
  return (
    <Field label={label}>
      <input
        key={`${node.code}${bandsText(node[field])}`}
        defaultValue={bandsText(node[field])}
        onBlur={(event) => {
          const given = event.target.value.trim()
          const read = given === "" ? null : readBands(given)
          const fits = given === "" || (read !== null && (field === "bands" || read.length === 2))
          if (fits) change({ [field]: read })
          else event.target.setAttribute("aria-invalid", "true")
        }}
      />
    </Field>
  )
}
