import { Card, Select } from "antd"
import { useState } from "react"
import { labelText } from "#evaluation"
import { useLanguage } from "../app/language.tsx"
import { UploadZone } from "../components/UploadZone.tsx"
import { AnnexReading } from "./AnnexReading.tsx"
import type { Chosen } from "./evaluate-here.ts"
import { packNames, packOf, readAnnexHere } from "./wiring.ts"

const keyOf = (chosen: Chosen) => (chosen.kind === "pack" ? `${chosen.pack}/${chosen.framework}` : "document")

/** Which framework is evaluated: one of the packs inside the page, or one read from the annex of a regulation. */
export function FrameworkCard({
  chosen,
  onChosen,
}: {
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
}) {
  const { t, language } = useLanguage()
  const [annex, setAnnex] = useState<Awaited<ReturnType<typeof readAnnexHere>> | null>(null)
  const options = packNames().map((name) => {
    const pack = packOf(name)
    return {
      label: labelText(pack?.manifest.title ?? name, language, name),
      options: [...(pack?.frameworks.values() ?? [])].map(({ file, nodes }) => ({
        value: `${name}/${file.id}`,
        label: `${labelText(file.title, language, file.id)} · ${t({
          zh: `${nodes.filter(({ kind }) => kind === "indicator").length} 项指标`,
          en: `${nodes.filter(({ kind }) => kind === "indicator").length} indicators`,
        })}`,
      })),
    }
  })
  return (
    <Card size="small" title={t({ zh: "1 指标体系", en: "1 Framework" })}>
      <Select
        aria-label={t({ zh: "指标体系", en: "Framework" })}
        style={{ width: "100%", maxWidth: 720 }}
        value={keyOf(chosen)}
        options={
          chosen.kind === "document"
            ? [{ value: "document", label: labelText(chosen.framework.title, language, "") }, ...options]
            : options
        }
        onChange={(key) => {
          const [pack = "", framework = ""] = key.split("/")
          onChosen({ kind: "pack", pack, framework })
        }}
      />
      <div style={{ margin: "8px 0 4px" }}>
        {t({
          zh: "或者用自己的办法：放进附件里的指标表",
          en: "Or one's own regulation: drop the table of its annex",
        })}
      </div>
      <UploadZone
        accept=".docx,.xlsx,.xls,.csv"
        hint={t({
          zh: "docx、xlsx：一级、二级指标，权重或分值，评分标准；没有读懂的格子都会列出",
          en: "docx, xlsx: levels, weights or points, rules of scoring; every cell not read is listed",
        })}
        onFile={async (file) => {
          const read = await readAnnexHere(file.name, new Uint8Array(await file.arrayBuffer()))
          setAnnex(read)
          if (read.framework !== null) onChosen({ kind: "document", framework: read.framework })
        }}
      />
      {annex === null ? null : <AnnexReading annex={annex} />}
    </Card>
  )
}
