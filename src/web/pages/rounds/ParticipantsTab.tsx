import { Progress, Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import type { RoundAnswer } from "./round-types.ts"

/** Who takes part and how far the confirming is; whoever is to be reminded stands first. */
export function ParticipantsTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const asked = round.participants.some(({ version }) => version !== null)
  const order = (one: RoundAnswer["participants"][number]) =>
    one.openQuestions > 0 ? 0 : one.confirmed === true ? 2 : 1
  const rows = [...round.participants].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
  return (
    <>
      {asked ? (
        <div style={{ maxWidth: 480, marginBottom: 8 }}>
          {t({
            zh: `已确认 ${round.confirmed}/${round.zones} 个园区`,
            en: `${round.confirmed} of ${round.zones} zones have confirmed`,
          })}
          <Progress
            percent={Math.round((round.confirmed / Math.max(1, round.zones)) * 100)}
            aria-label={t({ zh: "确认进度", en: "Progress of confirming" })}
          />
        </div>
      ) : null}
      <PlainTable
        caption={t({ zh: "参评园区与确认进度", en: "Zones and their confirming" })}
        keyOf={(row) => row.id}
        rows={rows}
        maxHeight="70vh"
        columns={[
          { key: "name", title: t({ zh: "园区", en: "Zone" }), heading: true, cell: (row) => row.name },
          { key: "code", title: t({ zh: "代码", en: "Code" }), cell: (row) => row.id },
          {
            key: "state",
            title: t({ zh: "状态", en: "State" }),
            cell: (row) =>
              row.version === null ? (
                t({ zh: "未下发", en: "not asked yet" })
              ) : row.openQuestions > 0 ? (
                <Tag color="gold">
                  {t({ zh: `疑问 ${row.openQuestions} 项待处理`, en: `${row.openQuestions} questions` })}
                </Tag>
              ) : row.confirmed === true ? (
                <Tag color="green">{t({ zh: "已确认", en: "Confirmed" })}</Tag>
              ) : (
                <Tag>{t({ zh: "未确认", en: "Not confirmed" })}</Tag>
              ),
          },
          {
            key: "at",
            title: t({ zh: "确认时间", en: "Confirmed at" }),
            cell: (row) => <Moment at={row.confirmedAt} />,
          },
          {
            key: "version",
            title: t({ zh: "数据版次", en: "Version" }),
            number: true,
            cell: (row) => row.version ?? "—",
          },
        ]}
      />
    </>
  )
}
