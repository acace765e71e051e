import { Alert, Typography } from "antd"
import { useLanguage } from "../../app/language.tsx"

export interface Link {
  readonly address: string
  readonly kind: "invitation" | "recovery"
  readonly expiresAt: string
}

/** A link that is told this once, to be handed to the person. The system sends no mail. */
export function OneTimeLink({ link }: { readonly link: Link }) {
  const { t } = useLanguage()
  return (
    <Alert
      type="success"
      showIcon
      title={t(
        link.kind === "invitation"
          ? { zh: "邀请链接（只显示这一次）", en: "Invitation link (shown this once)" }
          : { zh: "重设链接（只显示这一次）", en: "Recovery link (shown this once)" },
      )}
      description={
        <>
          <Typography.Paragraph copyable={{ text: link.address }} style={{ wordBreak: "break-all" }}>
            <code>{link.address}</code>
          </Typography.Paragraph>
          {t({
            zh: `请当面或用可靠方式交给本人；本系统不发邮件。使用一次即失效，有效期至 ${new Date(link.expiresAt).toLocaleString("zh-CN")}。`,
            en: `Hand it over in person or by a safe way; this system sends no mail. Good for one use until ${new Date(link.expiresAt).toLocaleString("en-GB")}.`,
          })}
          {link.kind === "recovery"
            ? t({
                zh: "使用后，原口令和第二因素作废，全部登录结束。",
                en: " Using it voids password and second factor and ends all sign-ins.",
              })
            : null}
        </>
      }
    />
  )
}
