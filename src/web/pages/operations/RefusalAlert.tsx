import { Alert } from "antd"
import { ApiProblem } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"

/** Why the server refused what was entered, every reason. */
export function RefusalAlert({ error }: { readonly error: unknown }) {
  const { language } = useLanguage()
  const texts =
    error instanceof ApiProblem && error.issues.length > 0
      ? error.issues.map((issue) => issue.text[language])
      : [error instanceof Error ? error.message : String(error)]
  return (
    <Alert type="error" showIcon role="alert" title={texts.map((text) => <div key={text}>{text}</div>)} />
  )
}
