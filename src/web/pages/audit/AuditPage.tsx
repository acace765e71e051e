import { useInfiniteQuery } from "@tanstack/react-query"
import { Button, Space } from "antd"
import { useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Chart } from "../../components/Chart.tsx"
import { Page } from "../../components/Page.tsx"
import { Failure, Loading } from "../../components/States.tsx"
import { AuditFilterForm, type AuditQuery } from "./AuditFilterForm.tsx"
import { AuditTable } from "./AuditTable.tsx"
import "./audit.css"
import { VerifyPanel } from "./VerifyPanel.tsx"

/** The auditor's page: what was done, by whom, for which purpose; whether any of it was changed since. */
export default function AuditPage() {
  const { t } = useLanguage()
  const [query, setQuery] = useState<AuditQuery>({})
  const statistics = useRoute("GET /api/audit/statistics")
  const found = useInfiniteQuery({
    queryKey: ["GET /api/audit", query],
    queryFn: ({ pageParam }) =>
      call("GET /api/audit", {
        query: { ...query, ...(pageParam === null ? {} : { before: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // A search is itself a record: it is not repeated behind the reader's back.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const days = statistics.data?.days ?? []
  const save = (format: "jsonl" | "csv") => addressOf("GET /api/audit/export", {}, { ...query, format })
  return (
    <Page
      title={{ zh: "审计记录", en: "Audit trail" }}
      actions={
        <Space wrap>
          <Button onClick={() => void found.refetch()}>{t({ zh: "刷新", en: "Refresh" })}</Button>
          <Button href={save("jsonl")} download>
            {t({ zh: "导出 JSONL（可离线验证）", en: "Export JSONL (verifiable)" })}
          </Button>
          <Button href={save("csv")} download>
            {t({ zh: "导出 CSV", en: "Export CSV" })}
          </Button>
        </Space>
      }
    >
      {days.length < 2 ? null : (
        <Chart
          height={120}
          label={t({
            zh: `近三十天每日操作数：${days.map((one) => `${one.day} ${one.actions}`).join("，")}`,
            en: `Actions per day, last thirty days: ${days.map((one) => `${one.day} ${one.actions}`).join(", ")}`,
          })}
          option={{
            grid: { left: 48, right: 8, top: 24, bottom: 24 },
            title: {
              text: t({ zh: "近三十天每日操作数", en: "Actions per day, last thirty days" }),
              textStyle: { fontSize: 12, fontWeight: "normal" },
              left: 0,
              top: 0,
            },
            xAxis: { type: "category", data: days.map((one) => one.day.slice(5)) },
            yAxis: { type: "value", minInterval: 1, splitNumber: 2 },
            tooltip: { trigger: "axis" },
            series: [
              {
                type: "bar",
                name: t({ zh: "操作", en: "actions" }),
                data: days.map((one) => one.actions),
                barMaxWidth: 24,
              },
            ],
          }}
        />
      )}
      <AuditFilterForm
        actions={statistics.data?.actions ?? []}
        objectKinds={statistics.data?.objectKinds ?? []}
        onSearch={setQuery}
      />
      <VerifyPanel />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data === undefined ? null : (
        <>
          <AuditTable entries={found.data.pages.flatMap((page) => page.entries)} />
          {found.hasNextPage ? (
            <Button
              style={{ marginTop: 8 }}
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t({ zh: "更早的记录", en: "Older records" })}
            </Button>
          ) : null}
        </>
      )}
    </Page>
  )
}
