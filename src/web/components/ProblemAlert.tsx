import { Alert } from "antd"
import { ApiProblem } from "../app/api.ts"
import { useLanguage } from "../app/language.tsx"

/** What the server refused, in words, beside what was entered. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const { language, t } = useLanguage()
  const texts =
    error instanceof ApiProblem && error.issues.length > 0
      ? error.issues.map((issue) => issue.text[language])
      : [t({ zh: "没有成功，请稍后再试。", en: "That did not work: try again later." })]
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={texts.map((text) => <div key={text}>{text}</div>)}
    />
  )
}
