import { Button, Typography } from "antd"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { SignInTable } from "../../components/SignInTable.tsx"

/** The sign-ins of a person, which the security administrator may end. */
export function PersonSignIns({ id }: { readonly id: string }) {
  const { t } = useLanguage()
  const signIns = useRoute("GET /api/people/:id/sign-ins", { params: { id } })
  const { busy, problem, run } = useAction()
  const end = (signIn?: string) =>
    void run(() =>
      call("POST /api/people/:id/sign-ins/end", {
        params: { id },
        body: signIn === undefined ? {} : { signIn },
      }),
    )
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16, margin: "0 0 8px" }}>
        {t({ zh: "当前登录", en: "Sign-ins" })}
      </Typography.Title>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Query query={signIns}>
        {(found) =>
          found.length === 0 ? (
            <Typography.Text type="secondary">{t({ zh: "没有登录", en: "None" })}</Typography.Text>
          ) : (
            <>
              <SignInTable signIns={found} onEnd={(one) => end(one.id)} />
              <Button danger loading={busy} style={{ marginTop: 8 }} onClick={() => end()}>
                {t({ zh: "结束全部登录", en: "End all" })}
              </Button>
            </>
          )
        }
      </Query>
    </section>
  )
}
