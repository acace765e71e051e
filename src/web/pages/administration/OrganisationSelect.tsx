import { useQuery } from "@tanstack/react-query"
import { Select } from "antd"
import { useDeferredValue, useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"

/** Choosing an organisation by part of its name or code. */
export function OrganisationSelect({
  value,
  onChange,
  id,
  label,
}: {
  readonly value?: string
  readonly onChange?: (organisation: string | undefined) => void
  /** Given by the form, so that its label belongs to it. */
  readonly id?: string
  /** Where no form gives a label. */
  readonly label?: string
}) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState("")
  const query = useDeferredValue(typed || value || "")
  const found = useQuery({
    queryKey: ["organisations", query],
    queryFn: () => call("GET /api/organisations", { query: query === "" ? {} : { query } }),
    placeholderData: (before) => before,
  })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(label === undefined ? {} : { "aria-label": label })}
      onChange={(chosen: string | undefined) => onChange?.(chosen)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width: "100%", minWidth: 220 }}
      placeholder={t({ zh: "输入名称或编号查找", en: "Type part of a name or code" })}
      loading={found.isFetching}
      notFoundContent={t({ zh: "没有找到", en: "Nothing found" })}
      options={(found.data?.organisations ?? []).slice(0, 50).map((one) => ({
        value: one.id,
        label: `${t(one.name)}（${one.id}）`,
      }))}
    />
  )
}
