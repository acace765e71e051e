import { Button } from "antd"
import { type ReactNode, useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { DisclosureReport } from "./DisclosureReport.tsx"
import { Releases } from "./Releases.tsx"
import { RulesForm } from "./RulesForm.tsx"
import { type Framework, keyOf, type Preview, type Rules, type Shown } from "./snapshot-types.ts"

/** Hands indicators on to evaluation: what would leave and what is held back comes first, then the table leaves. */
export function ReleaseTab({
  select,
  framework,
  ...shown
}: Shown & { readonly select: ReactNode; readonly framework: Framework | undefined }) {
  const { t } = useLanguage()
  return (
    <>
      <p className="in-text">
        {t({
          zh: "评价只取得经统计保密检查的园区汇总数；单个企业的数据不离开统计部分。被隐去的值在评价中为缺失，并注明原因。",
          en: "Evaluation is given figures of zones after disclosure control; no enterprise's figure leaves. What is held back is missing there, with the reason.",
        })}
      </p>
      <Releases {...shown} />
      {!shown.snapshot.mayRelease ? (
        <p>
          {t({
            zh: "只有本调查机关、能看到全部单位的统计人员可以交出。",
            en: "Only a statistician of the survey's authority who sees all units may hand figures on.",
          })}
        </p>
      ) : framework === undefined ? (
        <p>{t({ zh: "没有可计算的指标体系。", en: "No framework can be computed." })}</p>
      ) : (
        <>
          {select}
          <Release key={`${framework.pack} ${framework.framework}`} {...shown} framework={framework} />
        </>
      )}
    </>
  )
}

function Release({ framework, ...shown }: Shown & { readonly framework: Framework }) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const { snapshot } = shown
  const [rules, setRules] = useState<Rules>(snapshot.defaultRules)
  const [seen, setSeen] = useState<{ readonly rules: Rules; readonly preview: Preview } | null>(null)
  const [title, setTitle] = useState(`${t(snapshot.title)} · ${t(framework.title)}`.slice(0, 200))
  const asked = { pack: framework.pack, framework: framework.framework, rules }
  const current = seen !== null && seen.rules === rules ? seen.preview : null
  return (
    <>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <RulesForm rules={rules} onRules={setRules} />
      <Button
        loading={busy}
        onClick={() =>
          void run(async () => {
            const preview = await call("POST /api/surveys/:survey/snapshots/:number/disclosure", {
              params: keyOf(shown),
              body: asked,
            })
            setSeen({ rules, preview })
          })
        }
      >
        {t({ zh: "保密检查", en: "Run disclosure control" })}
      </Button>
      {current === null ? null : (
        <>
          <DisclosureReport preview={current} name={`${snapshot.period}-${snapshot.number}`} />
          <Field label={t({ zh: "数据表名称", en: "Title of the table" })}>
            <input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Button
            type="primary"
            loading={busy}
            disabled={
              !current.intervals ||
              current.faults.length > 0 ||
              current.published === 0 ||
              title.trim() === ""
            }
            onClick={() =>
              void run(() =>
                call("POST /api/surveys/:survey/snapshots/:number/releases", {
                  params: keyOf(shown),
                  body: { ...asked, title },
                }),
              )
            }
          >
            {t({
              zh: `交评价使用（${current.published} 个值，隐去 ${current.suppressed} 个）`,
              en: `Hand on ${current.published} figures, ${current.suppressed} held back`,
            })}
          </Button>
        </>
      )}
    </>
  )
}
