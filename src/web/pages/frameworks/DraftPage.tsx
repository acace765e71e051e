import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate, useParams } from "@tanstack/react-router"
import { Button, Popconfirm, Tag } from "antd"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ReadingView } from "./ReadingView.tsx"

/** One draft framework as it was read. */
export default function DraftPage() {
  const { t } = useLanguage()
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useRoute("GET /api/framework-drafts/:id", { params: { id } })
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
              <Tag color="purple">{t({ zh: "草案 · 未经审定", en: "Draft · not adopted" })}</Tag>
              <OriginBadge origin="user" />
              <Popconfirm
                title={t({ zh: "撤下这个草案？", en: "Withdraw this draft?" })}
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
          <ReadingView reading={reading} />
        </Page>
      )}
    </Query>
  )
}
