import { Tag } from "antd"
import dayjs from "dayjs"
import { purposes, purposeWords, roles, roleWords } from "#access"
import type { auditRoutes, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { actionWords, objectWords } from "./action-words.ts"

export type AuditEntry = ResponseOf<(typeof auditRoutes)["GET /api/audit"]>["entries"][number]

/** Rows of the trail: who did what to which object for which purpose, and the link that seals each. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useLanguage()
  const roleText = (word: string) => {
    const role = roles.find((one) => one === word)
    if (role !== undefined) return t(roleWords[role])
    return word === "system" ? t({ zh: "系统", en: "System" }) : t({ zh: "未登录", en: "Not signed in" })
  }
  const purposeText = (word: string) => {
    const purpose = purposes.find((one) => one === word)
    return purpose === undefined ? word : t(purposeWords[purpose])
  }
  return (
    <PlainTable
      caption={t({ zh: "审计记录，最新的在前", en: "Audit trail, newest first" })}
      hideCaption
      rows={entries}
      keyOf={(entry) => entry.id}
      empty={t({ zh: "没有符合条件的记录", en: "No record matches" })}
      columns={[
        {
          key: "at",
          title: t({ zh: "时间", en: "Time" }),
          heading: true,
          cell: (entry) => (
            <time dateTime={entry.at} title={entry.at} style={{ whiteSpace: "nowrap" }}>
              {dayjs(entry.at).format("YYYY-MM-DD HH:mm:ss")}
            </time>
          ),
        },
        {
          key: "person",
          title: t({ zh: "人员", en: "Person" }),
          cell: (entry) => (
            <>
              {entry.personName ?? entry.person}
              <div className="muted">
                {roleText(entry.role)}
                {entry.organisation === "" ? "" : ` · ${entry.organisationName ?? entry.organisation}`}
              </div>
            </>
          ),
        },
        {
          key: "action",
          title: t({ zh: "操作", en: "Action" }),
          cell: (entry) => {
            const words = actionWords(entry.action)
            return (
              <>
                {words === null ? null : <div>{t(words)}</div>}
                <code>{entry.action}</code>
              </>
            )
          },
        },
        {
          key: "object",
          title: t({ zh: "对象", en: "Object" }),
          cell: (entry) => (
            <>
              {t(objectWords(entry.objectKind))} <span className="audit-hash">{entry.objectId}</span>
              {entry.detail === "{}" ? null : (
                <details className="audit-detail">
                  <summary>{t({ zh: "详情", en: "Detail" })}</summary>
                  <span className="audit-hash">{entry.detail}</span>
                </details>
              )}
            </>
          ),
        },
        {
          key: "purpose",
          title: t({ zh: "用途", en: "Purpose" }),
          cell: (entry) => purposeText(entry.purpose),
        },
        {
          key: "seal",
          title: t({ zh: "封存", en: "Seal" }),
          cell: (entry) =>
            entry.seq === null ? (
              <Tag color="gold">{t({ zh: "待封存", en: "not yet sealed" })}</Tag>
            ) : (
              <details className="audit-detail">
                <summary>{t({ zh: `第 ${entry.seq} 环`, en: `Link ${entry.seq}` })}</summary>
                <span className="audit-hash">
                  {entry.hash}
                  <br />
                  {entry.sealedAt}
                </span>
              </details>
            ),
        },
      ]}
    />
  )
}
