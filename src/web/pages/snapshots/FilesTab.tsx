import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { bytesText, type Shown } from "./snapshot-types.ts"

/** The files of a snapshot with their digests, as the manifest has them. */
export function FilesTab({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const linkOf = (file: string) =>
    addressOf("GET /api/surveys/:survey/snapshots/:number/files/:file", {
      survey,
      number: String(snapshot.number),
      file,
    })
  return (
    <>
      <p style={{ overflowWrap: "anywhere" }}>
        {t({ zh: "清单摘要：", en: "Digest of the manifest: " })}
        <code>{snapshot.manifestDigest}</code>{" "}
        {snapshot.intact ? t({ zh: "（与锁定时相符）", en: "(as at the lock)" }) : null}
      </p>
      <PlainTable
        caption={t({ zh: "快照中的文件", en: "Files of the snapshot" })}
        rows={snapshot.files}
        keyOf={({ file }) => file}
        columns={[
          {
            key: "file",
            title: t({ zh: "文件", en: "File" }),
            heading: true,
            cell: ({ file }) =>
              snapshot.mayDownload ? (
                <a href={linkOf(file)} download>
                  {file}
                </a>
              ) : (
                file
              ),
          },
          { key: "form", title: t({ zh: "报表", en: "Form" }), cell: ({ form }) => form },
          {
            key: "period",
            title: t({ zh: "报告期", en: "Period" }),
            cell: ({ period, carried }) =>
              carried
                ? t({ zh: `${period}（沿用上期快照）`, en: `${period} (carried from the one before)` })
                : period,
          },
          { key: "units", title: t({ zh: "单位数", en: "Units" }), number: true, cell: ({ units }) => units },
          {
            key: "bytes",
            title: t({ zh: "大小", en: "Size" }),
            number: true,
            cell: ({ bytes }) => bytesText(bytes),
          },
          {
            key: "digest",
            title: t({ zh: "摘要", en: "Digest" }),
            cell: ({ digest }) => <code style={{ overflowWrap: "anywhere" }}>{digest}</code>,
          },
        ]}
      />
      {snapshot.mayDownload ? (
        <p>
          <a href={linkOf("manifest.json")} download>
            manifest.json
          </a>
        </p>
      ) : null}
    </>
  )
}
