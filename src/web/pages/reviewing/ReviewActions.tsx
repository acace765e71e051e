import { Button, Tooltip } from "antd"
import { useState } from "react"
import { type ReturnAction, returnActionWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { ReasonDialog } from "./ReasonDialog.tsx"
import { ReturnDialog } from "./ReturnDialog.tsx"
import { barrierOf, type Review } from "./review-types.ts"

/** What the reader may do with the return; what bars the rest is said at the button. */
export function ReviewActions({
  review,
  sending,
  onSending,
}: {
  readonly review: Review
  readonly sending: ReadonlyMap<string, string>
  readonly onSending: (sending: ReadonlyMap<string, string>) => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [dialog, setDialog] = useState<"return" | "exclude" | "include" | null>(null)
  const { revision } = review
  const params = { survey: review.survey.id, unit: review.unit.id }
  const button = (action: ReturnAction, work: () => void, extra = "") => {
    const barrier = barrierOf(review, action)
    if (barrier === undefined) return null
    return (
      <Tooltip title={barrier === null ? "" : t(barrier)}>
        <Button
          type={action === "accept" ? "primary" : "default"}
          disabled={barrier !== null}
          loading={busy && action === "accept"}
          // A button that cannot be pressed still says why to those who do not see the tip.
          aria-description={barrier === null ? undefined : t(barrier)}
          onClick={work}
        >
          {t(returnActionWords[action])}
          {extra}
        </Button>
      </Tooltip>
    )
  }
  return (
    <>
      {button("accept", () => {
        if (revision !== null)
          void run(() =>
            call("POST /api/reviews/:survey/:unit/accept", { params, body: { revision: revision.number } }),
          )
      })}
      {button("return", () => setDialog("return"), sending.size > 0 ? `（${sending.size}）` : "")}
      {review.phase === "excluded"
        ? button("include", () => setDialog("include"))
        : button("exclude", () => setDialog("exclude"))}
      {problem === null ? null : (
        <div style={{ flexBasis: "100%" }}>
          <ProblemAlert error={problem} />
        </div>
      )}
      {dialog === "return" ? (
        <ReturnDialog
          review={review}
          sending={sending}
          onSending={onSending}
          onClose={() => setDialog(null)}
        />
      ) : dialog === null ? null : (
        <ReasonDialog review={review} action={dialog} onClose={() => setDialog(null)} />
      )}
    </>
  )
}
