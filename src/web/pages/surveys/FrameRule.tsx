import { Button } from "antd"
import { useState } from "react"
import type { BodyOf, Contracts, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { FormSet, Options } from "./survey-types.ts"

type Asked = BodyOf<Contracts["POST /api/surveys/frame"]>
type Tried = ResponseOf<Contracts["POST /api/surveys/frame"]>

/** Who is listed: every enterprise, or those that a rule is true for; tried before anything is opened. */
export function FrameRule({
  set,
  rule,
  onRule,
  asked,
  units,
}: {
  readonly set: FormSet
  readonly rule: string
  readonly onRule: (rule: string) => void
  readonly asked: Asked
  readonly units: Options["units"]
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [tried, setTried] = useState<{ readonly of: string; readonly answer: Tried } | null>(null)
  const current = JSON.stringify(asked)
  return (
    <section aria-label={t({ zh: "调查名录", en: "Frame" })}>
      <p className="muted" style={{ margin: "0 0 6px" }}>
        {t({ zh: "本机关所辖企业：", en: "Enterprises of the authority's places: " })}
        {units.length === 0 ? t({ zh: "没有", en: "none" }) : null}
        {units.map((one) => (
          <span key={one.origin} style={{ marginInlineEnd: 8 }}>
            {one.units} <OriginBadge origin={one.origin} />
          </span>
        ))}
      </p>
      <Field
        label={t({
          zh: "名录规则（留空为全部；可用上期已通过报表的指标代码和 in_zone、zone、origin）",
          en: "Rule of the frame (blank: all; codes of the last accepted return, in_zone, zone, origin)",
        })}
      >
        <textarea
          rows={2}
          maxLength={4000}
          value={rule}
          placeholder="in_zone and qc05_0 >= 20000"
          onChange={(event) => onRule(event.target.value)}
        />
      </Field>
      <details style={{ marginBottom: 8 }}>
        <summary>
          {t({
            zh: `可用的指标代码（${set.variables.length}）`,
            en: `Codes that may be named (${set.variables.length})`,
          })}
        </summary>
        <PlainTable
          caption={t({ zh: "指标代码", en: "Codes" })}
          hideCaption
          maxHeight={200}
          rows={set.variables}
          keyOf={(one) => one.code}
          columns={[
            { key: "code", title: t({ zh: "代码", en: "Code" }), heading: true, cell: (one) => one.code },
            { key: "label", title: t({ zh: "名称", en: "Name" }), cell: (one) => t(one.label) },
            { key: "unit", title: t({ zh: "单位", en: "Unit" }), cell: (one) => one.unit ?? "—" },
          ]}
        />
      </details>
      <Button
        loading={busy}
        onClick={() =>
          void run(async () => {
            const answer = await call("POST /api/surveys/frame", { body: asked })
            setTried({ of: current, answer })
          })
        }
      >
        {t({ zh: "试算名录", en: "Try the frame" })}
      </Button>
      {problem === null ? null : <ProblemAlert error={problem} />}
      {tried === null || tried.of !== current ? null : <Outcome tried={tried.answer} />}
    </section>
  )
}

function Outcome({ tried }: { readonly tried: Tried }) {
  const { t } = useLanguage()
  return (
    <output style={{ display: "block", marginTop: 8 }}>
      {tried.inWords === null ? null : <p>{t(tried.inWords)}</p>}
      <p>
        {t({
          zh: `所辖 ${tried.candidates}：列入 ${tried.listed}，不能判定 ${tried.undecided}（照样列入），不列入 ${tried.left}。`,
          en: `${tried.candidates} enterprises: ${tried.listed} listed, ${tried.undecided} not decided (listed all the same), ${tried.left} left out.`,
        })}{" "}
        {tried.priorPeriod === null
          ? t({ zh: "没有上期已通过的报表可查。", en: "There is no period before to read." })
          : t({
              zh: `规则所查为 ${tried.priorPeriod} 期已通过的报表。`,
              en: `The rule reads the accepted returns of ${tried.priorPeriod}.`,
            })}
      </p>
      {tried.undecidedUnits.length === 0 ? null : (
        <PlainTable
          caption={t({ zh: "不能判定的单位（最多 50 个）", en: "Not decided (50 at most)" })}
          maxHeight={180}
          rows={tried.undecidedUnits}
          keyOf={(one) => one.unit}
          columns={[
            { key: "name", title: t({ zh: "单位", en: "Unit" }), heading: true, cell: (one) => one.name },
            { key: "why", title: t({ zh: "原因", en: "Why" }), cell: (one) => t(one.why) },
          ]}
        />
      )}
    </output>
  )
}
