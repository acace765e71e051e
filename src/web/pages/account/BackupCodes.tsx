import { Alert, Typography } from "antd"
import { useLanguage } from "../../app/language.tsx"

/** Codes for the day on which the phone is lost; shown this once. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useLanguage()
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t({
        zh: "请现在抄下或打印备用码，只显示这一次。每个只能用一次，手机不在时代替验证码。",
        en: "Write the backup codes down or print them now: they are shown this once. Each stands in once for a code when the phone is away.",
      })}
      description={
        <Typography.Paragraph copyable={{ text: codes.join("\n") }} style={{ margin: 0 }}>
          <code style={{ display: "inline-grid", gridTemplateColumns: "repeat(2, auto)", columnGap: 24 }}>
            {codes.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </code>
        </Typography.Paragraph>
      }
    />
  )
}
