import { Link, useParams, useSearch } from "@tanstack/react-router"
import { Button } from "antd"
import { useState } from "react"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { stateWords, yearsUntil } from "./register-words.ts"
import { ZoneSelect } from "./ZoneSelect.tsx"
import "../../components/plain.css"
import "./registers.css"

/** What the address asks for; digits alone are read as a number. */
interface Asked {
  readonly pack?: string
  readonly zone?: string | number
  readonly period?: string | number
}

/** The folder for those who judge qualitative indicators: per indicator the records and their documents. */
export default function EvidencePage() {
  const { framework } = useParams({ strict: false }) as { framework: string }
  const search = useSearch({ strict: false }) as Asked
  const { t } = useLanguage()
  const [zone, setZone] = useState(String(search.zone ?? ""))
  const [period, setPeriod] = useState(String(search.period ?? ""))
  const given = {
    ...(search.pack === undefined ? {} : { pack: search.pack }),
    ...(zone === "" ? {} : { zone }),
    ...(period === "" ? {} : { period }),
  }
  const query = useRoute("GET /api/evidence/:framework", { params: { framework }, query: given })
  return (
    <Page
      title={{ zh: "定性指标佐证材料", en: "Evidence for indicators of judgement" }}
      actions={
        <Button href={addressOf("GET /api/evidence/:framework/export", { framework }, given)} download>
          {t({ zh: "下载材料包（ZIP）", en: "Download the folder (ZIP)" })}
        </Button>
      }
    >
      <div className="fields" style={{ marginBottom: 8 }}>
        <ZoneSelect
          zone={zone}
          onChange={setZone}
          none={t({ zh: "可见的全部", en: "all that are open to you" })}
        />
        <label>
          {t({ zh: "期间", en: "Period" })}
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            <option value="">{t({ zh: "不限", en: "any" })}</option>
            {yearsUntil(new Date()).map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
      </div>
      <Query query={query}>
        {(folder) => (
          <div style={{ display: "grid", gap: 12 }}>
            <p className="in-text" style={{ margin: 0 }}>
              <Link to="/frameworks/$pack/$id" params={{ pack: folder.pack, id: folder.framework }}>
                {t(folder.title)}
              </Link>
              {t({
                zh: "：定性指标由专家评分，这里只汇集材料，不打分。",
                en: ": experts score these indicators; here their material is gathered, nothing is scored.",
              })}
            </p>
            {folder.indicators.length === 0 ? (
              <p>
                {t({
                  zh: "没有台账是本体系定性指标的佐证。",
                  en: "No register is evidence for this framework.",
                })}
              </p>
            ) : null}
            {folder.indicators.map((indicator) => (
              <section key={indicator.code} className="panel">
                <h2>
                  {t(indicator.label)} <code>{indicator.code}</code>
                </h2>
                {indicator.registers.length === 0 ? (
                  <span className="muted">
                    {t({ zh: "没有台账作为它的佐证。", en: "No register is evidence for it." })}
                  </span>
                ) : null}
                {indicator.registers.map((register) => (
                  <PlainTable
                    key={register.id}
                    caption={t({
                      zh: `${t(indicator.label)} · ${register.title.zh}：${register.total} 条，附佐证 ${register.withProof} 条`,
                      en: `${t(indicator.label)}: ${register.title.en}: ${register.total}, with a document ${register.withProof}`,
                    })}
                    rows={register.records}
                    keyOf={(record) => record.id}
                    maxHeight={360}
                    empty={t({ zh: "没有记录。", en: "No records." })}
                    columns={[
                      {
                        key: "name",
                        title: t({ zh: "名称", en: "Name" }),
                        heading: true,
                        cell: (record) => (
                          <Link
                            to="/registers/$register/records/$id"
                            params={{ register: register.id, id: record.id }}
                          >
                            {record.name}
                          </Link>
                        ),
                      },
                      {
                        key: "zone",
                        title: t({ zh: "园区", en: "Zone" }),
                        cell: (record) => record.zoneName ?? "—",
                      },
                      {
                        key: "from",
                        title: t({ zh: "起始", en: "From" }),
                        cell: (record) => record.validFrom ?? "—",
                      },
                      {
                        key: "state",
                        title: t({ zh: "状态", en: "State" }),
                        cell: (record) => t(stateWords[record.state]),
                      },
                      {
                        key: "document",
                        title: t({ zh: "佐证", en: "Document" }),
                        cell: (record) =>
                          record.document === null ? (
                            <span className="muted">{t({ zh: "没有", en: "none" })}</span>
                          ) : (
                            <a
                              href={addressOf("GET /api/registers/:register/records/:id/proof", {
                                register: register.id,
                                id: record.id,
                              })}
                              download
                            >
                              {record.document.fileName}
                            </a>
                          ),
                      },
                    ]}
                  />
                ))}
              </section>
            ))}
          </div>
        )}
      </Query>
    </Page>
  )
}
