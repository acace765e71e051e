import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { returnPhaseWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { Pager } from "../../components/Pager.tsx"
import { Query } from "../../components/Query.tsx"
import { AddUnits } from "./AddUnits.tsx"
import { Exports } from "./ChaseList.tsx"
import { FormHeads } from "./FormHeads.tsx"
import { groupWords, type SurveyAnswer, type UnitGroup, type UnitLine } from "./survey-types.ts"
import { UnitsTable } from "./UnitsTable.tsx"

const size = 50
const key = "GET /api/surveys/:survey/units"
const sorts = {
  name: { zh: "名称", en: "Name" },
  "-submittedAt": { zh: "最近上报", en: "Latest first" },
  "-unexplained": { zh: "未说明项多的在前", en: "Most unexplained" },
  "-errors": { zh: "错误多的在前", en: "Most errors" },
} as const

/** By which forms the period asks, by which rule whom, and every unit of it. */
export function FrameTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const role = useMe()?.active?.role
  return (
    <>
      <FormHeads forms={survey.forms} />
      <h2 style={{ fontSize: 15, margin: "16px 0 6px" }}>{t({ zh: "调查名录", en: "Frame" })}</h2>
      {survey.frameRule === null ? (
        <p>
          {t({
            zh: "没有规则：开启时所辖全部企业。",
            en: "No rule: every enterprise there was at the opening.",
          })}
        </p>
      ) : (
        <p>
          {survey.frameInWords === null ? null : t(survey.frameInWords)} <code>{survey.frameRule}</code>
        </p>
      )}
      {survey.undecided === 0 ? null : (
        <p>
          {t({
            zh: `其中 ${survey.undecided} 家因上期数据不足，规则不能判定，照样列入。`,
            en: `For ${survey.undecided} units the rule could not be decided for want of figures; they are listed.`,
          })}
        </p>
      )}
      {role === "reviewer" && survey.own && survey.phase === "open" ? <AddUnits survey={survey} /> : null}
      <Units survey={survey} mayExport={role !== "reporter"} />
    </>
  )
}

function Units({ survey, mayExport }: { readonly survey: SurveyAnswer; readonly mayExport: boolean }) {
  const { t } = useLanguage()
  const [search, setSearch] = useState("")
  const [phase, setPhase] = useState("")
  const [group, setGroup] = useState("")
  const [sort, setSort] = useState<keyof typeof sorts>("name")
  const [page, setPage] = useState(1)
  const text = useDeferredValue(search.trim())
  const filters = {
    ...(text === "" ? {} : { search: text }),
    // Values of the options below.
    ...(phase === "" ? {} : { phase: phase as UnitLine["phase"] }),
    ...(group === "" ? {} : { group: group as UnitGroup }),
  }
  const params = { survey: survey.id }
  const given = { ...filters, sort, page: String(page), size: String(size) }
  const units = useQuery({
    queryKey: [key, params, given],
    queryFn: () => call(key, { params, query: given }),
    placeholderData: keepPreviousData,
  })
  const choose = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value)
    setPage(1)
  }
  const all = t({ zh: "全部", en: "All" })
  return (
    <>
      <search className="fields" style={{ marginBottom: 8 }}>
        <input
          type="search"
          size={18}
          value={search}
          aria-label={t({ zh: "按名称或代码查找", en: "Find by name or code" })}
          placeholder={t({ zh: "名称或信用代码", en: "Name or credit code" })}
          onChange={choose(setSearch)}
        />
        <label>
          {t({ zh: "状态", en: "State" })}
          <select value={phase} onChange={choose(setPhase)}>
            <option value="">{all}</option>
            {Object.entries(returnPhaseWords).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "类别", en: "Group" })}
          <select value={group} onChange={choose(setGroup)}>
            <option value="">{all}</option>
            {Object.entries(groupWords).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "排序", en: "Order" })}
          <select value={sort} onChange={(event) => setSort(event.target.value as keyof typeof sorts)}>
            {Object.entries(sorts).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
              </option>
            ))}
          </select>
        </label>
        {mayExport ? <Exports survey={survey.id} filters={filters} /> : null}
      </search>
      <Query query={units}>
        {(answer) => (
          <>
            <UnitsTable
              survey={survey.id}
              listed
              units={answer.units}
              caption={t({ zh: `${answer.total} 家调查单位`, en: `${answer.total} units` })}
              empty={t({ zh: "没有符合条件的单位。", en: "No unit fits." })}
            />
            <Pager page={page} size={size} total={answer.total} onPage={setPage} />
          </>
        )}
      </Query>
    </>
  )
}
