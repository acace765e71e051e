import { Link, Navigate, useParams, useSearch } from "@tanstack/react-router"
import { Alert, Space } from "antd"
import { useState } from "react"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { AddressedTabs } from "../../components/AddressedTabs.tsx"
import { Marked } from "../../components/Marked.tsx"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ChangesTab } from "./ChangesTab.tsx"
import { ExcludedTab } from "./ExcludedTab.tsx"
import { FilesTab } from "./FilesTab.tsx"
import { FrameworkSelect, OfFramework } from "./FrameworkSelect.tsx"
import { GrowthTable } from "./GrowthTable.tsx"
import { IndicatorsTable } from "./IndicatorsTable.tsx"
import { MovesTable } from "./MovesTable.tsx"
import { ReleaseTab } from "./ReleaseTab.tsx"
import type { Framework, Shown, SnapshotAnswer } from "./snapshot-types.ts"
import "../../components/plain.css"
import "./snapshots.css"

/** What an address may ask for: the origin of a value of evaluation names the figure that it is. */
interface Asked {
  readonly pack?: string
  readonly framework?: string
  readonly zone?: string
  readonly indicator?: string
}

export default function SnapshotPage() {
  // The route of this page.
  const where = useParams({ strict: false }) as { survey: string; number: string }
  const { pack, framework, zone, indicator } = useSearch({ strict: false }) as Asked
  if (pack !== undefined && framework !== undefined && zone !== undefined && indicator !== undefined)
    return (
      <Navigate
        replace
        to="/surveys/$survey/snapshots/$number/figures/$zone/$indicator"
        params={{ ...where, zone: String(zone), indicator }}
        search={{ pack, framework }}
      />
    )
  return <Snapshot {...where} />
}

/** A locked period as it was: what is in it, what is not, and what is computed of it. Open to statisticians only. */
function Snapshot({ survey, number }: { readonly survey: string; readonly number: string }) {
  const query = useRoute("GET /api/surveys/:survey/snapshots/:number", {
    params: { survey, number },
  })
  return <Query query={query}>{(snapshot) => <Body survey={survey} snapshot={snapshot} />}</Query>
}

function Body({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<Framework | undefined>(snapshot.frameworks[0])
  const shown = { survey, snapshot }
  return (
    <Page
      title={{
        zh: `${snapshot.title.zh} · 快照 ${snapshot.number}`,
        en: `${snapshot.title.en} · snapshot ${snapshot.number}`,
      }}
      actions={
        snapshot.mayDownload ? (
          <a
            href={addressOf("GET /api/surveys/:survey/snapshots/:number/download", {
              survey,
              number: String(snapshot.number),
            })}
            download
          >
            {t({ zh: "下载整个快照（ZIP）", en: "Download the snapshot (ZIP)" })}
          </a>
        ) : null
      }
    >
      <Space wrap style={{ marginBottom: 8 }}>
        <Link to="/surveys/$survey" params={{ survey }}>
          {t({ zh: "返回调查期", en: "Back to the period" })}
        </Link>
        <OriginBadge origin={snapshot.origin} />
        <span>{snapshot.period}</span>
        <span>
          {t({ zh: "锁定于", en: "Locked" })} <Moment at={snapshot.at} />
        </span>
        <span>
          {t({
            zh: `入 ${snapshot.units} 家，不入 ${snapshot.excluded} 家`,
            en: `${snapshot.units} returns, ${snapshot.excluded} left out`,
          })}
        </span>
      </Space>
      {snapshot.intact ? null : (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "清单文件与锁定时记录的摘要不符：不要使用，请用备份恢复。",
            en: "The manifest is not what was recorded at the lock: do not use it, restore it from a backup.",
          })}
        />
      )}
      <Marked origin={snapshot.origin}>
        <AddressedTabs items={tabs(shown, chosen, setChosen, t)} />
      </Marked>
    </Page>
  )
}

function tabs(
  shown: Shown,
  chosen: SnapshotAnswer["frameworks"][number] | undefined,
  choose: (framework: Framework) => void,
  t: ReturnType<typeof useLanguage>["t"],
) {
  const select = <FrameworkSelect frameworks={shown.snapshot.frameworks} chosen={chosen} onChoose={choose} />
  return [
    { key: "files", label: t({ zh: "清单", en: "Manifest" }), children: <FilesTab {...shown} /> },
    {
      key: "indicators",
      label: t({ zh: "指标", en: "Indicators" }),
      children: (
        <OfFramework {...shown} select={select} framework={chosen}>
          {(view) => <IndicatorsTable {...shown} view={view} />}
        </OfFramework>
      ),
    },
    {
      key: "growth",
      label: t({ zh: "增长", en: "Growth" }),
      children: (
        <OfFramework {...shown} select={select} framework={chosen}>
          {(view) => <GrowthTable {...shown} view={view} />}
        </OfFramework>
      ),
    },
    {
      key: "moves",
      label: t({ zh: "单位变动", en: "Units" }),
      children: (
        <OfFramework {...shown} select={select} framework={chosen}>
          {(view) => <MovesTable {...shown} view={view} />}
        </OfFramework>
      ),
    },
    {
      key: "excluded",
      label: `${t({ zh: "不入快照", en: "Left out" })} (${shown.snapshot.excluded})`,
      children: <ExcludedTab {...shown} />,
    },
    {
      key: "changes",
      label: t({ zh: "与上一快照相比", en: "Against the one before" }),
      children: <ChangesTab {...shown} />,
    },
    {
      key: "release",
      label: t({ zh: "交评价使用", en: "Hand on to evaluation" }),
      children: <ReleaseTab {...shown} select={select} framework={chosen} />,
    },
  ]
}
