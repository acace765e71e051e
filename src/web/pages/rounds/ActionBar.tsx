import { Button, Popconfirm, Space } from "antd"
import { useState } from "react"
import { actionWords, barrierWords, type RoundAction } from "#rounds"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { DateDialog } from "./DateDialog.tsx"
import { ReasonDialog } from "./ReasonDialog.tsx"
import type { RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

const elsewhere: readonly RoundAction[] = [
  "confirm",
  "question",
  "object",
  "decide-question",
  "decide-objection",
]
const plain = {
  compute: "POST /api/rounds/:round/compute",
  freeze: "POST /api/rounds/:round/freeze",
  finalise: "POST /api/rounds/:round/finalise",
} as const

/** What the reader may do with the round as a whole, and what bars the rest. */
export function ActionBar({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<RoundAction | null>(null)
  const params = { round: round.id }
  const { seen } = round
  const simple = useAction((action: keyof typeof plain) => call(plain[action], { params, body: { seen } }), {
    zh: "已办理",
    en: "Done",
  })
  const actions = round.actions.filter(
    ({ action, barrier }) =>
      !elsewhere.includes(action) && barrier !== "other-phase" && barrier !== "other-role",
  )
  const close = () => setAsked(null)
  const open = (action: RoundAction) => (
    <Button
      type={action === "cancel" || action === "withdraw" ? "default" : "primary"}
      onClick={() => setAsked(action)}
    >
      {t(actionWords[action])}
    </Button>
  )
  return (
    <>
      <Space wrap>
        {actions.map(({ action, barrier }) =>
          barrier !== null ? (
            <span key={action}>
              <Button disabled>{t(actionWords[action])}</Button>{" "}
              <span className="muted">{t(barrierWords[barrier])}</span>
            </span>
          ) : action in plain ? (
            <Popconfirm
              key={action}
              title={`${t(actionWords[action])}？`}
              // A key of `plain` by the test above.
              onConfirm={() => simple.mutate(action as keyof typeof plain)}
            >
              <Button type="primary" loading={simple.isPending}>
                {t(actionWords[action])}
              </Button>
            </Popconfirm>
          ) : (
            <span key={action}>{open(action)}</span>
          ),
        )}
      </Space>
      {asked === "request-data" || asked === "publish-notice" || asked === "release" ? (
        <DateDialog round={round} action={asked} onClose={close} />
      ) : null}
      {asked === "cancel" || asked === "withdraw" || asked === "revise" ? (
        <ReasonDialog round={round} action={asked} onClose={close} />
      ) : null}
    </>
  )
}
