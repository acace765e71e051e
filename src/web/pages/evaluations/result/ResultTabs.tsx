import { Tabs } from "antd"
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react"
import type { EvaluationResult } from "#evaluation"
import { useLanguage } from "../../../app/language.tsx"
import { Loading } from "../../../components/States.tsx"
import type { Run } from "../RunPage.tsx"
import { RankingTab } from "./RankingTab.tsx"
import { readingOf } from "./reading.ts"

const ProfileTab = lazy(() => import("./ProfileTab.tsx"))
const HeatMapTab = lazy(() => import("./HeatMapTab.tsx"))
const StepsTab = lazy(() => import("./StepsTab.tsx"))
const DistributionTab = lazy(() => import("./DistributionTab.tsx"))
const WeightsTab = lazy(() => import("./WeightsTab.tsx"))
const SizeTab = lazy(() => import("./SizeTab.tsx"))
const MethodTab = lazy(() => import("./MethodTab.tsx"))
const IssuesTab = lazy(() => import("./IssuesTab.tsx"))
const FilesTab = lazy(() => import("./FilesTab.tsx"))

/** Everything that a result says, a tab for each question; the address keeps the tab and the entity. */
export function ResultTabs({ run, result }: { readonly run: Run; readonly result: EvaluationResult }) {
  const { t } = useLanguage()
  const reading = useMemo(() => readingOf(result), [result])
  const [place, setPlace] = useState(() => {
    const [tab = "", entity = ""] = location.hash.slice(1).split("/")
    return { tab: tab === "" ? "ranking" : tab, entity: decodeURIComponent(entity) }
  })
  const go = (tab: string, entity = place.entity) => {
    setPlace({ tab, entity })
    history.replaceState(null, "", `#${tab}${entity === "" ? "" : `/${encodeURIComponent(entity)}`}`)
  }
  const found = result.entities.findIndex((entity) => entity.code === place.entity)
  const position = found < 0 ? (reading.order[0] ?? 0) : found
  const tab = (key: string, zh: string, en: string, children: ReactNode) => ({
    key,
    label: t({ zh, en }),
    children: <Suspense fallback={<Loading />}>{children}</Suspense>,
  })
  return (
    <Tabs
      activeKey={place.tab}
      onChange={(key) => go(key)}
      destroyOnHidden
      items={[
        tab(
          "ranking",
          "位次",
          "Ranking",
          <RankingTab run={run} reading={reading} onEntity={(code) => go("profile", code)} />,
        ),
        tab(
          "profile",
          "对象画像",
          "Profile",
          <ProfileTab
            run={run}
            reading={reading}
            position={position}
            onEntity={(code) => go("profile", code)}
          />,
        ),
        tab("heat", "得分热图", "Heat map", <HeatMapTab reading={reading} />),
        tab("steps", "计算过程", "Steps", <StepsTab run={run} reading={reading} />),
        tab("distribution", "分布", "Distribution", <DistributionTab reading={reading} />),
        tab("weights", "权重", "Weights", <WeightsTab reading={reading} />),
        tab("size", "规模检验", "Size test", <SizeTab reading={reading} />),
        tab("method", "方法", "Method", <MethodTab reading={reading} />),
        tab("issues", "提示与问题", "Issues", <IssuesTab run={run} />),
        tab("files", "文件与复核", "Files and proof", <FilesTab run={run} reading={reading} />),
      ]}
    />
  )
}
