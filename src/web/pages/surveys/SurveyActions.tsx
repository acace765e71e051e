import { Button, Space } from "antd"
import { useState } from "react"
import { surveyActionWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { type DialogAction, SurveyDialog } from "./SurveyDialog.tsx"
import { isOpen, type SurveyAnswer } from "./survey-types.ts"

const asked: readonly DialogAction[] = ["set-deadline", "reopen", "cancel"]

/** What the reader may do with the period as a whole; locking has a tab of its own. */
export function SurveyActions({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const [action, setAction] = useState<DialogAction | null>(null)
  return (
    <>
      <Space wrap>
        {asked
          .filter((one) => isOpen(survey, one))
          .map((one) => (
            <Button key={one} danger={one === "cancel"} onClick={() => setAction(one)}>
              {t(
                one === "cancel"
                  ? { zh: "取消本期", en: "Cancel the period" }
                  : one === "reopen" && survey.phase === "closing"
                    ? { zh: "撤回锁定提请", en: "Withdraw the proposal" }
                    : surveyActionWords[one],
              )}
            </Button>
          ))}
      </Space>
      {action === null ? null : (
        <SurveyDialog survey={survey} action={action} onClose={() => setAction(null)} />
      )}
    </>
  )
}
