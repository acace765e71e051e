import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useDeferredValue, useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Query } from "../../components/Query.tsx"
import { RecordsTable } from "./RecordsTable.tsx"
import { expiryWords, type RecordView, type Register, stateWords } from "./register-words.ts"
import { ZoneSelect } from "./ZoneSelect.tsx"

const size = 50

/** The records of a register, found and filtered by the server, page by page, and as a file. */
export function RecordsTab({
  register,
  zone: given,
}: {
  readonly register: Register
  readonly zone: string
}) {
  const { t } = useLanguage()
  const [search, setSearch] = useState("")
  const [zone, setZone] = useState(given)
  const [level, setLevel] = useState("")
  const [state, setState] = useState("")
  const [expiry, setExpiry] = useState("")
  const [sort, setSort] = useState("")
  const [page, setPage] = useState(1)
  const text = useDeferredValue(search.trim())
  const filters = {
    ...(text === "" ? {} : { search: text }),
    ...(zone === "" ? {} : { zone }),
    ...(level === "" ? {} : { level }),
    ...(state === "" ? {} : { state: state as RecordView["state"] }),
    ...(expiry === "" ? {} : { expiry: expiry as NonNullable<RecordView["expiry"]> }),
  }
  const query = {
    ...filters,
    ...(sort === "" ? {} : { sort: sort as "name" | "-name" | "validTo" | "-validTo" }),
    page: String(page),
    size: String(size),
  }
  const key = "GET /api/registers/:register/records"
  const records = useQuery({
    queryKey: [key, register.id, query],
    queryFn: () => call(key, { params: { register: register.id }, query }),
    placeholderData: keepPreviousData,
  })
  const choose = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value)
    setPage(1)
  }
  const all = t({ zh: "全部", en: "All" })
  const levels = register.fields.find((field) => field.code === register.roles.level)?.choices ?? []
  const file = (format: "csv" | "xlsx") =>
    addressOf("GET /api/registers/:register/export", { register: register.id }, { ...filters, format })
  return (
    <>
      <search className="fields" style={{ marginBottom: 8 }}>
        <input
          type="search"
          size={16}
          value={search}
          aria-label={t({ zh: "按名称或代码查找", en: "Find by name or code" })}
          placeholder={t({ zh: "名称或代码", en: "Name or code" })}
          onChange={choose(setSearch)}
        />
        <ZoneSelect
          zone={zone}
          none={all}
          onChange={(value) => {
            setZone(value)
            setPage(1)
          }}
        />
        {levels.length === 0 ? null : (
          <label>
            {t({ zh: "级别", en: "Level" })}
            <select value={level} onChange={choose(setLevel)}>
              <option value="">{all}</option>
              {levels.map((one) => (
                <option key={one.code} value={one.code}>
                  {t(one.label)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t({ zh: "状态", en: "State" })}
          <select value={state} onChange={choose(setState)}>
            <option value="">{t({ zh: "未撤销", en: "Standing" })}</option>
            {Object.entries(stateWords).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
              </option>
            ))}
          </select>
        </label>
        {register.expiryWarningDays === null ? null : (
          <label>
            {t({ zh: "有效期", en: "Validity" })}
            <select value={expiry} onChange={choose(setExpiry)}>
              <option value="">{all}</option>
              {Object.entries(expiryWords).map(([one, words]) => (
                <option key={one} value={one}>
                  {t(words)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t({ zh: "排序", en: "Order" })}
          <select value={sort} onChange={choose(setSort)}>
            <option value="">{t({ zh: "最近更新", en: "Latest first" })}</option>
            <option value="name">{t({ zh: "名称", en: "Name" })}</option>
            {register.roles.validTo === undefined && register.validYears === null ? null : (
              <option value="validTo">{t({ zh: "先到期", en: "First to expire" })}</option>
            )}
          </select>
        </label>
        <a href={file("csv")} download>
          {t({ zh: "导出 CSV", en: "Export CSV" })}
        </a>
        <a href={file("xlsx")} download>
          {t({ zh: "导出 XLSX", en: "Export XLSX" })}
        </a>
      </search>
      <Query query={records}>
        {(answer) => (
          <>
            <RecordsTable
              register={register}
              records={answer.records}
              caption={t({
                zh: `${answer.total}${answer.more ? " 条以上" : " 条记录"}`,
                en: `${answer.total}${answer.more ? " records and more" : " records"}`,
              })}
              empty={
                <>
                  {t({ zh: "没有符合条件的记录。", en: "No record fits. " })}
                  {register.totals.records === 0 && register.mayEdit ? (
                    <>
                      <a href={`/imports?register=${register.id}`}>
                        {t({ zh: "导入已有的名单", en: "Import the list you have" })}
                      </a>
                      {t({ zh: "，或", en: ", or " })}
                      <Link to="/registers/$register/new" params={{ register: register.id }}>
                        {t({ zh: "登记第一条", en: "enter the first one" })}
                      </Link>
                    </>
                  ) : null}
                </>
              }
            />
            <Pager page={page} pages={Math.max(1, Math.ceil(answer.total / size))} onPage={setPage} />
          </>
        )}
      </Query>
    </>
  )
}

function Pager({
  page,
  pages,
  onPage,
}: {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}) {
  const { t } = useLanguage()
  if (pages <= 1) return null
  return (
    <nav className="pager" aria-label={t({ zh: "翻页", en: "Pages" })}>
      <button type="button" className="plain-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t({ zh: "上一页", en: "Previous" })}
      </button>
      <span aria-live="polite">
        {t({ zh: `第 ${page} 页，共 ${pages} 页`, en: `Page ${page} of ${pages}` })}
      </span>
      <button
        type="button"
        className="plain-button"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        {t({ zh: "下一页", en: "Next" })}
      </button>
    </nav>
  )
}
