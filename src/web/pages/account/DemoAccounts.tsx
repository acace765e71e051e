import { Button, Card, Typography } from "antd"
import { roleWords } from "#access"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"

type Account = ResponseOf<Contracts["GET /api/system"]>["demoAccounts"][number]

/** The accounts of a demonstration: one click signs in. */
export function DemoAccounts({
  accounts,
  busy,
  onChoose,
}: {
  readonly accounts: readonly Account[]
  readonly busy: string | null
  readonly onChoose: (account: Account) => void
}) {
  const { t } = useLanguage()
  return (
    <Card
      style={{ flex: "1 1 420px", minWidth: 0 }}
      title={
        <h2 style={{ fontSize: 16, margin: 0 }}>{t({ zh: "选一个示例账号", en: "Choose an account" })}</h2>
      }
    >
      <Typography.Paragraph type="secondary">
        {t({
          zh: `演示系统：账号、单位与数据均为虚构。点击即可登录，口令都是 ${accounts[0]?.password ?? ""}`,
          en: `A demonstration: accounts, organisations and data are invented. One click signs in; the password of each is ${accounts[0]?.password ?? ""}`,
        })}
      </Typography.Paragraph>
      <ul
        style={{
          listStyle: "none",
          margin: 0,
          padding: 0,
          display: "grid",
          gap: 8,
          gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 240px), 1fr))",
        }}
      >
        {accounts.map((account) => (
          <li key={account.username}>
            <Button
              block
              style={{
                height: "auto",
                padding: "6px 12px",
                textAlign: "start",
                justifyContent: "flex-start",
              }}
              disabled={busy !== null}
              loading={busy === account.username}
              onClick={() => onChoose(account)}
            >
              <span style={{ display: "block", whiteSpace: "normal", lineHeight: 1.5 }}>
                <strong>{t(roleWords[account.role])}</strong> · {account.username}
                <br />
                <Typography.Text type="secondary">{t(account.organisation)}</Typography.Text>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
