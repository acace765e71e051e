import { Card, Flex, Input, Typography } from "antd"
import { useDeferredValue, useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { OrganisationCard } from "./OrganisationCard.tsx"
import { OrganisationTree } from "./OrganisationTree.tsx"
import { kindWords } from "./words.ts"

/** The tree of organisations, one of them with its memberships over time, and what the system administrator may do. */
export default function OrganisationsPage() {
  const { t } = useLanguage()
  const me = useMe()
  const [typed, setTyped] = useState("")
  const query = useDeferredValue(typed.trim())
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = chosen ?? me?.active?.organisation.id ?? null
  return (
    <Page title={{ zh: "单位", en: "Organisations" }}>
      <Flex gap={16} wrap align="flex-start">
        <Card style={{ flex: "1 1 320px", minWidth: 0, maxWidth: "100%" }} size="small">
          <Input.Search
            aria-label={t({ zh: "按名称或编号查找", en: "Search by name or code" })}
            placeholder={t({ zh: "名称或编号", en: "Name or code" })}
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            style={{ marginBottom: 8 }}
          />
          {query === "" ? (
            <OrganisationTree chosen={shown} onChoose={setChosen} />
          ) : (
            <Found query={query} chosen={shown} onChoose={setChosen} />
          )}
        </Card>
        <div style={{ flex: "3 1 520px", minWidth: 0 }}>
          {shown === null ? (
            <Nothing text={{ zh: "从左边选一个单位", en: "Choose an organisation" }} />
          ) : (
            <OrganisationCard
              key={shown}
              id={shown}
              mayChange={me?.active?.role === "system-administrator"}
              onChoose={setChosen}
            />
          )}
        </div>
      </Flex>
    </Page>
  )
}

function Found({
  query,
  chosen,
  onChoose,
}: {
  readonly query: string
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) {
  const { t } = useLanguage()
  const found = useRoute("GET /api/organisations", { query: { query } })
  return (
    <Query query={found}>
      {({ organisations, more }) =>
        organisations.length === 0 ? (
          <Nothing text={{ zh: "没有找到", en: "Nothing found" }} />
        ) : (
          <>
            <ul style={{ listStyle: "none", margin: 0, padding: 0, maxHeight: 560, overflow: "auto" }}>
              {organisations.map((one) => (
                <li key={one.id}>
                  <Typography.Link
                    strong={one.id === chosen}
                    onClick={() => onChoose(one.id)}
                    onKeyDown={(event) => {
                      if (event.key === "Enter") onChoose(one.id)
                    }}
                    role="button"
                    tabIndex={0}
                    style={{ display: "block", padding: "4px 0" }}
                  >
                    {t(one.name)}{" "}
                    <Typography.Text type="secondary">
                      {t(kindWords[one.kind])} · {one.id}
                    </Typography.Text>
                  </Typography.Link>
                </li>
              ))}
            </ul>
            {more ? (
              <Typography.Text type="secondary">
                {t({ zh: "还有更多，请缩小范围。", en: "There are more: narrow the search." })}
              </Typography.Text>
            ) : null}
          </>
        )
      }
    </Query>
  )
}
