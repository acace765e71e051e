import { Link } from "@tanstack/react-router"
import { Alert, Tag } from "antd"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Num } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProofCheck } from "../../components/proof/ProofCheck.tsx"
import { PublishedRanking } from "../../components/proof/PublishedContent.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import type { RoundAnswer } from "./round-types.ts"

/** The result: all of it for the authority, with its run; a zone's own from the notice on; proofs for either. */
export function ResultsTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const me = useMe()
  const query = useRoute("GET /api/rounds/:round/results", { params: { round: round.id } })
  const proof = (kind: string) => addressOf("GET /api/rounds/:round/proof/:kind", { round: round.id, kind })
  return (
    <Query query={query}>
      {({ latest, own }) =>
        latest !== null ? (
          <>
            <p>
              <Tag color={latest.frozen ? "green" : "gold"}>
                {latest.frozen
                  ? t({ zh: "已冻结", en: "Frozen" })
                  : t({ zh: "未冻结，可重新计算", en: "Not frozen, may be computed again" })}
              </Tag>
              <Link to="/evaluations/$run" params={{ run: latest.run }}>
                {t({ zh: "查看完整结果与解释", en: "The whole result and why" })}
              </Link>
            </p>
            <PublishedRanking content={latest.content} />
            <ProofCheck address={proof("full")} title={{ zh: "完整证明", en: "Full proof" }} />
            {me?.active?.role === "auditor" && round.phase === "released" ? (
              <p>
                <a download href={proof("openings")}>
                  {t({
                    zh: "下载公开证明的核对底稿（仅审计员）",
                    en: "Openings of the public proof (auditor alone)",
                  })}
                </a>
              </p>
            ) : null}
          </>
        ) : own !== null ? (
          <>
            <div className="panel" style={{ marginBottom: 8 }}>
              <h2>{t({ zh: "本园区结果", en: "Our result" })}</h2>
              <p style={{ fontSize: 18, margin: 0 }}>
                {t({ zh: "位次", en: "Rank" })} <b>{own.rank ?? "—"}</b> / {own.ranked}，
                {t({ zh: "总指数", en: "index" })} <Num value={own.score} />
              </p>
              {own.best === null ? null : (
                <Alert
                  type="warning"
                  style={{ marginTop: 8 }}
                  title={t({
                    zh: `权重未公布：位次按等权计算，在所有可能的权重下为第 ${own.best} 至 ${own.worst} 位。`,
                    en: `Weights are not published: the rank is that of equal weights; over all weights that fit it lies between ${own.best} and ${own.worst}.`,
                  })}
                />
              )}
            </div>
            <PlainTable
              caption={t({ zh: "各方面得分", en: "Scores of the themes" })}
              keyOf={(row) => row.code}
              rows={own.themes}
              columns={[
                { key: "number", title: t({ zh: "编号", en: "No." }), cell: (row) => row.number ?? "" },
                {
                  key: "label",
                  title: t({ zh: "方面", en: "Theme" }),
                  heading: true,
                  cell: (row) => t(row.label),
                },
                {
                  key: "score",
                  title: t({ zh: "得分", en: "Score" }),
                  number: true,
                  cell: (row) => <Num value={row.score} />,
                },
                {
                  key: "rank",
                  title: t({ zh: "位次", en: "Rank" }),
                  number: true,
                  cell: (row) => row.rank ?? "—",
                },
              ]}
            />
            <ProofCheck
              address={proof("zone")}
              title={{
                zh: "本园区证明：用本园区数值、界限和权重重算本园区得分",
                en: "Our proof: our scores again from our values, the bounds and the weights",
              }}
            />
          </>
        ) : (
          <Nothing
            text={
              round.side === "participant"
                ? { zh: "公示以后可见本园区结果", en: "Your result is shown from the public notice on" }
                : { zh: "还没有计算结果", en: "No result yet" }
            }
          />
        )
      }
    </Query>
  )
}
