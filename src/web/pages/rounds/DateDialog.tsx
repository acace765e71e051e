import { Modal } from "antd"
import { useState } from "react"
import { actionWords } from "#rounds"
import { call } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import { inDays, instantOf } from "./moments.ts"
import type { RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

type Action = "request-data" | "publish-notice" | "release"

const labels: Readonly<Record<Action, Text & { readonly days: number }>> = {
  "request-data": {
    zh: "确认截止（本机关设定，非法定期限）",
    en: "Confirm by (the authority's own date)",
    days: 14,
  },
  "publish-notice": {
    zh: "公示截止（本机关设定，非法定期限）",
    en: "Notice until (the authority's own date)",
    days: 7,
  },
  release: {
    zh: "发布时间：到时公开，以前任何人从公开页面都看不到",
    en: "Public from this time on and not before",
    days: 0,
  },
}

/** Asks for the one date that an action needs. */
export function DateDialog({
  round,
  action,
  onClose,
}: {
  readonly round: RoundAnswer
  readonly action: Action
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [when, setWhen] = useState(() => inDays(labels[action].days))
  const params = { round: round.id }
  const { seen } = round
  const act = useAction(
    () => {
      const at = instantOf(when)
      if (action === "request-data")
        return call("POST /api/rounds/:round/request-data", { params, body: { confirmBy: at, seen } })
      if (action === "publish-notice")
        return call("POST /api/rounds/:round/notice", { params, body: { from: null, until: at, seen } })
      // What lies a moment back, to the minute, means now.
      const due = Date.parse(at) <= Date.now() + 60_000 ? null : at
      return call("POST /api/rounds/:round/release", { params, body: { at: due, seen } })
    },
    { zh: "已办理", en: "Done" },
    onClose,
  )
  return (
    <Modal
      open
      title={t(actionWords[action])}
      onCancel={onClose}
      onOk={() => act.mutate(undefined)}
      okButtonProps={{ loading: act.isPending, disabled: when === "" }}
      okText={t(actionWords[action])}
    >
      <Field label={t(labels[action])}>
        <input type="datetime-local" value={when} onChange={(event) => setWhen(event.target.value)} />
      </Field>
    </Modal>
  )
}
