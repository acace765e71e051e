import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import type { ReactNode } from "react"
import { useLanguage } from "../../app/language.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { EnterpriseTag } from "./EnterpriseLink.tsx"
import { expiryWords, type RecordView, type Register, stateWords, valueText } from "./register-words.ts"

/** Most columns that a list shows beside name, zone and state; the rest stands on the record's own page. */
const most = 4

/** Records as lines: what they are called, whom they count for, the fields that tell most, and where they stand. */
export function RecordsTable({
  register,
  records,
  caption,
  empty,
}: {
  readonly register: Register
  readonly records: readonly RecordView[]
  readonly caption: string
  readonly empty?: ReactNode
}) {
  const { t } = useLanguage()
  const { roles } = register
  const own = new Set([roles.name, roles.zone, roles.validTo, roles.proof])
  const fields = register.fields
    .filter((field) => !own.has(field.code) && !field.restricted)
    .sort((a, b) => weight(register, a.code) - weight(register, b.code))
    .slice(0, most)
  const ends = register.validYears !== null || roles.validTo !== undefined
  return (
    <PlainTable
      caption={caption}
      rows={records}
      keyOf={(record) => record.id}
      empty={empty}
      columns={[
        {
          key: "name",
          title: t(
            register.fields.find((field) => field.code === roles.name)?.label ?? { zh: "名称", en: "Name" },
          ),
          heading: true,
          width: "24%",
          cell: (record) => (
            <>
              <Link to="/registers/$register/records/$id" params={{ register: register.id, id: record.id }}>
                {record.name}
              </Link>
              <EnterpriseTag record={record} />
            </>
          ),
        },
        {
          key: "zone",
          title: t({ zh: "园区", en: "Zone" }),
          cell: (record) =>
            record.zone === null ? (
              <span className="muted">{t({ zh: "未对应", en: "none" })}</span>
            ) : (
              <Link className="zone-name" to="/zones/$code" params={{ code: record.zone }}>
                {record.zoneName ?? record.zone}
              </Link>
            ),
        },
        ...fields.map((field) => ({
          key: field.code,
          title: t(field.label),
          ...(field.type === "number" ? { number: true as const } : {}),
          cell: (record: RecordView) => {
            const text = valueText(field, record.values[field.code])
            if (text === null) return <span className="muted">—</span>
            return field.type === "date" ? <span className="day">{t(text)}</span> : t(text)
          },
        })),
        ...(ends
          ? [
              {
                key: "to",
                title: t({ zh: "有效期至", en: "Valid to" }),
                cell: (record: RecordView) => (
                  <>
                    <span className="day">{record.validTo ?? "—"}</span>{" "}
                    {record.expiry === null || record.expiry === "valid" ? null : (
                      <Tag color={expiryWords[record.expiry].color}>{t(expiryWords[record.expiry])}</Tag>
                    )}
                  </>
                ),
              },
            ]
          : []),
        {
          key: "state",
          title: t({ zh: "状态", en: "State" }),
          cell: (record) =>
            record.origin === "public" ? (
              <OriginBadge origin="public" />
            ) : (
              <Tag color={stateWords[record.state].color}>{t(stateWords[record.state])}</Tag>
            ),
        },
      ]}
    />
  )
}

/** Fields by how much they tell: level, first day, number, then as they stand. */
function weight({ roles, key, fields }: Register, code: string): number {
  if (code === roles.level) return 0
  const at = fields.findIndex((field) => field.code === code)
  if (fields[at]?.type === "choice") return 10 + at
  if (key.includes(code)) return 20 + at
  if (code === roles.validFrom) return 30
  return (code === roles.uscc ? 80 : 50) + at
}
