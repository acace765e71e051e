import { Alert, Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import { type Preview, stateWords } from "./import-words.ts"
import "../../components/plain.css"

/** Which file it is, who brought it in, and by which profile it was read. */
export function ImportHead({
  preview,
  onProfile,
}: {
  readonly preview: Preview
  readonly onProfile?: (profile: string | null) => void
}) {
  const { t } = useLanguage()
  const one = preview.import
  return (
    <>
      <p style={{ margin: "0 0 8px" }}>
        <Tag>{t(stateWords[one.state])}</Tag> {one.fileName} · {one.format.toUpperCase()} ·{" "}
        <span className="cell-ref" title={one.digest}>
          SHA-256 {one.digest.slice(0, 12)}…
        </span>{" "}
        · {t(one.organisation.name)}
        {one.by === "" ? "" : ` · ${one.by}`} · <Moment at={one.when} />
        {one.register === null
          ? ""
          : t({ zh: ` · 台账：${t(one.register.title)}`, en: ` · register: ${t(one.register.title)}` })}
      </p>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "导入方案", en: "Profile" })}
          <select
            disabled={onProfile === undefined}
            value={one.profile?.id ?? ""}
            onChange={(event) => onProfile?.(event.target.value === "" ? null : event.target.value)}
          >
            <option value="">{t({ zh: "不用方案", en: "none" })}</option>
            {preview.profiles.map(({ id, title, score }) => (
              <option key={id} value={id}>
                {t(title)}
                {score > 0 ? ` · ${t({ zh: "相似", en: "likeness" })} ${Math.round(score * 100)}%` : ""}
              </option>
            ))}
          </select>
        </label>
        {one.profile === null
          ? t({
              zh: "没有相似的方案：按指标名称、代码和单位读取。",
              en: "No profile is alike: read by names, codes and units.",
            })
          : ""}
      </div>
      {one.sameAs === null || one.state !== "proposed" ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={
            <>
              {t({ zh: "同一个文件已经保存过：", en: "The same file was kept before: " })}
              <a href={`/imports/${one.sameAs.id}`}>{one.sameAs.title}</a>
            </>
          }
        />
      )}
    </>
  )
}
