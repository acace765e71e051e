import { Alert, Card, Flex } from "antd"
import type { Words } from "#issues"
import { ApiProblem } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { Page } from "../../components/Page.tsx"
import { Failure, Loading } from "../../components/States.tsx"
import { MyAppointments } from "./MyAppointments.tsx"
import { MyPassword } from "./MyPassword.tsx"
import { MySecondFactor } from "./MySecondFactor.tsx"
import { MySignIns } from "./MySignIns.tsx"

/** One's own account: appointments, password, second factor, sign-ins. */
export default function AccountPage() {
  const { t } = useLanguage()
  const me = useMe()
  const title = { zh: "我的账号", en: "My account" }
  if (me === undefined)
    return (
      <Page title={title}>
        <Loading />
      </Page>
    )
  if (me === null)
    return (
      <Page title={title}>
        <Failure error={new ApiProblem(401, "", [])} />
      </Page>
    )
  const card = { flex: "1 1 380px", minWidth: 0 }
  const heading = (text: Words) => <h2 style={{ fontSize: 16, margin: 0 }}>{t(text)}</h2>
  return (
    <Page title={title}>
      {me.restriction === null ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={
            me.restriction === "password-expired"
              ? t({
                  zh: "口令已到期：请先修改口令，之后才能使用系统。",
                  en: "The password is too old: change it first; nothing else is open until then.",
                })
              : t({
                  zh: "您的角色须使用第二因素登录：请先设置第二因素，之后才能使用系统。",
                  en: "Your role asks for a second factor: set one up first; nothing else is open until then.",
                })
          }
        />
      )}
      <Flex gap={16} wrap align="flex-start">
        <Card style={card} title={heading({ zh: "任职", en: "Appointments" })}>
          <MyAppointments me={me} />
        </Card>
        <Card style={card} title={heading({ zh: "第二因素", en: "Second factor" })}>
          <MySecondFactor active={me.secondFactor} />
        </Card>
        <Card style={card} title={heading({ zh: "修改口令", en: "Change the password" })}>
          <MyPassword username={me.person.username} />
        </Card>
        <Card style={{ ...card, flexBasis: "100%" }} title={heading({ zh: "当前登录", en: "Sign-ins" })}>
          <MySignIns />
        </Card>
      </Flex>
    </Page>
  )
}
