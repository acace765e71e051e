import { Link, useParams } from "@tanstack/react-router"
import { Alert, Tag } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { certaintyText } from "../../components/Citation.tsx"
import { Marked } from "../../components/Marked.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { EnterpriseFacts } from "./EnterpriseLink.tsx"
import { RecordActions } from "./RecordActions.tsx"
import { RecordHistory } from "./RecordHistory.tsx"
import { expiryWords, type Register, stateWords, valueText } from "./register-words.ts"
import "../../components/plain.css"
import "./registers.css"

type Answer = ResponseOf<Contracts["GET /api/registers/:register/records/:id"]>

/** One record: its fields, its document, where it came from, what happened to it, and what may be done now. */
export default function RecordPage() {
  const { register, id } = useParams({ strict: false }) as { register: string; id: string }
  const definition = useRoute("GET /api/registers/:register", { params: { register } })
  const answer = useRoute("GET /api/registers/:register/records/:id", { params: { register, id } })
  return (
    <Query query={definition}>
      {(one) => <Query query={answer}>{(data) => <Shown register={one} answer={data} />}</Query>}
    </Query>
  )
}

function Shown({
  register,
  answer: { record, history },
}: {
  readonly register: Register
  readonly answer: Answer
}) {
  const { t } = useLanguage()
  const query = record.state === "queried" ? history.findLast(({ kind }) => kind === "queried") : undefined
  return (
    <Page
      title={{ zh: record.name, en: record.name }}
      actions={<RecordActions register={register} record={record} />}
    >
      <div className="fields" style={{ marginBottom: 8 }}>
        <Link to="/registers/$register" params={{ register: register.id }}>
          ← {t(register.title)}
        </Link>
        {record.origin === "public" ? null : (
          <Tag color={stateWords[record.state].color}>{t(stateWords[record.state])}</Tag>
        )}
        {record.expiry === null ? null : (
          <Tag color={expiryWords[record.expiry].color}>{t(expiryWords[record.expiry])}</Tag>
        )}
        <OriginBadge origin={record.origin} />
        <span className="muted">{t({ zh: `第 ${record.version} 版`, en: `version ${record.version}` })}</span>
      </div>
      {query === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={t({ zh: `被质疑：${query.reason}`, en: `Queried: ${query.reason}` })}
          description={t({
            zh: "更正或补充佐证后，由审核人再审。",
            en: "Correct it or add a document; a checker looks at it again.",
          })}
        />
      )}
      <Marked origin={record.origin}>
        <div className="record-columns">
          <section className="panel">
            <h2>{t({ zh: "内容", en: "Content" })}</h2>
            <Facts register={register} record={record} />
          </section>
          <section className="panel">
            <h2>{t({ zh: "历史（只增不改）", en: "History (only added to)" })}</h2>
            <RecordHistory register={register} history={history} />
          </section>
        </div>
      </Marked>
    </Page>
  )
}

function Facts({ register, record }: { readonly register: Register; readonly record: Answer["record"] }) {
  const { t } = useLanguage()
  const certainty = certaintyText(record.source?.certainty ?? null)
  const empty = <span className="muted">{t({ zh: "未填", en: "not given" })}</span>
  return (
    <dl className="record-facts">
      <dt>{t({ zh: "计入园区", en: "Counts for" })}</dt>
      <dd>
        {record.zone === null ? (
          t({ zh: "没有对应到园区，不计入任何园区", en: "no zone: counted for none" })
        ) : (
          <Link to="/zones/$code" params={{ code: record.zone }}>
            {record.zoneName ?? record.zone}
          </Link>
        )}
      </dd>
      {register.subject !== "enterprise" && register.roles.uscc === undefined ? null : (
        <>
          <dt>{t({ zh: "已登记企业", en: "Registered enterprise" })}</dt>
          <dd>
            <EnterpriseFacts record={record} />
          </dd>
        </>
      )}
      {register.fields
        .filter(({ code }) => code !== register.roles.zone)
        .flatMap((field) => {
          const text = valueText(field, record.values[field.code])
          const value = record.values[field.code] ?? ""
          return [
            <dt key={field.code}>{t(field.label)}</dt>,
            <dd key={`${field.code} value`}>
              {record.hidden.includes(field.code) ? (
                <span className="muted">{t({ zh: "只对登记机构开放", en: "open to the keeper only" })}</span>
              ) : text === null ? (
                empty
              ) : field.code === register.roles.proof && /^https?:\/\//.test(value) ? (
                <a href={value} rel="noreferrer noopener" target="_blank">
                  {value}
                </a>
              ) : (
                t(text)
              )}
            </dd>,
          ]
        })}
      {record.validFrom === null && record.validTo === null ? null : (
        <>
          <dt>{t({ zh: "有效期", en: "Valid" })}</dt>
          <dd>
            {record.validFrom ?? "?"} – {record.validTo ?? t({ zh: "没有写明止日", en: "no end given" })}
            {register.roles.validTo !== undefined &&
            (record.values[register.roles.validTo] ?? null) === null &&
            record.validTo !== null
              ? t({
                  zh: `（按 ${register.validYears} 年算得）`,
                  en: ` (by the rule of ${register.validYears} years)`,
                })
              : ""}
          </dd>
        </>
      )}
      <dt>{t({ zh: "佐证材料", en: "Document of proof" })}</dt>
      <dd>
        {record.proof === null ? (
          register.proof === "required" ? (
            <strong>{t({ zh: "缺：本台账要求附佐证", en: "missing: this register requires one" })}</strong>
          ) : (
            <span className="muted">{t({ zh: "没有", en: "none" })}</span>
          )
        ) : (
          <>
            <a
              href={addressOf("GET /api/registers/:register/records/:id/proof", {
                register: register.id,
                id: record.id,
              })}
              download
            >
              {record.proof.fileName}
            </a>
            <code style={{ display: "block", fontSize: 11, wordBreak: "break-all" }}>
              {record.proof.digest}
            </code>
          </>
        )}
      </dd>
      <dt>{t({ zh: "登记机构", en: "Kept by" })}</dt>
      <dd>{t(record.organisation.name)}</dd>
      {record.source === null ? null : (
        <>
          <dt>{t({ zh: "出处", en: "Read from" })}</dt>
          <dd>
            {[record.source.file, record.source.sheet, record.source.cell].filter(Boolean).join(" · ")}
            {certainty === null ? "" : `（${t(certainty)}）`}
            {record.source.note === null ? null : <div className="muted">{record.source.note}</div>}
          </dd>
        </>
      )}
    </dl>
  )
}
