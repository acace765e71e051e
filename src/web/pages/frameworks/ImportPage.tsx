import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { Alert, Button } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Page } from "../../components/Page.tsx"
import { Failure } from "../../components/States.tsx"
import { ReadingView } from "./ReadingView.tsx"

/** Reads the annex of a regulation as it is; shows everything that is wrong; keeps it as a draft when nothing is. */
export default function ImportPage() {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState("")
  const [sheet, setSheet] = useState("")
  const reading = useMutation({
    mutationFn: async ({ given, save }: { given: File; save: "yes" | "no" | "unfinished" }) => {
      const form = new FormData()
      form.append("file", given)
      return call("POST /api/framework-drafts", {
        form,
        query: { save, ...(title === "" ? {} : { title }), ...(sheet === "" ? {} : { sheet }) },
      })
    },
    onSuccess: async ({ id }) => {
      if (id === null) return
      await queries.invalidateQueries({ queryKey: ["GET /api/framework-drafts"] })
      await navigate({ to: "/frameworks/drafts/$id", params: { id } })
    },
  })
  const faulty = reading.data?.reading.issues.some((issue) => issue.severity === "error") ?? true
  return (
    <Page title={{ zh: "导入指标体系", en: "Import a framework" }}>
      <div style={{ display: "grid", gap: 12 }}>
        <p style={{ margin: 0 }}>
          {t({
            zh: "把办法的附件原样选进来（docx、xlsx、xls、csv；合并单元格照原样，文档里的几张表会接起来）。须有指标名称一列，可有一级、二级、三级，权重或分值、单位、方向、评分标准。没有写明的权重按未知处理。",
            en: "Choose the annex as it is (docx, xlsx, xls, csv; merged cells are read, tables of a document are joined). It needs a column of names, and may have levels, weights or points, units, directions, rules of scoring. Weights that are not given stay unknown.",
          })}
        </p>
        <div className="fields">
          <label>
            {t({ zh: "文件", en: "File" })}
            <input
              type="file"
              accept=".docx,.xlsx,.xls,.et,.csv,.tsv,.txt"
              onChange={(event) => {
                const given = event.target.files?.[0] ?? null
                setFile(given)
                reading.reset()
                if (given !== null) reading.mutate({ given, save: "no" })
              }}
            />
          </label>
          <label>
            {t({ zh: "名称", en: "Title" })}
            <input value={title} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <label>
            {t({ zh: "工作表或表格", en: "Sheet or table" })}
            <input
              size={10}
              value={sheet}
              placeholder={t({ zh: "自动", en: "automatic" })}
              onChange={(event) => setSheet(event.target.value)}
            />
          </label>
          <Button
            disabled={file === null}
            loading={reading.isPending}
            onClick={() => file !== null && reading.mutate({ given: file, save: "no" })}
          >
            {t({ zh: "重新读", en: "Read again" })}
          </Button>
          <Button
            type="primary"
            disabled={file === null || (reading.data?.reading.nodes.length ?? 0) === 0}
            loading={reading.isPending}
            onClick={() =>
              file !== null && reading.mutate({ given: file, save: faulty ? "unfinished" : "yes" })
            }
          >
            {faulty
              ? t({ zh: "存为草案，到页面里改好", en: "Keep, and complete it in the page" })
              : t({ zh: "存为草案", en: "Keep as a draft" })}
          </Button>
        </div>
        {reading.isError ? <Failure error={reading.error} /> : null}
        {reading.data === undefined ? null : (
          <>
            {faulty ? (
              <Alert
                type="error"
                showIcon
                title={t({
                  zh: "有错误。可以在原文件里改好再选一次，也可以先存为草案，在页面里改好；改好之前不能用来评价。",
                  en: "There are errors: mend them in the file, or keep the draft and complete it in the page; until then nothing can be evaluated by it.",
                })}
              />
            ) : null}
            <ReadingView reading={reading.data.reading} />
          </>
        )}
      </div>
    </Page>
  )
}
