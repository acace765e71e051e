import { Alert, Button, Popconfirm, Tag } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { CountedOf, useCounted } from "../../components/CountedOf.tsx"
import { Moment } from "../../components/Moment.tsx"
import { Raw } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ValueOrigin } from "../../components/ValueOrigin.tsx"
import { QuestionDialog } from "./QuestionDialog.tsx"
import { type Column, isOpen, type Question, type RoundAnswer, type ZoneFigures } from "./round-types.ts"
import { useAction } from "./use-action.ts"

/** A zone's own figures, row by row: with unit and last period's value, to be confirmed or questioned. */
export function OwnFigures({ round }: { readonly round: RoundAnswer }) {
  const figures = useRoute("GET /api/rounds/:round/figures", { params: { round: round.id } })
  const questions = useRoute("GET /api/rounds/:round/questions", { params: { round: round.id } })
  return (
    <Query query={figures}>
      {({ zones }) => (
        <>
          {zones.map((zone) => (
            <Rows
              key={zone.organisation}
              round={round}
              zone={zone}
              questions={(questions.data?.questions ?? []).filter(
                (one) => one.organisation === zone.organisation && one.accepted === null,
              )}
            />
          ))}
        </>
      )}
    </Query>
  )
}

function Rows({
  round,
  zone,
  questions,
}: {
  readonly round: RoundAnswer
  readonly zone: ZoneFigures
  readonly questions: readonly Question[]
}) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<Column | null>(null)
  const counted = useCounted(round.pack, round.framework)
  const confirm = useAction(
    () =>
      call("POST /api/rounds/:round/confirm", {
        params: { round: round.id },
        body: { version: zone.version },
      }),
    { zh: "已确认", en: "Confirmed" },
  )
  const own = round.participants.find((one) => one.id === zone.organisation)
  const deadline = round.deadlines.find(({ kind }) => kind === "confirm")
  const missing = round.columns.filter((column) => (zone.figures[column.code] ?? null) === null).length
  const beforePeriod = zone.beforePeriod ?? t({ zh: "上期", en: "before" })
  return (
    <>
      {own?.confirmed === true ? (
        <Alert
          type="success"
          style={{ marginBottom: 8 }}
          title={
            <>
              {t({ zh: "已确认", en: "Confirmed" })} <Moment at={own.confirmedAt} />
              {t({ zh: `（第 ${zone.version} 版）`, en: ` (version ${zone.version})` })}
            </>
          }
        />
      ) : round.phase === "confirming" ? (
        <Alert
          type="info"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "请核对本园区数据，无误即确认，有误逐项提出疑问。",
            en: "Check your zone's figures: confirm them, or question those that are wrong.",
          })}
          description={
            <>
              {deadline === undefined ? null : (
                <div>
                  {t({ zh: "截止", en: "Until" })} <Moment at={deadline.at} />
                  {t({ zh: "（本机关设定，非法定期限）", en: " (the authority's own date)" })}
                </div>
              )}
              {t({
                zh: `共 ${round.columns.length} 项，缺失 ${missing} 项，疑问待处理 ${questions.length} 项。第 ${zone.version} 版。`,
                en: `${round.columns.length} figures, ${missing} missing, ${questions.length} questions undecided. Version ${zone.version}.`,
              })}
            </>
          }
          action={
            isOpen(round, "confirm") ? (
              <Popconfirm
                title={t({ zh: "确认全部数据无误？", en: "Are all figures right?" })}
                onConfirm={() => confirm.mutate(undefined)}
              >
                <Button type="primary" loading={confirm.isPending}>
                  {t({ zh: "确认本园区数据", en: "Confirm our figures" })}
                </Button>
              </Popconfirm>
            ) : null
          }
        />
      ) : null}
      <PlainTable
        caption={t({
          zh: `${zone.name}：${round.period} 期数据`,
          en: `${zone.name}: figures of ${round.period}`,
        })}
        keyOf={(column) => column.code}
        rows={round.columns}
        maxHeight="70vh"
        columns={[
          { key: "number", title: t({ zh: "编号", en: "No." }), cell: (column) => column.number ?? "" },
          {
            key: "label",
            title: t({ zh: "指标", en: "Indicator" }),
            heading: true,
            cell: (column) => (
              <>
                {t(column.label)}{" "}
                <CountedOf
                  counted={counted}
                  code={column.code}
                  label={t(column.label)}
                  pack={round.pack}
                  zone={zone.organisation}
                  period={round.period}
                />
              </>
            ),
          },
          { key: "unit", title: t({ zh: "单位", en: "Unit" }), cell: (column) => column.unit ?? "" },
          {
            key: "before",
            title: beforePeriod,
            number: true,
            cell: (column) => <Raw value={zone.before?.[column.code]} />,
          },
          {
            key: "now",
            title: round.period,
            number: true,
            cell: (column) => (
              <>
                <Raw value={zone.figures[column.code]} />{" "}
                {round.dataDigest === null && zone.version === 1 ? null : (
                  <ValueOrigin
                    name={`${t(column.label)} ${round.period}`}
                    value={{ round: round.id, organisation: zone.organisation, code: column.code }}
                  />
                )}
              </>
            ),
          },
          {
            key: "change",
            title: t({ zh: "变动", en: "Change" }),
            number: true,
            cell: (column) => changeOf(zone.before?.[column.code], zone.figures[column.code]),
          },
          {
            key: "question",
            title: t({ zh: "疑问", en: "Question" }),
            cell: (column) => {
              const open = questions.find((one) => one.column === column.code)
              if (open !== undefined)
                return (
                  <Tag color="gold">
                    {t({ zh: "待处理：建议", en: "Undecided: proposed" })} {open.proposed ?? "—"}
                  </Tag>
                )
              return isOpen(round, "question") ? (
                <button type="button" className="plain-button" onClick={() => setAsked(column)}>
                  {t({ zh: "提出疑问", en: "Question" })}
                  <span className="visually-hidden"> {t(column.label)}</span>
                </button>
              ) : null
            },
          },
        ]}
      />
      {asked === null ? null : (
        <QuestionDialog
          round={round}
          column={asked}
          present={zone.figures[asked.code] ?? null}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** Change on the period before in per cent; nothing where it cannot be told. */
function changeOf(before: number | null | undefined, now: number | null | undefined): string {
  if (before === null || before === undefined || now === null || now === undefined || before === 0) return ""
  const change = (now / before - 1) * 100
  return `${change > 0 ? "+" : ""}${change.toFixed(1)} %`
}
