import { Link, useParams } from "@tanstack/react-router"
import { Alert, Descriptions, QRCode } from "antd"
import { levelWords, returnPhaseWords } from "#surveys"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"

/** A receipt as it stands; opened by its QR code it is held against the digest that the paper shows. */
export default function ReceiptPage() {
  const { t, language } = useLanguage()
  const params = useParams({ strict: false }) as {
    readonly survey: string
    readonly unit: string
    readonly revision: string
  }
  const told = new URLSearchParams(window.location.search).get("digest")
  const query = useRoute("GET /api/receipts/:survey/:unit/:revision", { params })
  return (
    <Page
      title={{ zh: "报送回执", en: "Receipt" }}
      actions={
        <a download href={addressOf("GET /api/receipts/:survey/:unit/:revision/file", params, { language })}>
          {t({ zh: "下载回执（Word）", en: "Download (Word)" })}
        </a>
      }
    >
      <Query query={query}>
        {(receipt) => (
          <>
            {told === null ? null : (
              <Alert
                showIcon
                style={{ marginBottom: 12 }}
                type={told === receipt.digest ? "success" : "error"}
                title={
                  told === receipt.digest
                    ? t({
                        zh: "核对一致：回执上的摘要就是留存数据的摘要。",
                        en: "It agrees: the paper's digest is that of the figures kept.",
                      })
                    : t({
                        zh: "核对不一致：回执上的摘要不是留存数据的摘要。",
                        en: "It does not agree with the figures kept.",
                      })
                }
              />
            )}
            {receipt.latest ? null : (
              <Alert
                showIcon
                style={{ marginBottom: 12 }}
                type="warning"
                title={t({
                  zh: "此后又有新的版次，本回执的数据已被替代。",
                  en: "A later revision has taken its place.",
                })}
              />
            )}
            <Descriptions
              bordered
              column={1}
              size="small"
              items={[
                {
                  key: "survey",
                  label: t({ zh: "调查期", en: "Period" }),
                  children: (
                    <>
                      {receipt.survey.period} {t(receipt.survey.title)}{" "}
                      {receipt.example ? <OriginBadge origin="invented" /> : null}
                    </>
                  ),
                },
                { key: "unit", label: t({ zh: "报送单位", en: "Unit" }), children: receipt.unit.name },
                {
                  key: "uscc",
                  label: t({ zh: "统一社会信用代码", en: "Credit code" }),
                  children: receipt.unit.uscc ?? "—",
                },
                {
                  key: "revision",
                  label: t({ zh: "版次", en: "Revision" }),
                  children: (
                    <Link to="/returns/$survey/$unit" params={params}>
                      {receipt.revision}
                      {receipt.keyed ? t({ zh: "（代录）", en: " (keyed by a clerk)" }) : ""}
                    </Link>
                  ),
                },
                {
                  key: "at",
                  label: t({ zh: "上报时间", en: "Submitted" }),
                  children: <Moment at={receipt.at} />,
                },
                { key: "cells", label: t({ zh: "填报项数", en: "Cells" }), children: receipt.cells },
                {
                  key: "phase",
                  label: t({ zh: "现状", en: "State" }),
                  children: t(returnPhaseWords[receipt.phase]),
                },
                {
                  key: "accepted",
                  label: t({ zh: "已通过的审核", en: "Accepted by" }),
                  children: receipt.accepted.map(({ level }) => t(levelWords[level])).join(" → ") || "—",
                },
                {
                  key: "digest",
                  label: t({ zh: "数据摘要（SHA-256）", en: "Digest (SHA-256)" }),
                  children: <code style={{ overflowWrap: "anywhere" }}>{receipt.digest}</code>,
                },
                {
                  key: "code",
                  label: t({ zh: "核对码", en: "Code" }),
                  children: <QRCode value={receipt.address} type="svg" size={140} />,
                },
              ]}
            />
          </>
        )}
      </Query>
    </Page>
  )
}
