import { Button } from "antd"
import type { ApiIssue } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { NumberInput } from "../../components/NumberInput.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { addNode, changeNode, type DocumentNode, depthOf, moveNode, removeNode } from "./document-edits.ts"

/** The tree as a table: what is changed most stands in it, the rest beside it. */
export function DocumentTree({
  nodes,
  issues,
  selected,
  onSelect,
  onChange,
}: {
  readonly nodes: readonly DocumentNode[]
  readonly issues: readonly ApiIssue[]
  readonly selected: string | null
  readonly onSelect: (code: string) => void
  readonly onChange: (nodes: DocumentNode[], selected?: string) => void
}) {
  const { t, language } = useLanguage()
  const change = (node: DocumentNode, part: Partial<DocumentNode>) =>
    onChange(changeNode(nodes, node.code, part))
  const add = (parent: string | null, kind: DocumentNode["kind"]) => {
    const label =
      kind === "indicator" ? t({ zh: "新指标", en: "New indicator" }) : t({ zh: "新的一组", en: "New group" })
    const added = addNode(nodes, parent, kind, label)
    onChange(added.nodes, added.code)
  }
  const ofNode = (node: DocumentNode) => issues.filter((one) => one.values.node === node.code)
  return (
    <>
      <PlainTable
        caption={t({ zh: "指标树", en: "The tree" })}
        hideCaption
        rows={nodes}
        keyOf={(node, i) => `${node.code}-${i}`}
        columns={[
          {
            key: "label",
            title: t({ zh: "指标", en: "Indicator" }),
            heading: true,
            cell: (node) => (
              <div style={{ paddingInlineStart: depthOf(nodes, node) * 16, display: "flex", gap: 4 }}>
                <input
                  aria-label={t({ zh: `${node.label} 的名称`, en: `Name of ${node.label}` })}
                  className={node.kind === "aggregate" ? "group-name" : "node-name"}
                  value={node.label}
                  onFocus={() => onSelect(node.code)}
                  onChange={(event) => change(node, { label: event.target.value })}
                />
              </div>
            ),
          },
          {
            key: "weight",
            title: t({ zh: "权重或分值", en: "Weight or points" }),
            number: true,
            cell: (node) => (
              <NumberInput
                label={t({ zh: `${node.label} 的权重`, en: `Weight of ${node.label}` })}
                placeholder={t({ zh: "未知", en: "unknown" })}
                value={node.weight}
                onChange={(weight) => change(node, { weight })}
              />
            ),
          },
          {
            key: "unit",
            title: t({ zh: "单位", en: "Unit" }),
            cell: (node) =>
              node.kind === "aggregate" ? null : (
                <input
                  aria-label={t({ zh: `${node.label} 的单位`, en: `Unit of ${node.label}` })}
                  size={8}
                  value={node.unit ?? ""}
                  onFocus={() => onSelect(node.code)}
                  onChange={(event) => change(node, { unit: event.target.value || null })}
                />
              ),
          },
          {
            key: "direction",
            title: t({ zh: "方向", en: "Direction" }),
            cell: (node) =>
              node.kind === "aggregate" ? null : (
                <select
                  aria-label={t({ zh: `${node.label} 的方向`, en: `Direction of ${node.label}` })}
                  value={node.direction}
                  onChange={(event) =>
                    change(node, { direction: event.target.value as DocumentNode["direction"] })
                  }
                >
                  <option value="higher-is-better">{t({ zh: "越大越好", en: "higher" })}</option>
                  <option value="lower-is-better">{t({ zh: "越小越好", en: "lower" })}</option>
                </select>
              ),
          },
          {
            key: "issues",
            title: t({ zh: "检查", en: "Check" }),
            cell: (node) => (
              <span className="checks">
                {ofNode(node).map((one) => (
                  <span key={`${one.code}${one.path}`} className={`check-${one.severity}`}>
                    {one.text[language].replace(`${one.path}：`, "").replace(`${one.path}: `, "")}
                  </span>
                ))}
              </span>
            ),
          },
          {
            key: "actions",
            title: t({ zh: "操作", en: "Actions" }),
            cell: (node) => (
              <span className="row-actions">
                <Small
                  label={t({ zh: `上移 ${node.label}`, en: `Move ${node.label} up` })}
                  onClick={() => onChange(moveNode(nodes, node.code, -1))}
                >
                  ↑
                </Small>
                <Small
                  label={t({ zh: `下移 ${node.label}`, en: `Move ${node.label} down` })}
                  onClick={() => onChange(moveNode(nodes, node.code, 1))}
                >
                  ↓
                </Small>
                {node.kind === "aggregate" ? (
                  <Small
                    label={t({ zh: `在 ${node.label} 下添指标`, en: `Add an indicator to ${node.label}` })}
                    onClick={() => add(node.code, "indicator")}
                  >
                    ＋
                  </Small>
                ) : null}
                <Small
                  label={t({ zh: `删去 ${node.label}`, en: `Remove ${node.label}` })}
                  onClick={() => onChange(removeNode(nodes, node.code))}
                >
                  ×
                </Small>
                <Small
                  label={t({ zh: `${node.label} 的详情`, en: `Details of ${node.label}` })}
                  pressed={selected === node.code}
                  onClick={() => onSelect(node.code)}
                >
                  …
                </Small>
              </span>
            ),
          },
        ]}
      />
      <div style={{ display: "flex", gap: 8, padding: 8 }}>
        <Button size="small" onClick={() => add(null, "aggregate")}>
          {t({ zh: "添一组", en: "Add a group" })}
        </Button>
        <Button size="small" onClick={() => add(null, "indicator")}>
          {t({ zh: "在顶层添指标", en: "Add an indicator at the top" })}
        </Button>
      </div>
    </>
  )
}

function Small({
  label,
  pressed,
  onClick,
  children,
}: {
  readonly label: string
  readonly pressed?: boolean
  readonly onClick: () => void
  readonly children: string
}) {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  )
}
