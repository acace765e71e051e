import { Link } from "@tanstack/react-router"
import { Alert, Button, Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { AcceptedMany, QueueSurvey } from "./review-types.ts"

/** Accepts the picked returns, or all that wait; tells which were not accepted, and why. */
export function AcceptBar({
  survey,
  within,
  picked,
  onDone,
}: {
  readonly survey: QueueSurvey
  /** A place; empty: all. */
  readonly within: string
  readonly picked: ReadonlyMap<string, number>
  readonly onDone: () => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [asking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<AcceptedMany | null>(null)
  const accept = async (units: readonly { unit: string; revision: number }[] | null) => {
    const done = await run(async () => {
      setAnswer(
        await call("POST /api/reviews/:survey/accept", {
          params: { survey: survey.id },
          body: {
            units: units === null ? null : [...units],
            ...(units === null && within !== "" ? { within } : {}),
          },
        }),
      )
    })
    setAsking(false)
    if (done) onDone()
  }
  const isOpen = survey.phase === "open"
  return (
    <>
      <Button
        type="primary"
        size="small"
        disabled={picked.size === 0 || !isOpen}
        loading={busy}
        onClick={() => void accept([...picked].map(([unit, revision]) => ({ unit, revision })))}
      >
        {t({ zh: `通过所选（${picked.size}）`, en: `Accept picked (${picked.size})` })}
      </Button>
      <Button
        size="small"
        disabled={survey.waiting === 0 || !isOpen}
        loading={busy}
        onClick={() => setAsking(true)}
      >
        {t({ zh: "通过全部无未说明错误的", en: "Accept all without unexplained errors" })}
      </Button>
      {isOpen ? null : (
        <span className="muted">
          {t({ zh: "调查期未开启填报，不能审核", en: "The period is not open: nothing can be decided" })}
        </span>
      )}
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Modal
        open={asking}
        title={t({ zh: "批量通过", en: "Accept many" })}
        onCancel={() => setAsking(false)}
        onOk={() => void accept(null)}
        okButtonProps={{ loading: busy }}
        okText={t({ zh: "通过", en: "Accept" })}
      >
        {t({
          zh: `${within === "" ? "您所辖的" : "所选地区的"}待本级审核报表中，错误项都有说明的将全部通过；有未说明错误项的留下，并列出原因。未逐一查看的数据由您负责审核。`,
          en: "Of the returns that wait for your level, those whose errors are all explained are accepted; the others stay and are listed with the reason. You answer for figures you did not open.",
        })}
      </Modal>
      {answer === null ? null : (
        <Alert
          style={{ flexBasis: "100%" }}
          type={answer.held.length > 0 || answer.more > 0 ? "warning" : "success"}
          closable={{ onClose: () => setAnswer(null) }}
          title={
            <output>
              {t({ zh: `已通过 ${answer.accepted} 家`, en: `${answer.accepted} accepted` })}
              {answer.held.length > 0
                ? t({ zh: `，${answer.held.length} 家没有通过`, en: `, ${answer.held.length} not` })
                : ""}
              {answer.more > 0
                ? t({
                    zh: `；还有 ${answer.more} 家，请再办理一次`,
                    en: `; ${answer.more} more: do it again`,
                  })
                : ""}
            </output>
          }
          description={
            answer.held.length === 0 ? null : (
              <PlainTable
                caption={t({ zh: "没有通过的报表和原因", en: "Not accepted, and why" })}
                maxHeight={220}
                rows={answer.held}
                keyOf={({ unit }) => unit}
                columns={[
                  {
                    key: "name",
                    title: t({ zh: "单位", en: "Unit" }),
                    heading: true,
                    cell: (one) => (
                      <Link to="/reviews/$survey/$unit" params={{ survey: survey.id, unit: one.unit }}>
                        {one.name}
                      </Link>
                    ),
                  },
                  { key: "why", title: t({ zh: "原因", en: "Why" }), cell: (one) => t(one.why) },
                ]}
              />
            )
          }
        />
      )}
    </>
  )
}
