import { Button, Tag } from "antd"
import { useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { type Decided, DecisionDialog } from "./DecisionDialog.tsx"
import { ObjectionDialog } from "./ObjectionDialog.tsx"
import { isOpen, type Objection, type RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

/** Objections of the notice with their decisions; filed and decided here. */
export function ObjectionsTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/rounds/:round/objections", { params: { round: round.id } })
  const [asked, setAsked] = useState<Objection | null>(null)
  const [filing, setFiling] = useState(false)
  const decide = useAction(
    ({ accepted, reason, corrections }: Decided) =>
      call("POST /api/rounds/:round/objections/:objection/decision", {
        params: { round: round.id, objection: asked?.id ?? "" },
        body: { accepted, reason, corrections: accepted ? corrections.map((one) => ({ ...one })) : [] },
      }),
    { zh: "已处理", en: "Decided" },
    () => setAsked(null),
  )
  const labelOf = (code: string) =>
    t(round.columns.find((one) => one.code === code)?.label ?? { zh: code, en: code })
  return (
    <Query query={query}>
      {({ objections }) => (
        <>
          {isOpen(round, "object") ? (
            <Button type="primary" style={{ marginBottom: 8 }} onClick={() => setFiling(true)}>
              {t({ zh: "实名提出异议", en: "Object, by real name" })}
            </Button>
          ) : null}
          <PlainTable
            caption={t({ zh: "异议", en: "Objections" })}
            keyOf={(row) => row.id}
            rows={objections}
            empty={t({ zh: "没有异议", en: "No objections" })}
            columns={[
              { key: "zone", title: t({ zh: "园区", en: "Zone" }), heading: true, cell: (row) => row.name },
              {
                key: "objector",
                title: t({ zh: "异议人", en: "Objector" }),
                cell: (row) => `${row.objector} ${row.contact}`,
              },
              {
                key: "statement",
                title: t({ zh: "内容", en: "Statement" }),
                cell: (row) => (
                  <>
                    {row.columns.length === 0 ? null : <b>{row.columns.map(labelOf).join("、")}：</b>}
                    {row.statement}{" "}
                    {row.evidence === null ? null : (
                      <a
                        download
                        href={addressOf("GET /api/rounds/:round/evidence/:file", {
                          round: round.id,
                          file: row.evidence,
                        })}
                      >
                        {row.evidenceName}
                      </a>
                    )}
                  </>
                ),
              },
              {
                key: "filed",
                title: t({ zh: "提出时间", en: "Filed" }),
                cell: (row) => <Moment at={row.filedAt} />,
              },
              {
                key: "decision",
                title: t({ zh: "处理", en: "Decision" }),
                cell: (row) =>
                  row.accepted !== null ? (
                    <>
                      <Tag color={row.accepted ? "green" : "default"}>
                        {row.accepted
                          ? t({ zh: "采纳", en: "Accepted" })
                          : t({ zh: "不采纳", en: "Rejected" })}
                      </Tag>
                      {(row.corrections ?? []).map((one) => (
                        <div key={one.column}>
                          {labelOf(one.column)} → {one.value ?? "—"}
                        </div>
                      ))}
                      {row.decision} <Moment at={row.decidedAt} />
                    </>
                  ) : isOpen(round, "decide-objection") ? (
                    <Button size="small" type="primary" onClick={() => setAsked(row)}>
                      {t({ zh: "处理", en: "Decide" })}
                    </Button>
                  ) : (
                    <Tag color="gold">{t({ zh: "待处理", en: "Undecided" })}</Tag>
                  ),
              },
            ]}
          />
          {asked === null ? null : (
            <DecisionDialog
              key={asked.id}
              title={`${t({ zh: "处理异议", en: "Decide the objection" })}：${asked.name}`}
              columns={round.columns.filter(({ code }) => asked.columns.includes(code))}
              proposed={{}}
              busy={decide.isPending}
              onDecide={(decided) => decide.mutate(decided)}
              onClose={() => setAsked(null)}
            />
          )}
          {filing ? <ObjectionDialog round={round} onClose={() => setFiling(false)} /> : null}
        </>
      )}
    </Query>
  )
}
