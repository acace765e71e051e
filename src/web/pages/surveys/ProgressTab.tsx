import { useState } from "react"
import { levelWords, type ReviewLevel, reviewLevels } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { saveCsv } from "../../components/save-csv.ts"
import { ChaseList } from "./ChaseList.tsx"
import { PhaseBar, PhaseLegend } from "./PhaseBar.tsx"
import { type PlaceLine, percentText, type SurveyAnswer } from "./survey-types.ts"

/** How far the returns are, place by place, and below it who has not reported; a place's name narrows the list. */
export function ProgressTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const role = useMe()?.active?.role
  const query = useRoute("GET /api/surveys/:survey/progress", { params: { survey: survey.id } })
  const [within, setWithin] = useState("")
  return (
    <>
      <PhaseLegend />
      <Query query={query}>
        {({ places }) => (
          <>
            <Board places={places} within={within} onWithin={setWithin} />
            <h2 style={{ fontSize: 15, margin: "16px 0 6px" }}>
              {t({ zh: "催报名单", en: "Not reported" })}
              {within === ""
                ? ""
                : ` · ${t(places.find(({ id }) => id === within)?.name ?? { zh: within, en: within })}`}
            </h2>
            <ChaseList
              survey={survey}
              within={within}
              mayRemind={role === "reviewer"}
              mayExport={role !== "reporter"}
              key={within}
            />
          </>
        )}
      </Query>
    </>
  )
}

/** Places as lines, each below the one that it lies in. */
function Board({
  places,
  within,
  onWithin,
}: {
  readonly places: readonly PlaceLine[]
  readonly within: string
  readonly onWithin: (place: string) => void
}) {
  const { t } = useLanguage()
  const levels = reviewLevels.filter((level) => places.some(({ waiting }) => waiting[level] > 0))
  const lines = inTree(places)
  return (
    <>
      <div className="fields" style={{ marginBottom: 6 }}>
        <button
          type="button"
          className="plain-button"
          onClick={() => saveCsv("progress", tableOf(lines, levels, t))}
        >
          {t({ zh: "导出进度（CSV）", en: "Export progress (CSV)" })}
        </button>
      </div>
      <PlainTable
        caption={t({ zh: "填报进度（按地区、园区）", en: "Progress by place" })}
        maxHeight={420}
        rows={lines}
        keyOf={({ place }) => place.id}
        empty={t({ zh: "您所辖没有调查单位。", en: "No unit of yours is in the frame." })}
        columns={[
          {
            key: "name",
            title: t({ zh: "地区、园区", en: "Place" }),
            heading: true,
            cell: ({ place, depth }) => (
              <span style={{ paddingInlineStart: depth * 16 }}>
                <button
                  type="button"
                  className="survey-link"
                  aria-pressed={within === place.id}
                  onClick={() => onWithin(within === place.id ? "" : place.id)}
                >
                  {t(place.name)}
                </button>
              </span>
            ),
          },
          {
            key: "bar",
            title: t({ zh: "进度", en: "Progress" }),
            width: "22%",
            cell: ({ place }) => <PhaseBar phases={place.phases} />,
          },
          {
            key: "due",
            title: t({ zh: "应报", en: "Due" }),
            number: true,
            cell: ({ place }) => place.counts.due,
          },
          {
            key: "submitted",
            title: t({ zh: "已报", en: "Submitted" }),
            number: true,
            cell: ({ place }) => place.counts.submitted,
          },
          {
            key: "coverage",
            title: t({ zh: "上报率", en: "Coverage" }),
            number: true,
            cell: ({ place }) => percentText(place.counts.coverage),
          },
          {
            key: "missing",
            title: t({ zh: "未报", en: "Missing" }),
            number: true,
            cell: ({ place }) => place.counts.missing,
          },
          {
            key: "late",
            title: t({ zh: "迟报", en: "Late" }),
            number: true,
            cell: ({ place }) => place.counts.late,
          },
          {
            key: "returned",
            title: t({ zh: "退回待改", en: "Sent back" }),
            number: true,
            cell: ({ place }) => place.phases.returned,
          },
          ...levels.map((level) => ({
            key: level,
            title: t({ zh: `待${levelWords[level].zh}审`, en: `Waits: ${levelWords[level].en}` }),
            number: true as const,
            cell: ({ place }: TreeLine) => place.waiting[level],
          })),
          {
            key: "accepted",
            title: t({ zh: "已通过", en: "Accepted" }),
            number: true,
            cell: ({ place }) => place.counts.accepted,
          },
        ]}
      />
    </>
  )
}

/** The board as rows of a file, with the codes of the places. */
function tableOf(
  lines: readonly TreeLine[],
  levels: readonly ReviewLevel[],
  t: ReturnType<typeof useLanguage>["t"],
): readonly (readonly (string | number)[])[] {
  const header = [
    { zh: "代码", en: "Code" },
    { zh: "地区、园区", en: "Place" },
    { zh: "上级代码", en: "Within" },
    { zh: "应报", en: "Due" },
    { zh: "已报", en: "Submitted" },
    { zh: "上报率", en: "Coverage" },
    { zh: "未报", en: "Missing" },
    { zh: "迟报", en: "Late" },
    { zh: "退回待改", en: "Sent back" },
    ...levels.map((level) => ({ zh: `待${levelWords[level].zh}审`, en: `Waits: ${levelWords[level].en}` })),
    { zh: "已通过", en: "Accepted" },
  ]
  return [
    header.map(t),
    ...lines.map(({ place: { id, name, parent, counts, phases, waiting } }) => [
      id,
      t(name),
      parent ?? "",
      counts.due,
      counts.submitted,
      counts.coverage === null ? "" : percentText(counts.coverage),
      counts.missing,
      counts.late,
      phases.returned,
      ...levels.map((level) => waiting[level]),
      counts.accepted,
    ]),
  ]
}

interface TreeLine {
  readonly place: PlaceLine
  readonly depth: number
}

function inTree(places: readonly PlaceLine[], parent: string | null = null, depth = 0): readonly TreeLine[] {
  return places
    .filter((place) => place.parent === parent)
    .flatMap((place) => [{ place, depth }, ...inTree(places, place.id, depth + 1)])
}
