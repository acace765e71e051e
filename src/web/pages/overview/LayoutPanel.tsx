import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

/** Where the zones are: by region, province and prefecture. */
export function LayoutPanel() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/national/layout")
  return (
    <Query query={query}>
      {(data) => (
        <div style={{ display: "grid", gap: 12 }}>
          <p style={{ margin: 0 }}>
            {t({
              zh: `（二）优化整体布局：${data.zones} 个园区分布在 ${data.prefectures} 个地级单位。`,
              en: `Article 2: ${data.zones} zones stand in ${data.prefectures} prefecture-level places.`,
            })}{" "}
            {t(data.needs)}
          </p>
          <PlainTable
            caption={t({ zh: "按地区", en: "By region" })}
            rows={data.regions}
            keyOf={(row) => row.region}
            columns={[
              {
                key: "region",
                title: t({ zh: "地区", en: "Region" }),
                heading: true,
                cell: (row) => row.region,
              },
              { key: "zones", title: t({ zh: "园区", en: "Zones" }), number: true, cell: (row) => row.zones },
              {
                key: "prefectures",
                title: t({ zh: "有园区的地级单位", en: "Prefectures with zones" }),
                number: true,
                cell: (row) => row.prefectures,
              },
            ]}
          />
          <PlainTable
            caption={t({ zh: "按省", en: "By province" })}
            rows={data.provinces}
            keyOf={(row) => row.code}
            columns={[
              {
                key: "province",
                title: t({ zh: "省", en: "Province" }),
                heading: true,
                cell: (row) => row.province,
              },
              { key: "region", title: t({ zh: "地区", en: "Region" }), cell: (row) => row.region },
              { key: "zones", title: t({ zh: "园区", en: "Zones" }), number: true, cell: (row) => row.zones },
              {
                key: "prefectures",
                title: t({ zh: "地级单位（园区数）", en: "Prefectures (zones)" }),
                cell: (row) =>
                  row.prefectures
                    .map(({ name, zones }) => (zones === 1 ? name : `${name}（${zones}）`))
                    .join("、"),
              },
            ]}
          />
        </div>
      )}
    </Query>
  )
}
