import { useLanguage } from "../../app/language.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { SectionTabs } from "../../components/SectionTabs.tsx"
import { GoalsPanel } from "./GoalsPanel.tsx"
import { LayoutPanel } from "./LayoutPanel.tsx"
import { RanksPanel } from "./RanksPanel.tsx"
import { SeriesPanel } from "./SeriesPanel.tsx"

/** What was published of all zones together: totals, ranks, goals, layout. */
export default function NationalPage() {
  const { t } = useLanguage()
  return (
    <Page title={{ zh: "全国数据", en: "National data" }} actions={<OriginBadge origin="public" />}>
      <SectionTabs
        items={[
          { key: "series", label: t({ zh: "历年合计", en: "Totals by year" }), children: <SeriesPanel /> },
          { key: "ranks", label: t({ zh: "公开位次", en: "Published ranks" }), children: <RanksPanel /> },
          { key: "goals", label: t({ zh: "目标与实际", en: "Goals" }), children: <GoalsPanel /> },
          { key: "layout", label: t({ zh: "布局", en: "Layout" }), children: <LayoutPanel /> },
        ]}
      />
    </Page>
  )
}
