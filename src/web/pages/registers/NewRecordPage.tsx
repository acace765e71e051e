import { useNavigate, useParams } from "@tanstack/react-router"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { RecordForm } from "./RecordForm.tsx"
import type { Register } from "./register-words.ts"
import "../../components/plain.css"
import "./registers.css"

/** Enters one record of a register. */
export default function NewRecordPage() {
  const { register } = useParams({ strict: false }) as { register: string }
  const query = useRoute("GET /api/registers/:register", { params: { register } })
  return <Query query={query}>{(data) => <Shown register={data} />}</Query>
}

function Shown({ register }: { readonly register: Register }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const action = useAction()
  return (
    <Page title={{ zh: `登记：${register.title.zh}`, en: `Enter a record: ${register.title.en}` }}>
      <RecordForm
        register={register}
        values={{}}
        busy={action.busy}
        problem={action.problem}
        submit={t({ zh: "登记", en: "Enter" })}
        onSubmit={(values) =>
          void action.run(async () => {
            const record = await call("POST /api/registers/:register/records", {
              params: { register: register.id },
              body: { values },
            })
            await navigate({
              to: "/registers/$register/records/$id",
              params: { register: register.id, id: record.id },
            })
          })
        }
      />
    </Page>
  )
}
