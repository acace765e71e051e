import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate, useParams } from "@tanstack/react-router"
import { Button, Popconfirm } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { SectionTabs } from "../../components/SectionTabs.tsx"
import { DocumentEditor } from "./DocumentEditor.tsx"
import { ReadingView } from "./ReadingView.tsx"
import { VersionsPanel } from "./VersionsPanel.tsx"

/** A framework of one's own: completed here, kept in versions, put in force from a day. */
export default function DraftPage() {
  const { t } = useLanguage()
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useRoute("GET /api/framework-drafts/:id", { params: { id } })
  const versions = useRoute("GET /api/framework-drafts/:id/versions", { params: { id } })
  const [chosen, setChosen] = useState<number | null>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const withdraw = useMutation({
    mutationFn: () => call("DELETE /api/framework-drafts/:id", { params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["GET /api/framework-drafts"] })
      await navigate({ to: "/frameworks" })
    },
  })
  return (
    <Query query={query}>
      {({ head, reading }) => (
        <Page
          title={{ zh: head.title, en: head.title }}
          actions={
            <>
              <OriginBadge origin="user" />
              <Popconfirm
                title={t({
                  zh: "撤下这个指标体系？各版都不再列出。",
                  en: "Withdraw it with all its versions?",
                })}
                onConfirm={() => withdraw.mutate()}
              >
                <Button danger loading={withdraw.isPending}>
                  {t({ zh: "撤下", en: "Withdraw" })}
                </Button>
              </Popconfirm>
            </>
          }
        >
          <p>
            {head.file} · {head.organisation} · {head.createdAt.slice(0, 10)}
          </p>
          <Query query={versions}>
            {(list) => {
              const latest = list[0]?.version ?? 1
              const shown = chosen ?? latest
              return (
                <SectionTabs
                  items={[
                    {
                      key: "edit",
                      label: t({ zh: `编辑（第 ${shown} 版）`, en: `Edit (version ${shown})` }),
                      children: (
                        <Editing
                          key={shown}
                          id={id}
                          version={shown}
                          latest={latest}
                          onSaved={() => setChosen(null)}
                        />
                      ),
                    },
                    {
                      key: "versions",
                      label: t({ zh: `各版 ${list.length}`, en: `Versions ${list.length}` }),
                      children: <VersionsPanel key={latest} id={id} versions={list} onOpen={setChosen} />,
                    },
                    {
                      key: "reading",
                      label: t({
                        zh: `读入情况（未读 ${reading.unread.length}）`,
                        en: `As read (${reading.unread.length} unread)`,
                      }),
                      children: <ReadingView reading={reading} />,
                    },
                  ]}
                />
              )
            }}
          </Query>
        </Page>
      )}
    </Query>
  )
}

function Editing({
  id,
  version,
  latest,
  onSaved,
}: {
  readonly id: string
  readonly version: number
  readonly latest: number
  readonly onSaved: (version: number) => void
}) {
  const query = useRoute("GET /api/framework-drafts/:id/versions/:version", {
    params: { id, version: String(version) },
  })
  return (
    <Query query={query}>
      {(data) => <DocumentEditor id={id} version={data} latest={latest} onSaved={onSaved} />}
    </Query>
  )
}
