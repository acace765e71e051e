import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useMemo } from "react"
import { call } from "../app/api.ts"
import { useLanguage } from "../app/language.tsx"
import { useMe } from "../app/me.ts"

const readers: readonly string[] = ["reporter", "reviewer", "analyst", "decision-maker", "publisher"]

/** The indicators of a framework that are counts of a register: code → register. Empty for who may not read registers. */
export function useCounted(pack: string | null, framework: string): ReadonlyMap<string, string> {
  const me = useMe()
  const mayRead = readers.includes(me?.active?.role ?? "")
  const key = "GET /api/frameworks/:pack/:id"
  const given = { params: { pack: pack ?? "", id: framework } }
  const query = useQuery({
    queryKey: [key, given],
    queryFn: () => call(key, given),
    enabled: mayRead && pack !== null,
  })
  const nodes = mayRead ? query.data?.nodes : undefined
  return useMemo(
    () =>
      new Map((nodes ?? []).flatMap(({ code, register }) => (register === null ? [] : [[code, register]]))),
    [nodes],
  )
}

/** Leads from an indicator that is a count to the records that it counts. */
export function CountedOf({
  counted,
  code,
  label,
  pack,
  zone,
  period,
}: {
  readonly counted: ReadonlyMap<string, string>
  readonly code: string
  /** The indicator's name, for who hears the link alone. */
  readonly label: string
  readonly pack: string | null
  readonly zone?: string | undefined
  readonly period?: string | undefined
}) {
  const { t } = useLanguage()
  if (!counted.has(code)) return null
  return (
    <Link
      to="/indicators/$code/records"
      params={{ code }}
      search={{
        ...(pack === null ? {} : { pack }),
        ...(zone === undefined ? {} : { zone }),
        ...(period === undefined ? {} : { period }),
      }}
      className="no-print"
      style={{ whiteSpace: "nowrap", fontSize: 12, textDecoration: "underline" }}
    >
      {t({ zh: "名单", en: "Records" })}
      <span className="visually-hidden"> {label}</span> →
    </Link>
  )
}
