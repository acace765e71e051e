import type { ReactNode } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { Query } from "../../components/Query.tsx"
import { type Framework, type IndicatorsAnswer, keyOf, type Shown } from "./snapshot-types.ts"

/** By which framework the indicators are computed. */
export function FrameworkSelect({
  frameworks,
  chosen,
  onChoose,
}: {
  readonly frameworks: readonly Framework[]
  readonly chosen: Framework | undefined
  readonly onChoose: (framework: Framework) => void
}) {
  const { t } = useLanguage()
  const name = ({ pack, framework }: Framework) => `${pack} ${framework}`
  return (
    <div style={{ maxWidth: 560 }}>
      <Field label={t({ zh: "指标体系", en: "Framework" })}>
        <select
          value={chosen === undefined ? "" : name(chosen)}
          onChange={(event) => {
            const one = frameworks.find((framework) => name(framework) === event.target.value)
            if (one !== undefined) onChoose(one)
          }}
        >
          {frameworks.map((one) => (
            <option key={name(one)} value={name(one)}>
              {t(one.title)}（{one.framework}）
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

/** What is computed of a snapshot by a framework; kept by the server, so that the tabs share it. */
export function OfFramework({
  select,
  framework,
  children,
  ...shown
}: Shown & {
  readonly select: ReactNode
  readonly framework: Framework | undefined
  readonly children: (view: IndicatorsAnswer) => ReactNode
}) {
  const { t } = useLanguage()
  if (framework === undefined)
    return (
      <p>
        {t({
          zh: "这套报表没有可由它计算的指标体系。",
          en: "No framework has indicators that are computed of these forms.",
        })}
      </p>
    )
  return (
    <>
      {select}
      <Computed {...shown} framework={framework}>
        {children}
      </Computed>
    </>
  )
}

function Computed({
  framework,
  children,
  ...shown
}: Shown & { readonly framework: Framework; readonly children: (view: IndicatorsAnswer) => ReactNode }) {
  const query = useRoute("GET /api/surveys/:survey/snapshots/:number/indicators", {
    params: keyOf(shown),
    query: { pack: framework.pack, framework: framework.framework },
  })
  return <Query query={query}>{children}</Query>
}
