import { Alert, Space, Tag, Typography } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"
import { useLanguage } from "../../app/language.tsx"
import { Num } from "../Num.tsx"
import { OriginBadge } from "../OriginBadge.tsx"
import { PlainTable } from "../PlainTable.tsx"
import "./published.css"

export type Publication = ResponseOf<Contracts["GET /api/public/rounds"]>["publications"][number]
type Content = Publication["content"]

const statusWords: Readonly<Record<string, Words>> = {
  "not-ranked": { zh: "不排位次", en: "not ranked" },
  vetoed: { zh: "一票否决", en: "vetoed" },
  screened: { zh: "未达数据要求", en: "screened out" },
  "no-score": { zh: "无得分", en: "no score" },
}

/** The published ranking: the index alone, with its interval where weights are not published. */
export function PublishedRanking({ content }: { readonly content: Content }) {
  const { t } = useLanguage()
  const rows = [...content.rows].sort(
    (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER),
  )
  const classes = rows.some((row) => row.class !== null)
  const intervals = rows.some((row) => row.best !== null)
  return (
    <PlainTable
      caption={t({
        zh: `位次（${content.period}，${content.ranked} 个园区排位）${content.weightsUnknown ? "：权重未公布，按等权计算，非官方" : ""}`,
        en: `Ranking (${content.period}, ${content.ranked} zones ranked)${content.weightsUnknown ? ": weights not published, equal weights, not official" : ""}`,
      })}
      keyOf={(row) => row.code}
      rows={rows}
      columns={[
        {
          key: "rank",
          title: t({ zh: "位次", en: "Rank" }),
          cell: (row) => row.rank ?? "—",
          number: true,
          width: 56,
        },
        {
          key: "name",
          title: t({ zh: "园区", en: "Zone" }),
          cell: (row) => row.name ?? row.code,
          heading: true,
        },
        {
          key: "score",
          title: t({ zh: "总指数", en: "Index" }),
          cell: (row) => <Num value={row.score} />,
          number: true,
        },
        ...(intervals
          ? [
              {
                key: "interval",
                title: t({ zh: "位次区间", en: "Interval" }),
                cell: (row: Content["rows"][number]) =>
                  row.best === null ? "—" : `${row.best}–${row.worst ?? "—"}`,
                number: true as const,
              },
            ]
          : []),
        ...(classes
          ? [
              {
                key: "class",
                title: t({ zh: "分类", en: "Class" }),
                cell: (row: Content["rows"][number]) => row.class ?? "—",
              },
              {
                key: "classRank",
                title: t({ zh: "类内位次", en: "Rank in class" }),
                cell: (row: Content["rows"][number]) => row.classRank ?? "—",
                number: true as const,
              },
            ]
          : []),
        {
          key: "status",
          title: t({ zh: "说明", en: "Note" }),
          cell: (row) => {
            const word = statusWords[row.status]
            const why = content.adjustments.filter((one) => one.code === row.code)
            return (
              <>
                {word === undefined ? "" : t(word)}
                {why.map((one) => (
                  <div key={one.reason} className="muted">
                    {one.points === null ? "" : `${one.points} · `}
                    {one.reason}（{one.reference}）
                  </div>
                ))}
              </>
            )
          },
        },
      ]}
    />
  )
}

/** Where it comes from and how far it may be relied on: before the ranking. */
export function PublishedMarks({ content }: { readonly content: Content }) {
  const { t } = useLanguage()
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <OriginBadge origin={content.origin} />
        {content.weightsUnknown ? (
          <Tag color="gold">
            {t({ zh: "权重未公布 · 非官方", en: "Weights not published · not official" })}
          </Tag>
        ) : null}
        <span>{t(content.authority)}</span>
      </Space>
      {content.watermark === null ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 8 }}
          title={t({
            zh: `${content.watermark.zh}：园区、机关和数值均为虚构，不得引用。`,
            en: `${content.watermark.en}: zones, authority and values are invented; not to be cited.`,
          })}
        />
      )}
    </>
  )
}

/** Method and scope of what is published (统计法实施条例 27). */
export function PublishedMethod({ content }: { readonly content: Content }) {
  const { t } = useLanguage()
  return (
    <dl className="plain-facts">
      <dt>{t({ zh: "范围", en: "Scope" })}</dt>
      <dd>
        {t({
          zh: `${content.period} 期，${content.zones} 个园区，其中排位 ${content.ranked} 个`,
          en: `Period ${content.period}, ${content.zones} zones, ${content.ranked} of them ranked`,
        })}
      </dd>
      <dt>{t({ zh: "指标体系", en: "Framework" })}</dt>
      <dd>
        {t(content.framework.title)}
        {content.framework.notice === null ? "" : `（${t(content.framework.notice)}）`}，
        {t({ zh: `${content.indicators} 项指标`, en: `${content.indicators} indicators` })}
      </dd>
      <dt>{t({ zh: "各方面权重", en: "Weights of the themes" })}</dt>
      <dd>
        {content.themes.map((theme) => (
          <div key={theme.label.zh}>
            {t(theme.label)}：{theme.weight ?? t({ zh: "未公布", en: "not published" })}
          </div>
        ))}
      </dd>
      <dt>{t({ zh: "方法", en: "Method" })}</dt>
      <dd>{t(content.method.title)}</dd>
      <dt>{t({ zh: "指纹", en: "Digests" })}</dt>
      <dd>
        <Typography.Text code style={{ fontSize: 12, wordBreak: "break-all" }}>
          {t({ zh: "数据", en: "data" })} {content.dataDigest}
        </Typography.Text>
        <br />
        <Typography.Text code style={{ fontSize: 12, wordBreak: "break-all" }}>
          {t({ zh: "完整证明", en: "full proof" })} {content.proofDigest}
        </Typography.Text>
      </dd>
    </dl>
  )
}
