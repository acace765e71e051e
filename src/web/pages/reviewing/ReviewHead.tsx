import { Tag } from "antd"
import { levelWords, returnPhaseWords, surveyPhaseWords } from "#surveys"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import type { Review } from "./review-types.ts"

/** Where a return stands: its period, whose turn it is, who accepted it, how it came in. */
export function ReviewHead({ review }: { readonly review: Review }) {
  const { t } = useLanguage()
  const { survey, unit, revision } = review
  return (
    <div className="review-head">
      <Tag color="blue">{t(returnPhaseWords[review.phase])}</Tag>
      <OriginBadge origin={survey.origin} />
      <span>
        {t(survey.title)}
        {survey.phase === "open" ? "" : `（${t(surveyPhaseWords[survey.phase])}）`}
      </span>
      <span>{unit.uscc ?? unit.id}</span>
      {unit.zone === null ? null : <span>{t(unit.zone.name)}</span>}
      {review.waitingFor === null ? null : (
        <span>
          {t({ zh: "轮到", en: "Turn of: " })}
          {t(levelWords[review.waitingFor])}
          {t({ zh: "级审核", en: "" })}
        </span>
      )}
      {review.accepted.map((one) => (
        <span key={one.level}>
          ✓ {t(levelWords[one.level])} {one.personName ?? ""} <Moment at={one.at} />
        </span>
      ))}
      {revision === null ? null : (
        <span>
          {t({ zh: `第 ${revision.number} 版`, en: `Revision ${revision.number}` })}{" "}
          <Moment at={revision.at} />{" "}
          {revision.kind === "workbook" ? t({ zh: "（工作簿上传）", en: " (workbook)" }) : ""}
        </span>
      )}
      {revision?.kind === "keyed" ? (
        <>
          <Tag color="purple">
            {t({ zh: "代录", en: "Keyed" })} · {t(revision.organisation)} {revision.personName ?? ""}
          </Tag>
          {revision.scan === null ? null : (
            <a
              download
              href={addressOf("GET /api/reviews/:survey/:unit/revisions/:revision/scan", {
                survey: survey.id,
                unit: unit.id,
                revision: String(revision.number),
              })}
            >
              {t({ zh: "盖章原件扫描件", en: "Scan of the stamped paper" })}
            </a>
          )}
        </>
      ) : null}
      {review.late === true ? <Tag color="gold">{t({ zh: "迟报", en: "Late" })}</Tag> : null}
      {review.returns > 0 ? (
        <Tag>{t({ zh: `退回 ${review.returns} 次`, en: `Sent back ${review.returns}×` })}</Tag>
      ) : null}
      {review.restated.length > 0 ? (
        <Tag>
          {t({
            zh: `改报 ${review.restated.length} 个单元格`,
            en: `${review.restated.length} cells restated`,
          })}
        </Tag>
      ) : null}
      {revision === null ? null : (
        <span className="muted">
          {t({ zh: "填表人", en: "Filled in by" })} {revision.signature.filler} ·{" "}
          {t({ zh: "单位负责人", en: "Head" })} {revision.signature.head} ·{" "}
          {t({ zh: "统计负责人", en: "Head of statistics" })} {revision.signature.statisticsHead} ·{" "}
          {t({ zh: "电话", en: "Tel." })} {revision.signature.telephone}
        </span>
      )}
    </div>
  )
}
