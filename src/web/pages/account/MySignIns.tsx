import { App, Button } from "antd"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Query } from "../../components/Query.tsx"
import { SignInTable } from "../../components/SignInTable.tsx"

export function MySignIns() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const query = useRoute("GET /api/me/sign-ins")
  const end = async (signIn?: string) => {
    try {
      const { ended } = await call("POST /api/me/sign-ins/end", {
        body: signIn === undefined ? {} : { signIn },
      })
      void message.success(t({ zh: `已结束 ${ended} 次登录`, en: `${ended} ended` }))
    } catch {
      void message.error(t({ zh: "没有成功，请再试一次", en: "That did not work: try again" }))
    }
    await query.refetch()
  }
  return (
    <Query query={query}>
      {(signIns) => (
        <>
          <SignInTable signIns={signIns} onEnd={({ id }) => void end(id)} />
          {signIns.length > 1 ? (
            <Button danger style={{ marginTop: 12 }} onClick={() => void end()}>
              {t({ zh: "结束其他全部登录", en: "End all others" })}
            </Button>
          ) : null}
        </>
      )}
    </Query>
  )
}
