import { useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { Tag } from "antd"
import { useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { UploadZone } from "../../components/UploadZone.tsx"
import type { ReturnRow } from "./filling-types.ts"
import { uploadStateWords } from "./upload-words.ts"

/** Filling in by workbook: the template, the upload, and what was sent before. */
export function WorkbookPanel({ surveys }: { readonly surveys: readonly ReturnRow["survey"][] }) {
  const { t, language } = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const uploads = useRoute("GET /api/return-uploads").data?.uploads ?? []
  const open = surveys.filter(({ phase }) => phase === "open")
  const [chosen, setChosen] = useState("")
  const survey = open.find(({ id }) => id === chosen) ?? open[0]
  if (survey === undefined && uploads.length === 0) return null
  return (
    <section className="panel" style={{ marginTop: 16 }} aria-labelledby="workbooks-title">
      <h2 id="workbooks-title">{t({ zh: "用工作簿填报", en: "Fill in by workbook" })}</h2>
      {survey === undefined ? null : (
        <>
          <div className="fields in-text" style={{ marginBottom: 8 }}>
            <label>
              {t({ zh: "工作簿的调查期", en: "Period of the workbook" })}
              <select value={survey.id} onChange={(event) => setChosen(event.target.value)}>
                {open.map((one) => (
                  <option key={one.id} value={one.id}>
                    {t(one.title)}
                  </option>
                ))}
              </select>
            </label>
            <a href={addressOf("GET /api/return-templates/:survey", { survey: survey.id }, { language })}>
              {t({
                zh: "下载填报工作簿（全部单位，含上期数）",
                en: "Workbook of all units, with last period's figures",
              })}
            </a>
          </div>
          <UploadZone
            accept=".xlsx,.csv"
            hint={t({
              zh: "一行一个单位，列的次序不限。先全部审核，逐格列出问题；您确认之后才收下。",
              en: "One row a unit, columns in any order. All of it is checked first, cell by cell; nothing is taken before you say so.",
            })}
            onFile={async (file) => {
              const form = new FormData()
              form.append("survey", survey.id)
              form.append("file", file)
              const upload = await call("POST /api/return-uploads", { form })
              await queries.invalidateQueries({ queryKey: ["GET /api/return-uploads"] })
              await navigate({ to: "/return-uploads/$upload", params: { upload: upload.id } })
            }}
          />
        </>
      )}
      {uploads.length === 0 ? null : (
        <PlainTable
          caption={t({ zh: "上传过的工作簿", en: "Workbooks sent" })}
          rows={uploads}
          keyOf={({ id }) => id}
          maxHeight={280}
          columns={[
            {
              key: "file",
              title: t({ zh: "文件", en: "File" }),
              heading: true,
              cell: (one) => (
                <Link to="/return-uploads/$upload" params={{ upload: one.id }}>
                  {one.fileName}
                </Link>
              ),
            },
            { key: "at", title: t({ zh: "时间", en: "When" }), cell: ({ at }) => <Moment at={at} /> },
            {
              key: "state",
              title: t({ zh: "状态", en: "State" }),
              cell: ({ state }) => <Tag>{t(uploadStateWords[state])}</Tag>,
            },
            {
              key: "units",
              title: t({ zh: "单位", en: "Units" }),
              number: true,
              cell: ({ counts }) => counts.units,
            },
            {
              key: "good",
              title: t({ zh: "合格", en: "Good" }),
              number: true,
              cell: ({ counts }) => counts.good,
            },
            {
              key: "held",
              title: t({ zh: "暂存待改", en: "Held" }),
              number: true,
              cell: ({ counts }) => counts.held,
            },
          ]}
        />
      )}
    </section>
  )
}
