import { Button, Select, Space, Tag } from "antd"
import type { ColumnsType } from "antd/es/table"
import { useState } from "react"
import { adjustmentWords, intervalText, nodeText, statusWords } from "#reports"
import { addressOf } from "../../../app/api.ts"
import { useLanguage } from "../../../app/language.tsx"
import { Num } from "../../../components/Num.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import type { Run } from "../RunPage.tsx"
import { RankBar } from "./RankBar.tsx"
import { nameOf, type Reading } from "./reading.ts"

interface Row {
  readonly position: number
}

/** Who stands where, in all and in class; rank intervals where weights are unknown; who is not ranked and why. */
export function RankingTab({
  run,
  reading,
  onEntity,
}: {
  readonly run: Run
  readonly reading: Reading
  readonly onEntity: (code: string) => void
}) {
  const { t } = useLanguage()
  const [wanted, setWanted] = useState<string | undefined>()
  const { result, standing, index, order, classes } = reading
  const rows: Row[] = order
    .filter((position) => wanted === undefined || result.entities[position]?.class === wanted)
    .map((position) => ({ position }))
  const number = (column: readonly (number | null)[] | undefined, none: number) => (a: Row, b: Row) =>
    (column?.[a.position] ?? none) - (column?.[b.position] ?? none)
  const groups = standing.aggregates.filter((node) => node.parent === index)
  const last = result.entities.length
  const ranked = standing.ranked.length
  const of = (position: number) => result.entities[position]
  const adjusted = new Map<string, string[]>()
  for (const one of result.adjustments)
    adjusted.set(one.entity, [
      ...(adjusted.get(one.entity) ?? []),
      `${t(adjustmentWords[one.kind])}${one.points === null ? "" : ` ${one.points > 0 ? "+" : ""}${one.points}`}：${one.reason}（${one.reference}）`,
    ])
  const tied = new Map<number, number>()
  for (const rank of result.ranks[index] ?? []) if (rank !== null) tied.set(rank, (tied.get(rank) ?? 0) + 1)
  const columns: ColumnsType<Row> = [
    ...(standing.hasRanks
      ? [
          {
            title: t({ zh: "位次", en: "Rank" }),
            width: 76,
            align: "right" as const,
            fixed: "left" as const,
            sorter: number(result.ranks[index], last + 1),
            render: (_: unknown, { position }: Row) => {
              const rank = result.ranks[index]?.[position] ?? null
              return (
                <span className="number">
                  {rank ?? "—"}
                  {rank !== null && (tied.get(rank) ?? 0) > 1 ? t({ zh: " 并列", en: " tied" }) : ""}
                </span>
              )
            },
          },
        ]
      : []),
    ...(standing.hasClasses
      ? [
          {
            title: t({ zh: "类内位次", en: "In class" }),
            width: 84,
            align: "right" as const,
            sorter: number(result.classRanks[index], last + 1),
            render: (_: unknown, { position }: Row) => (
              <Num value={result.classRanks[index]?.[position]} digits={0} />
            ),
          },
        ]
      : []),
    {
      title: t({ zh: "名称", en: "Name" }),
      width: 190,
      render: (_, { position }) => (
        <Button
          type="link"
          size="small"
          style={{ padding: 0, height: "auto", whiteSpace: "normal", textAlign: "start" }}
          onClick={() => onEntity(of(position)?.code ?? "")}
        >
          {nameOf(result, position)}
        </Button>
      ),
    },
    ...(standing.hasClasses
      ? [
          {
            title: t({ zh: "分类", en: "Class" }),
            width: 100,
            render: (_: unknown, { position }: Row) => of(position)?.class ?? "—",
          },
        ]
      : []),
    ...(result.rankIntervals ?? []).map((interval) => ({
      title: t(intervalText(interval.weights)),
      width: 190,
      sorter: number(interval.best, last + 1),
      render: (_: unknown, { position }: Row) => (
        <RankBar
          best={interval.best[position] ?? null}
          worst={interval.worst[position] ?? null}
          mark={result.ranks[index]?.[position] ?? null}
          of={ranked}
        />
      ),
    })),
    {
      title: t({ zh: "得分", en: "Score" }),
      width: 84,
      align: "right",
      sorter: number(result.scores[index], Number.NEGATIVE_INFINITY),
      render: (_, { position }) => <Num value={result.scores[index]?.[position]} />,
    },
    ...groups.map((node) => ({
      title: t(nodeText(node)),
      width: 110,
      align: "right" as const,
      sorter: number(result.scores[node.code], Number.NEGATIVE_INFINITY),
      render: (_: unknown, { position }: Row) => <Num value={result.scores[node.code]?.[position]} />,
    })),
    {
      title: t({ zh: "状态与加减分", en: "Status, adjustments" }),
      width: 220,
      render: (_, { position }) => {
        const entity = of(position)
        if (entity === undefined) return null
        return (
          <>
            {entity.status === "ranked" ? null : (
              <Tag color={entity.status === "vetoed" ? "red" : "default"}>
                {t(statusWords[entity.status])}
              </Tag>
            )}
            {(adjusted.get(entity.code) ?? []).map((text) => (
              <div key={text}>{text}</div>
            ))}
          </>
        )
      },
    },
  ]
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        {classes.length === 0 ? null : (
          <Select<string>
            aria-label={t({ zh: "分类", en: "Class" })}
            style={{ minWidth: 160 }}
            value={wanted ?? ""}
            onChange={(value) => setWanted(value === "" ? undefined : value)}
            options={[
              { value: "", label: t({ zh: "全部分类", en: "All classes" }) },
              ...classes.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <Button href={addressOf("GET /api/runs/:id/files/:kind", { id: run.id, kind: "ranking" })}>
          {t({ zh: "导出 CSV", en: "Export as CSV" })}
        </Button>
        <span>
          {t({
            zh: `参加排位 ${ranked} 个，其余 ${standing.unranked.length} 个`,
            en: `${ranked} ranked, ${standing.unranked.length} others`,
          })}
        </span>
      </Space>
      {result.rankIntervals === undefined ? null : (
        <p>
          {t({
            zh: "权重未公布：横条是一切相容权重下的位次区间，竖线是等权时的一点；“位次”“得分”只是等权这一点。",
            en: "Weights are not published: the bar is the interval of ranks over all weights compatible with what is known, the line is the point of equal weights, and so are rank and score.",
          })}
        </p>
      )}
      {standing.hasRanks || standing.hasClassRanks ? null : (
        <p>{t({ zh: "只有一个对象：不能排位。", en: "One entity alone: no rank." })}</p>
      )}
      <ResultTable<Row>
        caption={t({ zh: "位次与得分", en: "Ranks and scores" })}
        rowKey="position"
        dataSource={rows}
        columns={columns}
        width={columns.reduce((sum, column) => sum + Number(column.width ?? 120), 0)}
      />
    </>
  )
}
