import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Input, InputNumber, Select } from "antd"
import dayjs from "dayjs"
import { useState } from "react"
import { roles, roleWords } from "#access"
import type { operationsRoutes, ResponseOf } from "#contracts"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { RefusalAlert } from "./RefusalAlert.tsx"

type Setting = ResponseOf<(typeof operationsRoutes)["GET /api/settings"]>[number]

/** What this installation may change about itself, each by the role that it belongs to. */
export default function SettingsPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/settings")
  return (
    <Page title={{ zh: "设置", en: "Settings" }}>
      <p className="muted">
        {t({
          zh: "每次修改都记入审计记录。安全参数由安全管理员设定，审计保存期由审计员设定，其余由系统管理员设定。",
          en: "Every change is a record of the audit trail. Security is set by the security administrator, retention of the trail by the auditor, the rest by the system administrator.",
        })}
      </p>
      <Query query={query}>
        {(settings) => (
          <PlainTable
            caption={t({ zh: "设置项", en: "Settings" })}
            hideCaption
            rows={settings}
            keyOf={(setting) => setting.name}
            columns={[
              {
                key: "label",
                title: t({ zh: "设置项", en: "Setting" }),
                heading: true,
                cell: (setting) => (
                  <>
                    <span id={`setting-${setting.name}`}>{t(setting.label)}</span>
                    <div className="muted">
                      <code>{setting.name}</code>
                    </div>
                  </>
                ),
              },
              {
                key: "value",
                title: t({ zh: "值", en: "Value" }),
                cell: (setting) => <SettingField key={JSON.stringify(setting.value)} setting={setting} />,
              },
              {
                key: "by",
                title: t({ zh: "由谁设定", en: "Set by" }),
                cell: (setting) => t(roleWords[setting.changedBy]),
              },
              {
                key: "changed",
                title: t({ zh: "最近修改", en: "Last change" }),
                cell: (setting) =>
                  setting.changedAt === null ? (
                    <span className="muted">{t({ zh: "默认值", en: "default" })}</span>
                  ) : (
                    <>
                      {dayjs(setting.changedAt).format("YYYY-MM-DD HH:mm")}
                      <div className="muted">{setting.lastChangedBy}</div>
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

function SettingField({ setting }: { readonly setting: Setting }) {
  const { t } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const [value, setValue] = useState(setting.value)
  const save = useMutation({
    mutationFn: () => call("PUT /api/settings/:name", { params: { name: setting.name }, body: { value } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["GET /api/settings"] }),
  })
  const mine = me?.active?.role === setting.changedBy
  const label = { "aria-labelledby": `setting-${setting.name}` }
  if (!mine) {
    const shown = Array.isArray(setting.value)
      ? setting.value.map((word) => t(wordsOfRole(word))).join(t({ zh: "、", en: ", " }))
      : String(setting.value)
    return <>{shown === "" ? <span className="muted">{t({ zh: "未填写", en: "empty" })}</span> : shown}</>
  }
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
      {setting.kind === "number" ? (
        <InputNumber
          {...label}
          value={typeof value === "number" ? value : null}
          min={setting.minimum ?? Number.NEGATIVE_INFINITY}
          max={setting.maximum ?? Number.POSITIVE_INFINITY}
          precision={0}
          onChange={(given) => given !== null && setValue(given)}
        />
      ) : setting.kind === "text" ? (
        <Input
          {...label}
          style={{ maxWidth: 240 }}
          value={String(value)}
          onChange={(event) => setValue(event.target.value)}
        />
      ) : (
        <Select
          {...label}
          mode="multiple"
          style={{ minWidth: 220, maxWidth: 420 }}
          value={Array.isArray(value) ? value : []}
          options={roles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
          onChange={(given: string[]) => setValue(given)}
        />
      )}
      <Button
        type="primary"
        loading={save.isPending}
        disabled={JSON.stringify(value) === JSON.stringify(setting.value)}
        onClick={() => save.mutate()}
      >
        {t({ zh: "保存", en: "Save" })}
      </Button>
      {save.isError ? <RefusalAlert error={save.error} /> : null}
    </div>
  )
}

function wordsOfRole(word: string) {
  const role = roles.find((one) => one === word)
  return role === undefined ? { zh: word, en: word } : roleWords[role]
}
