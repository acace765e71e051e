import { Link, useParams, useSearch } from "@tanstack/react-router"
import { Button } from "antd"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { SectionTabs } from "../../components/SectionTabs.tsx"
import { AboutTab } from "./AboutTab.tsx"
import { CountsTab } from "./CountsTab.tsx"
import { ExpiryTab } from "./ExpiryTab.tsx"
import { RecordsTab } from "./RecordsTab.tsx"
import type { Register } from "./register-words.ts"
import "../../components/plain.css"
import "./registers.css"

/** One register: its records, what expires, its counts, and how it is made. */
export default function RegisterPage() {
  const { register } = useParams({ strict: false }) as { register: string }
  const query = useRoute("GET /api/registers/:register", { params: { register } })
  return <Query query={query}>{(data) => <Shown register={data} />}</Query>
}

function Shown({ register }: { readonly register: Register }) {
  const { t, language } = useLanguage()
  // A search in the address is read as JSON where it can be: a zone of digits alone comes as a number.
  const search = useSearch({ strict: false }) as { readonly zone?: string | number }
  const zone = search.zone === undefined ? "" : String(search.zone)
  const expires = register.expiryWarningDays !== null
  return (
    <Page
      title={register.title}
      actions={
        <>
          {register.mayEdit ? (
            <>
              <Link to="/registers/$register/new" params={{ register: register.id }}>
                <Button type="primary" tabIndex={-1}>
                  {t({ zh: "登记", en: "Enter a record" })}
                </Button>
              </Link>
              <Button href={`/imports?register=${register.id}`}>
                {t({ zh: "导入名单", en: "Import a list" })}
              </Button>
            </>
          ) : null}
          <Button
            href={addressOf("GET /api/registers/:register/template", { register: register.id }, { language })}
            download
          >
            {t({ zh: "下载模板", en: "Template" })}
          </Button>
        </>
      }
    >
      {register.description === null ? null : <p style={{ marginTop: 0 }}>{t(register.description)}</p>}
      <SectionTabs
        items={[
          {
            key: "records",
            label: `${t({ zh: "记录", en: "Records" })} ${register.totals.records}`,
            children: <RecordsTab register={register} zone={zone} />,
          },
          ...(expires
            ? [
                {
                  key: "expiry",
                  label: `${t({ zh: "到期预警", en: "Expiry" })} ${register.totals.expiring}`,
                  children: <ExpiryTab register={register} />,
                },
              ]
            : []),
          ...(register.counts.length > 0
            ? [
                {
                  key: "counts",
                  label: t({ zh: "分园区计数", en: "Counts" }),
                  children: <CountsTab register={register} />,
                },
              ]
            : []),
          {
            key: "about",
            label: t({ zh: "字段与口径", en: "Fields" }),
            children: <AboutTab register={register} />,
          },
        ]}
      />
    </Page>
  )
}
