import type { RouteContract } from "#contracts"
import { mark } from "./fill-every-table.ts"
import type { Installation } from "./installation.ts"
import type { RouteCall } from "./route-calls.ts"

/** The owner's row that serves the route's purpose, where rows have one. */
function planted(
  { tables }: Installation,
  table: string,
  column: string | undefined,
  purpose: string,
): string {
  const found = tables.get(table)
  if (found === undefined) throw new Error(`no table ${table}`)
  const row = found.rows.find((one) => one.purpose === purpose) ?? found.rows[0]
  const value = row?.[column ?? found.key[0] ?? "id"]
  if (value === undefined) throw new Error(`${table} has no ${column}`)
  return String(value)
}

/** A call of a route for what stands in the owner's rows. @param purpose of the rows, where they have one; else the route's */
export function requestFor(
  made: Installation,
  key: string,
  contract: RouteContract,
  call: RouteCall,
  purpose: string = contract.purpose,
) {
  const [method = "GET", template = ""] = key.split(" ")
  const fill = (value: NonNullable<RouteCall["params"]>[string] | undefined) =>
    typeof value === "string"
      ? value
      : value === undefined
        ? mark
        : planted(made, value.table, value.column, purpose)
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(fill(call.params?.[name])))
  const query = Object.fromEntries(
    Object.entries(call.query ?? {}).map(([name, value]) => [name, fill(value)]),
  )
  const boundary = "----access"
  return {
    method: method as "GET",
    url: path,
    query,
    ...(call.file === undefined
      ? call.body === undefined
        ? {}
        : { payload: call.body as object }
      : {
          payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${call.file.name}"\r\n\r\n${call.file.content}\r\n--${boundary}--\r\n`,
        }),
    headers: call.file === undefined ? {} : { "content-type": `multipart/form-data; boundary=${boundary}` },
  }
}
