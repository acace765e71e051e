import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Pagination, Space, Tag } from "antd"
import { useDeferredValue, useState } from "react"
import { levelWords, type ReturnPhase, returnPhases, returnPhaseWords, surveyPhaseWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import { Nothing } from "../../components/States.tsx"
import type { ReturnRow } from "./filling-types.ts"
import { countKept } from "./kept-cells.ts"
import { SaveList } from "./SaveList.tsx"
import { WorkbookPanel } from "./WorkbookPanel.tsx"
import "../../components/plain.css"
import "./filling.css"

const size = 50

/** Returns of the reader's own organisation, and those that it may key for units. */
export default function ReturnsPage() {
  const { t } = useLanguage()
  const [search, setSearch] = useState("")
  const [phase, setPhase] = useState<ReturnPhase | "">("")
  const [survey, setSurvey] = useState("")
  const [page, setPage] = useState(1)
  const sought = useDeferredValue(search.trim())
  const key = "GET /api/returns"
  const given = {
    query: {
      ...(sought === "" ? {} : { search: sought }),
      ...(phase === "" ? {} : { phase }),
      ...(survey === "" ? {} : { survey }),
      page: String(page),
      size: String(size),
    },
  }
  const query = useQuery({
    queryKey: [key, given],
    queryFn: () => call(key, given),
    placeholderData: keepPreviousData,
  })
  const [seen, setSeen] = useState<ReadonlyMap<string, ReturnRow["survey"]>>(new Map())
  const found = query.data?.returns ?? []
  // Surveys to choose from: all that any answer named, also when the list is narrowed.
  const fresh = found.filter((one) => !seen.has(one.survey.id))
  if (fresh.length > 0)
    setSeen(new Map([...seen, ...fresh.map((one) => [one.survey.id, one.survey] as const)]))
  const narrow =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value)
      setPage(1)
    }
  const filtered = sought !== "" || phase !== "" || survey !== ""
  return (
    <Page title={{ zh: "我的报表", en: "My returns" }}>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "查找", en: "Find" })}
          <input
            type="search"
            size={22}
            maxLength={100}
            placeholder={t({ zh: "单位名称或信用代码", en: "name or credit code" })}
            value={search}
            onChange={(event) => narrow(setSearch)(event.target.value)}
          />
        </label>
        <label>
          {t({ zh: "调查期", en: "Period" })}
          <select value={survey} onChange={(event) => narrow(setSurvey)(event.target.value)}>
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {[...seen.values()].map((one) => (
              <option key={one.id} value={one.id}>
                {t(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "状态", en: "State" })}
          <select
            value={phase}
            onChange={(event) => {
              const chosen = returnPhases.find((one) => one === event.target.value)
              narrow(setPhase)(chosen ?? "")
            }}
          >
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {returnPhases.map((one) => (
              <option key={one} value={one}>
                {t(returnPhaseWords[one])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Query query={query}>
        {({ total, returns }) =>
          total === 0 ? (
            <Nothing
              text={
                filtered
                  ? { zh: "没有符合条件的报表。", en: "No return is like that." }
                  : {
                      zh: "现在没有需要您填报的报表。调查机关开启调查期并把单位列入名录后，在这里出现。",
                      en: "Nothing to fill in now. Returns appear here when an authority opens a period and lists the unit.",
                    }
              }
            />
          ) : (
            <>
              <SaveList total={total} asked={given.query} />
              <Rows returns={returns} />
              {total > size ? (
                <Pagination
                  style={{ marginTop: 8 }}
                  current={page}
                  pageSize={size}
                  total={total}
                  showSizeChanger={false}
                  showTotal={(all) => t({ zh: `共 ${all} 份`, en: `${all} returns` })}
                  onChange={setPage}
                />
              ) : null}
            </>
          )
        }
      </Query>
      <WorkbookPanel surveys={[...seen.values()]} />
    </Page>
  )
}

function Rows({ returns }: { readonly returns: readonly ReturnRow[] }) {
  const { t } = useLanguage()
  const person = useMe()?.person.id
  return (
    <ResultTable<ReturnRow>
      caption={t({ zh: "报表", en: "Returns" })}
      dataSource={[...returns]}
      rowKey={(one) => `${one.survey.id} ${one.unit}`}
      columns={[
        {
          title: t({ zh: "单位", en: "Unit" }),
          render: (_, one) => (
            <>
              <Link to="/returns/$survey/$unit" params={{ survey: one.survey.id, unit: one.unit }}>
                {one.name}
              </Link>{" "}
              <span className="muted">{one.uscc ?? one.unit}</span>
            </>
          ),
        },
        {
          title: t({ zh: "调查期", en: "Period" }),
          render: (_, one) => (
            <>
              {t(one.survey.title)} <OriginBadge origin={one.survey.origin} />
              {one.survey.phase === "open" ? null : (
                <Tag color="gold">{t(surveyPhaseWords[one.survey.phase])}</Tag>
              )}
            </>
          ),
        },
        {
          title: t({ zh: "状态", en: "State" }),
          render: (_, one) => (
            <Space size={2} wrap>
              <Tag color={one.phase === "returned" ? "volcano" : one.phase === "accepted" ? "green" : "blue"}>
                {t(returnPhaseWords[one.phase])}
              </Tag>
              {one.waitingFor === null ? null : (
                <span className="muted">
                  {t({ zh: "待", en: "for " })}
                  {t(levelWords[one.waitingFor])}
                </span>
              )}
              {one.side === "clerk" && (one.keyed || mayBeFilled(one)) ? (
                <Tag color="purple">
                  {one.keyed ? t({ zh: "代录", en: "Keyed" }) : t({ zh: "可代录", en: "May be keyed" })}
                </Tag>
              ) : null}
              {one.late === true ? <Tag color="red">{t({ zh: "迟报", en: "Late" })}</Tag> : null}
              {person === undefined ? null : <Kept count={countKept(person, one.survey.id, one.unit)} />}
            </Space>
          ),
        },
        {
          title: t({ zh: "截止", en: "Due" }),
          render: (_, one) => (
            <>
              <Moment at={one.survey.dueAt} />{" "}
              {one.survey.over && one.submittedAt === null ? (
                <Tag color="red">{t({ zh: "已过", en: "Past" })}</Tag>
              ) : null}
            </>
          ),
        },
        { title: t({ zh: "报送", en: "Submitted" }), render: (_, one) => <Moment at={one.submittedAt} /> },
        { title: t({ zh: "催报", en: "Reminded" }), render: (_, one) => <Moment at={one.remindedAt} /> },
        {
          title: t({ zh: "错误 / 警告 / 未说明", en: "Errors / warnings / unexplained" }),
          className: "number",
          render: (_, one) =>
            one.revision === null ? "—" : `${one.errors} / ${one.warnings} / ${one.unexplained}`,
        },
      ]}
    />
  )
}

const mayBeFilled = ({ survey, phase }: ReturnRow) =>
  survey.phase === "open" && (phase === "due" || phase === "filling" || phase === "returned")

function Kept({ count }: { readonly count: number }) {
  const { t } = useLanguage()
  return count === 0 ? null : (
    <Tag color="gold">
      {t({ zh: `本机有 ${count} 格未保存，打开即补存`, en: `${count} cells kept here: open to save` })}
    </Tag>
  )
}
