import { useEffect } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Query } from "../../components/Query.tsx"
import { ArticleMatrix } from "./ArticleMatrix.tsx"
import { DataLine } from "./DataLine.tsx"
import { LoopStrip } from "./LoopStrip.tsx"
import { MyPanels } from "./MyPanels.tsx"
import "./overview.css"
import { PopulationPanel } from "./PopulationPanel.tsx"

/** The first screen: one screen at 1366 × 768. */
export default function OverviewPage() {
  const { t } = useLanguage()
  const me = useMe()
  const overview = useRoute("GET /api/overview")
  const heading = t({ zh: "国家高新区高质量发展 · 总览", en: "National high-tech zones · Overview" })
  useEffect(() => {
    document.title = `${heading} · 高新 Gaoxin`
  }, [heading])
  const acting = me?.active != null
  return (
    <div className="overview">
      <div className="overview-title">
        <h1>{heading}</h1>
        <span>{t({ zh: "依据 国发〔2020〕7号", en: "State Council opinion 国发〔2020〕7号" })}</span>
        <OriginBadge origin="public" />
        {overview.data?.mode === "demo" ? <OriginBadge origin="invented" /> : null}
      </div>
      <Query query={overview}>
        {(data) => (
          <>
            <LoopStrip stations={data.stations} acting={acting} />
            <div className="overview-main">
              <PopulationPanel approvalNumber={data.mapApprovalNumber} />
              <div className="overview-side">
                <MyPanels acting={acting} />
                <ArticleMatrix
                  articles={data.articles}
                  states={data.states}
                  compact={me?.active?.organisation.kind === "zone"}
                />
              </div>
            </div>
            <DataLine data={data.data} />
          </>
        )}
      </Query>
    </div>
  )
}
