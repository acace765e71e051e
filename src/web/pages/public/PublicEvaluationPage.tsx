import { useParams } from "@tanstack/react-router"
import { Alert, Button, Space, Tag } from "antd"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Marked } from "../../components/Marked.tsx"
import { Moment } from "../../components/Moment.tsx"
import { Page } from "../../components/Page.tsx"
import { ProofCheck } from "../../components/proof/ProofCheck.tsx"
import {
  type Publication,
  PublishedMarks,
  PublishedMethod,
  PublishedRanking,
} from "../../components/proof/PublishedContent.tsx"
import { Query } from "../../components/Query.tsx"
import { SectionTabs } from "../../components/SectionTabs.tsx"

/** One public evaluation: the ranking, its method and scope, downloads, revisions with their reasons. */
export default function PublicEvaluationPage() {
  const { t } = useLanguage()
  const { round } = useParams({ strict: false }) as { round: string }
  const query = useRoute("GET /api/public/rounds/:round", { params: { round } })
  return (
    <Query query={query}>
      {({ publications, ended }) => {
        const [latest] = publications
        const title = latest?.content.title ??
          ended[0]?.title ?? { zh: "公开的评价", en: "Public evaluation" }
        return (
          <Page title={title}>
            {ended
              .filter((one) => one.kind === "withdrawn")
              .map((one) => (
                <Alert
                  key={one.from}
                  type="error"
                  title={
                    <>
                      {t({ zh: "已撤回", en: "Withdrawn" })} <Moment at={one.endedAt} />：{one.reason}
                    </>
                  }
                />
              ))}
            {latest === undefined ? null : <Shown publication={latest} />}
            {publications.length < 2 ? null : (
              <section>
                <h2>{t({ zh: "修订前的公布内容", en: "What was published before" })}</h2>
                <SectionTabs
                  items={publications.slice(1).map((one) => ({
                    key: one.id,
                    label: one.from.slice(0, 10),
                    children: <Shown publication={one} />,
                  }))}
                />
              </section>
            )}
          </Page>
        )
      }}
    </Query>
  )
}

function Shown({ publication }: { readonly publication: Publication }) {
  const { t } = useLanguage()
  const { content, round, id, kind } = publication
  const params = { round, publication: id }
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <Tag color={kind === "notice" ? "orange" : "green"}>
          {kind === "notice" ? t({ zh: "公示", en: "Notice" }) : t({ zh: "发布", en: "Release" })}
        </Tag>
        <span>
          <Moment at={publication.from} />
          {publication.until === null ? null : (
            <>
              {" "}
              {t({ zh: "至", en: "to" })} <Moment at={publication.until} />
              {t({ zh: "（本机关设定）", en: " (set by the authority)" })}
            </>
          )}
        </span>
        <Button
          size="small"
          download
          href={addressOf("GET /api/public/rounds/:round/:publication/ranking", params)}
        >
          {t({ zh: "下载位次（CSV）", en: "Ranking (CSV)" })}
        </Button>
      </Space>
      {publication.reason === "" ? null : (
        <Alert
          type="info"
          style={{ marginBottom: 8 }}
          title={t({
            zh: `修订理由：${publication.reason}`,
            en: `Reason of the revision: ${publication.reason}`,
          })}
        />
      )}
      {kind === "notice" ? (
        <Alert
          type="info"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "公示期内，参评园区可以实名提出异议：登录后在“评价轮次”中办理。公示内容不是最终结果。",
            en: "During the notice the zones that take part may object by real name, signed in, under Rounds. A notice is not the final result.",
          })}
        />
      ) : null}
      <PublishedMarks content={content} />
      <Marked origin={content.origin} {...(content.watermark === null ? {} : { mark: content.watermark })}>
        <PublishedRanking content={content} />
      </Marked>
      <h2>{t({ zh: "方法与范围", en: "Method and scope" })}</h2>
      <PublishedMethod content={content} />
      {publication.proof ? (
        <ProofCheck
          address={addressOf("GET /api/public/rounds/:round/:publication/proof", params)}
          title={{ zh: "公开证明", en: "Public proof" }}
        />
      ) : null}
    </>
  )
}
