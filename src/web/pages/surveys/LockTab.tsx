import { useNavigate } from "@tanstack/react-router"
import { Alert, Button, Popconfirm } from "antd"
import { useState } from "react"
import { type ReturnPhase, returnPhases, returnPhaseWords, surveyBarrierWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { Moment } from "../../components/Moment.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { Exports } from "./ChaseList.tsx"
import type { SurveyAnswer } from "./survey-types.ts"
import { UnitsTable } from "./UnitsTable.tsx"

/** What a lock would take in and leave out and why; one person proposes it, another one locks. */
export function LockTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/surveys/:survey/lock", { params: { survey: survey.id } })
  return (
    <Query query={query}>
      {({ accepted, left, unexplained, units }) => {
        const phases = returnPhases.filter((phase) => phase !== "accepted" && left[phase] > 0)
        const excluded = phases.reduce((sum, phase) => sum + left[phase], 0)
        return (
          <>
            <dl className="survey-numbers">
              <div>
                <dt>{t({ zh: "入快照（已通过）", en: "Taken in (accepted)" })}</dt>
                <dd>{accepted}</dd>
              </div>
              <div>
                <dt>{t({ zh: "不入快照", en: "Left out" })}</dt>
                <dd>{excluded}</dd>
              </div>
              {phases.map((phase: ReturnPhase) => (
                <div key={phase}>
                  <dt>{t(returnPhaseWords[phase])}</dt>
                  <dd>{left[phase]}</dd>
                </div>
              ))}
              <div>
                <dt>{t({ zh: "已通过但有未说明项", en: "Accepted with unexplained findings" })}</dt>
                <dd>{unexplained}</dd>
              </div>
            </dl>
            {survey.phase === "open" ? (
              <Propose survey={survey} excluded={excluded} accepted={accepted} />
            ) : (
              <Proposal survey={survey} />
            )}
            <div className="fields" style={{ marginBlock: 8 }}>
              <span>{t({ zh: "全部名录与状态：", en: "All units with their state: " })}</span>
              <Exports survey={survey.id} filters={{}} />
            </div>
            <UnitsTable
              survey={survey.id}
              units={units}
              caption={
                excluded > units.length
                  ? t({
                      zh: `不入快照的单位（${excluded} 家中的前 ${units.length} 家）`,
                      en: `Left out (the first ${units.length} of ${excluded})`,
                    })
                  : t({ zh: `不入快照的 ${excluded} 家`, en: `${excluded} left out` })
              }
              empty={t({ zh: "没有：全部入快照。", en: "None: all are taken in." })}
            />
          </>
        )
      }}
    </Query>
  )
}

function Propose({
  survey,
  excluded,
  accepted,
}: {
  readonly survey: SurveyAnswer
  readonly excluded: number
  readonly accepted: number
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [reason, setReason] = useState("")
  if (!survey.actions.some(({ action, barrier }) => action === "propose-lock" && barrier === null))
    return null
  const given = reason.trim()
  const send = () =>
    call("POST /api/surveys/:survey/propose-lock", {
      params: { survey: survey.id },
      body: { excluded, ...(given === "" ? {} : { reason: given }) },
    })
  return (
    <section className="panel" aria-label={t({ zh: "提请锁定", en: "Propose to lock" })}>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Field label={t({ zh: "说明（可选，记入历史）", en: "Note (optional; kept in the history)" })}>
        <textarea
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Popconfirm
        title={t({
          zh: `提请锁定：入快照 ${accepted} 家，不入 ${excluded} 家？`,
          en: `Propose to lock with ${accepted} returns, leaving out ${excluded}?`,
        })}
        onConfirm={() => void run(send)}
      >
        <Button type="primary" loading={busy} disabled={given.length === 1}>
          {t({ zh: "提请锁定", en: "Propose to lock" })}
        </Button>
      </Popconfirm>{" "}
      <span className="muted">
        {t({
          zh: "提请后停止填报和审核，由第二人锁定。",
          en: "Filling and review stop; a second person locks.",
        })}
      </span>
    </section>
  )
}

function Proposal({ survey }: { readonly survey: SurveyAnswer }) {
  const navigate = useNavigate()
  const { t } = useLanguage()
  const me = useMe()
  const { busy, problem, run } = useAction()
  const { proposal } = survey
  if (proposal === null) return null
  const barrier = survey.actions.find(({ action }) => action === "lock")?.barrier
  const lock = async () => {
    const done = await run(() =>
      call("POST /api/surveys/:survey/lock", {
        params: { survey: survey.id },
        body: { proposal: proposal.id },
      }),
    )
    if (done) await navigate({ to: ".", search: { tab: "snapshots" }, replace: true })
  }
  return (
    <section className="panel" aria-label={t({ zh: "锁定", en: "Lock" })}>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <p style={{ marginTop: 0 }}>
        <Moment at={proposal.at} /> {proposal.personName ?? proposal.person}{" "}
        {t({
          zh: `提请锁定，当时不入快照 ${proposal.excluded ?? 0} 家`,
          en: `proposed to lock, leaving out ${proposal.excluded ?? 0}`,
        })}
        {proposal.reason === null ? "" : `：${proposal.reason}`}
      </p>
      {barrier === null ? (
        <Popconfirm
          title={t({ zh: "锁定并写出快照？", en: "Lock and write the snapshot?" })}
          onConfirm={() => void lock()}
        >
          <Button type="primary" loading={busy}>
            {t({ zh: "锁定", en: "Lock" })}
          </Button>
        </Popconfirm>
      ) : (
        <Alert
          type="info"
          title={t(
            barrier === undefined || me?.active?.role !== "reviewer"
              ? surveyBarrierWords["other-role"]
              : surveyBarrierWords[barrier],
          )}
        />
      )}
    </section>
  )
}
