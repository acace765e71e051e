import { Button, Input, Popconfirm } from "antd"
import dayjs from "dayjs"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"

/** Ends a park's or an entrusted membership on a day. */
export function EndMembership({
  organisation,
  membership,
}: {
  readonly organisation: string
  readonly membership: string
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [to, setTo] = useState(() => dayjs().format("YYYY-MM-DD"))
  return (
    <>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Popconfirm
        title={t({ zh: "最后一天", en: "Last day" })}
        description={
          <Input
            type="date"
            aria-label={t({ zh: "最后一天", en: "Last day" })}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        }
        onConfirm={() =>
          void run(() =>
            call("POST /api/organisations/:id/memberships/:membership/end", {
              params: { id: organisation, membership },
              body: { to },
            }),
          )
        }
      >
        <Button size="small" danger loading={busy}>
          {t({ zh: "结束", en: "End" })}
        </Button>
      </Popconfirm>
    </>
  )
}
