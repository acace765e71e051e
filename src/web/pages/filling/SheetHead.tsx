import { Link } from "@tanstack/react-router"
import { Alert, Popconfirm, Space, Tag } from "antd"
import { levelWords, returnBarrierWords, returnPhaseWords, surveyPhaseWords } from "#surveys"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Sheet } from "./filling-types.ts"

/** Whose return it is, how it stands, until when. */
export function SheetHead({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useLanguage()
  const { survey, unit, phase, revision } = sheet
  return (
    <Space wrap className="in-text">
      <Tag color={phase === "returned" ? "volcano" : "blue"}>{t(returnPhaseWords[phase])}</Tag>
      {sheet.waitingFor === null ? null : (
        <Tag>
          {t({ zh: "待审：", en: "Waits for: " })}
          {t(levelWords[sheet.waitingFor])}
        </Tag>
      )}
      {survey.phase === "open" ? null : <Tag color="gold">{t(surveyPhaseWords[survey.phase])}</Tag>}
      <OriginBadge origin={survey.origin} />
      {survey.example ? <Tag color="orange">{t({ zh: "示例表式", en: "Example form" })}</Tag> : null}
      {sheet.keyed || sheet.side === "clerk" ? (
        <Tag color="purple">{t({ zh: "代录", en: "Keyed for the unit" })}</Tag>
      ) : null}
      {sheet.late === true ? <Tag color="red">{t({ zh: "迟报", en: "Late" })}</Tag> : null}
      <span>{unit.uscc ?? unit.id}</span>
      <span>{t(survey.authority)}</span>
      {survey.dueAt === null ? null : (
        <span>
          {t({ zh: "截止", en: "Due" })} <Moment at={survey.dueAt} />
          {survey.over
            ? t({ zh: "（已过，仍可报送，计为迟报）", en: " (past: still taken, counted as late)" })
            : ""}
        </span>
      )}
      {sheet.remindedAt === null ? null : (
        <span>
          {t({ zh: "催报", en: "Reminded" })} <Moment at={sheet.remindedAt} />
        </span>
      )}
      {revision === null ? null : (
        <>
          <span>
            {t({ zh: `第 ${revision.number} 次报送`, en: `Submission ${revision.number}` })}{" "}
            <Moment at={revision.at} />
          </span>
          <Link
            to="/receipts/$survey/$unit/$revision"
            params={{ survey: survey.id, unit: unit.id, revision: String(revision.number) }}
          >
            {t({ zh: "报送回执", en: "Receipt" })}
          </Link>
          {revision.kind === "keyed" ? (
            <a
              href={addressOf("GET /api/reviews/:survey/:unit/revisions/:revision/scan", {
                survey: survey.id,
                unit: unit.id,
                revision: String(revision.number),
              })}
            >
              {t({ zh: "代录所据扫描件", en: "Scan it was keyed from" })}
            </a>
          ) : null}
        </>
      )}
      <a href={addressOf("GET /api/return-templates/:survey", { survey: survey.id }, { unit: unit.id })}>
        {t({ zh: "下载填报工作簿", en: "Workbook to fill in" })}
      </a>
    </Space>
  )
}

/** Takes a submission back before its first review. */
export function Recall({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useLanguage()
  const act = useAction()
  const state = sheet.actions.find(({ action }) => action === "recall")
  if (state === undefined || sheet.phase !== "submitted") return null
  if (state.barrier !== null) return <span className="muted">{t(returnBarrierWords[state.barrier])}</span>
  return (
    <>
      {act.problem === null ? null : <ProblemAlert error={act.problem} />}
      <Popconfirm
        title={t({
          zh: "撤回后可继续修改，须重新报送。",
          en: "It can be changed again and has to be submitted anew.",
        })}
        onConfirm={() =>
          void act.run(() =>
            call("POST /api/returns/:survey/:unit/recall", {
              params: { survey: sheet.survey.id, unit: sheet.unit.id },
              body: {},
            }),
          )
        }
      >
        <button type="button" className="plain-button" disabled={act.busy}>
          {t({ zh: "撤回报送", en: "Take it back" })}
        </button>
      </Popconfirm>
    </>
  )
}

/** Cells that the officer sent back, with the reasons. */
export function ReturnedCells({
  sheet,
  onJump,
}: {
  readonly sheet: Sheet
  readonly onJump: (code: string) => void
}) {
  const { t } = useLanguage()
  if (sheet.returned.length === 0) return null
  const general = [...sheet.history].reverse().find(({ action }) => action === "return")?.reason
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBlock: 8 }}
      title={t({
        zh: `审核人退回了 ${sheet.returned.length} 格，请核对后重新报送`,
        en: `${sheet.returned.length} cells were sent back: look at them and submit again`,
      })}
      description={
        <>
          {general === null || general === undefined ? null : <p style={{ margin: 0 }}>{general}</p>}
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {sheet.returned.map(({ cell, reason }) => {
              const found = sheet.cells.find(({ code }) => code === cell)
              return (
                <li key={cell}>
                  <button type="button" className="plain-button" onClick={() => onJump(cell)}>
                    {found === undefined ? cell : `${found.officialCode} ${t(found.label)}`}
                  </button>{" "}
                  {reason}
                </li>
              )
            })}
          </ul>
        </>
      }
    />
  )
}
