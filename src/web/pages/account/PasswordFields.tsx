import { Form, Input, Typography } from "antd"
import { useLanguage } from "../../app/language.tsx"

/** A new password, twice, with what is asked of it. What it may not be, the server says. */
export function PasswordFields() {
  const { t } = useLanguage()
  return (
    <>
      <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
        {t({
          zh: "不少于 12 位；小写、大写、数字、其他字符四类中至少三类；不含用户名和姓名；不是常见口令，也不是最近 5 次用过的。",
          en: "12 characters or more; three of four kinds: small letters, capitals, digits, others; neither username nor name; not a common one, nor one of the last five.",
        })}
      </Typography.Paragraph>
      <Form.Item
        name="next"
        label={t({ zh: "新口令", en: "New password" })}
        rules={[
          { required: true, message: t({ zh: "请输入新口令", en: "Enter the new password" }) },
          { min: 12, message: t({ zh: "不少于 12 位", en: "12 characters or more" }) },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t({ zh: "再输一次", en: "Once more" })}
        dependencies={["next"]}
        rules={[
          { required: true, message: t({ zh: "请再输一次", en: "Enter it once more" }) },
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === undefined || value === "" || getFieldValue("next") === value
                ? Promise.resolve()
                : Promise.reject(new Error(t({ zh: "两次输入不同", en: "The two are not the same" }))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
