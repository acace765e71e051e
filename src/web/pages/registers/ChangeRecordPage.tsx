import { useNavigate, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { RecordForm } from "./RecordForm.tsx"
import type { RecordView, Register } from "./register-words.ts"
import "../../components/plain.css"
import "./registers.css"

/** Changes a record; what it was stays in its history, with the reason. */
export default function ChangeRecordPage() {
  const { register, id } = useParams({ strict: false }) as { register: string; id: string }
  const definition = useRoute("GET /api/registers/:register", { params: { register } })
  const answer = useRoute("GET /api/registers/:register/records/:id", { params: { register, id } })
  return (
    <Query query={definition}>
      {(one) => <Query query={answer}>{({ record }) => <Shown register={one} record={record} />}</Query>}
    </Query>
  )
}

function Shown({ register, record }: { readonly register: Register; readonly record: RecordView }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const action = useAction()
  const [reason, setReason] = useState("")
  // The version that the form was opened with: a change by somebody else since then is refused, never overwritten.
  const [version] = useState(record.version)
  return (
    <Page title={{ zh: `修改：${record.name}`, en: `Change: ${record.name}` }}>
      <RecordForm
        register={register}
        values={record.values}
        busy={action.busy}
        problem={action.problem}
        submit={t({ zh: "保存修改", en: "Keep the change" })}
        onSubmit={(values) =>
          void action.run(async () => {
            await call("PUT /api/registers/:register/records/:id", {
              params: { register: register.id, id: record.id },
              body: { values, version, reason: reason.trim() },
            })
            await navigate({
              to: "/registers/$register/records/$id",
              params: { register: register.id, id: record.id },
            })
          })
        }
      >
        <Field label={t({ zh: "修改理由 *", en: "Reason for the change *" })}>
          <textarea
            rows={2}
            maxLength={2000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </RecordForm>
    </Page>
  )
}
