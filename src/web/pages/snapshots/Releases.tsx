import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import type { Shown } from "./snapshot-types.ts"

/** What was handed on of this period, with what was held back. */
export function Releases({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/surveys/:survey/releases", { params: { survey } })
  return (
    <Query query={query}>
      {({ releases }) =>
        releases.length === 0 ? null : (
          <PlainTable
            caption={t({ zh: "本调查期已交出", en: "Handed on of this period" })}
            rows={releases}
            keyOf={({ id }) => id}
            columns={[
              {
                key: "at",
                title: t({ zh: "时间", en: "At" }),
                heading: true,
                cell: ({ at }) => <Moment at={at} />,
              },
              {
                key: "snapshot",
                title: t({ zh: "快照", en: "Snapshot" }),
                cell: ({ number }) =>
                  number === snapshot.number ? (
                    t({ zh: `${number}（本快照）`, en: `${number} (this one)` })
                  ) : (
                    <Link to="/surveys/$survey/snapshots/$number" params={{ survey, number: String(number) }}>
                      {number}
                    </Link>
                  ),
              },
              {
                key: "framework",
                title: t({ zh: "指标体系", en: "Framework" }),
                cell: ({ framework }) => framework,
              },
              {
                key: "held",
                title: t({ zh: "隐去", en: "Held back" }),
                number: true,
                cell: ({ heldBack }) => heldBack.length,
              },
              {
                key: "dataset",
                title: t({ zh: "评价数据表", en: "Table of evaluation" }),
                cell: ({ dataset }) => (
                  <Link to="/evaluations/data/$dataset" params={{ dataset }}>
                    {t({ zh: "打开", en: "Open" })}
                  </Link>
                ),
              },
            ]}
          />
        )
      }
    </Query>
  )
}
