import { Link, useParams } from "@tanstack/react-router"
import { Select } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { certaintyText } from "../../components/Citation.tsx"
import { Field } from "../../components/Field.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"

type Paper = ResponseOf<Contracts["GET /api/surveys/:survey/papers"]>["papers"][number]

const kinds = {
  pages: { zh: "逐家一页", en: "A page for each unit" },
  list: { zh: "名单", en: "List" },
  comparison: { zh: "两期对比", en: "Two periods compared" },
} as const

/** The papers that the notices ask for about a period's returns, as Word for sealing and Excel for handing on. */
export default function PapersPage() {
  const { t, language } = useLanguage()
  const { survey } = useParams({ strict: false }) as { readonly survey: string }
  const query = useRoute("GET /api/surveys/:survey/papers", { params: { survey } })
  const places = useRoute("GET /api/surveys/:survey/progress", { params: { survey } })
  const [within, setWithin] = useState<string>()
  const address = (paper: string, format: "docx" | "xlsx") =>
    addressOf("GET /api/surveys/:survey/papers/:paper", { survey, paper }, { format, language, within })
  return (
    <Page
      title={{ zh: "报送材料", en: "Papers" }}
      actions={
        <Link to="/surveys/$survey" params={{ survey }}>
          {t({ zh: "返回调查期", en: "Back to the period" })}
        </Link>
      }
    >
      <p>
        {t({
          zh: "统计年报通知要求地方报送的材料，按已上报的报表生成；退回和未报的不在内。",
          en: "What the notices on annual statistics ask of the authorities in a place, made of the returns that were submitted.",
        })}
      </p>
      <Field label={t({ zh: "只取一地", en: "One place only" })}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          style={{ minWidth: 260 }}
          value={within ?? null}
          placeholder={t({ zh: "全部", en: "All" })}
          onChange={(value: string | null) => setWithin(value ?? undefined)}
          options={(places.data?.places ?? []).map(({ id, name }) => ({ value: id, label: t(name) }))}
        />
      </Field>
      <Query query={query}>
        {({ papers }) => (
          <PlainTable<Paper>
            caption={t({ zh: "材料", en: "Papers" })}
            rows={papers}
            keyOf={({ id }) => id}
            empty={<Nothing text={{ zh: "这套报表没有要求的材料。", en: "Nothing is asked for." }} />}
            columns={[
              {
                key: "title",
                title: t({ zh: "材料", en: "Paper" }),
                heading: true,
                cell: ({ title }) => t(title),
              },
              { key: "kind", title: t({ zh: "形式", en: "Form" }), cell: ({ kind }) => t(kinds[kind]) },
              {
                key: "asked",
                title: t({ zh: "通知的要求", en: "What is asked" }),
                cell: ({ asked }) => t(asked),
              },
              {
                key: "source",
                title: t({ zh: "来源", en: "Source" }),
                cell: ({ source, certainty }) => {
                  const words = certaintyText(certainty)
                  return words === null ? source : `${source} · ${t(words)}`
                },
              },
              {
                key: "file",
                title: t({ zh: "下载", en: "Download" }),
                cell: ({ id }) => (
                  <>
                    <a download href={address(id, "docx")}>
                      Word
                    </a>{" "}
                    <a download href={address(id, "xlsx")}>
                      Excel
                    </a>
                  </>
                ),
              },
            ]}
          />
        )}
      </Query>
    </Page>
  )
}
