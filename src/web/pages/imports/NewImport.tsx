import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Query } from "../../components/Query.tsx"
import { UploadZone } from "../../components/UploadZone.tsx"
import "../../components/plain.css"

type Choices = ResponseOf<Contracts["GET /api/import-choices"]>

export function NewImport() {
  const choices = useRoute("GET /api/import-choices")
  const profiles = useRoute("GET /api/import-profiles")
  return (
    <Query query={choices}>
      {(packs) => (
        <Query query={profiles}>
          {(list) => <Form packs={packs} own={list.filter((one) => one.pack === null)} />}
        </Query>
      )}
    </Query>
  )
}

const likeness = ""

function Form({
  packs,
  own,
}: {
  readonly packs: Choices
  readonly own: readonly Choices[number]["profiles"][number][]
}) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const invented = /^99|\.demo$/.test(useMe()?.active?.organisation.id ?? "")
  const [asked] = useState(() => new URLSearchParams(location.search))
  const register = asked.get("register")
  const forRegister = packs
    .flatMap((one) => one.profiles)
    .find((profile) => profile.register === register && register !== null)
  const [framework, setFramework] = useState(() => {
    const pack =
      packs.find((one) => one.pack === asked.get("pack")) ??
      packs.find((one) => (one.origin === "invented") === invented) ??
      packs[0]
    const wanted = asked.get("framework")
    const found = pack?.frameworks.find(({ id }) => id === wanted) ?? pack?.frameworks[0]
    return `${pack?.pack ?? ""}/${found?.id ?? ""}`
  })
  const [profile, setProfile] = useState(asked.get("profile") ?? forRegister?.id ?? likeness)
  const [period, setPeriod] = useState("")
  const [pack = "", id = ""] = framework.split("/")
  const profiles = [...own, ...(packs.find((one) => one.pack === pack)?.profiles ?? [])]
  return (
    <section className="panel" style={{ marginBottom: 16 }}>
      <h2>
        {forRegister === undefined
          ? t({ zh: "导入一个文件", en: "Bring a file in" })
          : t({
              zh: `导入名单到台账：${t(forRegister.title)}`,
              en: `Bring a list into the register: ${t(forRegister.title)}`,
            })}
      </h2>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "列对应的指标", en: "Columns are indicators of" })}
          <select value={framework} onChange={(event) => setFramework(event.target.value)}>
            {packs.map((one) => (
              <optgroup key={one.pack} label={t(one.title)}>
                {one.frameworks.map((own) => (
                  <option key={own.id} value={`${one.pack}/${own.id}`}>
                    {t(own.title)}
                  </option>
                ))}
                <option value={`${one.pack}/`}>
                  {t({ zh: "该政策包的全部指标", en: "all of this pack" })}
                </option>
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "导入方案", en: "Profile" })}
          <select value={profile} onChange={(event) => setProfile(event.target.value)}>
            <option value={likeness}>{t({ zh: "按相似程度自动选", en: "by likeness" })}</option>
            <option value="none">{t({ zh: "不用方案", en: "none" })}</option>
            {profiles.map((one) => (
              <option key={one.id} value={one.pack === null ? one.id : one.id}>
                {t(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "数据时期（文件没写时）", en: "Period (where the file says none)" })}
          <input
            size={8}
            placeholder="2024"
            pattern="\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?"
            value={period}
            onChange={(event) => setPeriod(event.target.value.trim())}
          />
        </label>
      </div>
      <UploadZone
        accept=".xlsx,.xls,.csv,.tsv,.txt,.docx"
        hint={t({
          zh: "原样拖入即可：XLSX、XLS、CSV（含 GB18030）、DOCX。多行表头、单位在表头里、简称、合计行、附注都能读；先看读到了什么，再保存。",
          en: "As it is: XLSX, XLS, CSV (GB18030 too), DOCX, with headers of several lines, units in headers, short names, totals and notes. You see what was read before anything is kept.",
        })}
        onFile={async (file) => {
          const form = new FormData()
          form.append("pack", pack)
          form.append("framework", id)
          form.append("profile", profile)
          form.append("period", period)
          form.append("file", file)
          const preview = await call("POST /api/imports", { form })
          await queries.invalidateQueries()
          await navigate({ to: `/imports/${preview.import.id}` })
        }}
      />
    </section>
  )
}
