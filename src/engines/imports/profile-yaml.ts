import type { ImportProfile, ProfileColumn } from "./model.ts"

/** A profile as a file of imports/ in a pack. */
export function profileYaml(profile: ImportProfile): string {
  const { id, title, description, rows, register, recognise, columns, entities, reference } = profile
  const lines = [
    "# yaml-language-server: $schema=../../schema/import.schema.json",
    `id: ${id}`,
    `title: ${flow(title)}`,
    ...(description === undefined ? [] : [`description: ${flow(description)}`]),
    `rows: ${rows}`,
    ...(register === undefined ? [] : [`register: ${register}`]),
    ...(recognise === undefined || recognise.length === 0 ? [] : [`recognise: ${flow(recognise)}`]),
    columns.length === 0 ? "columns: []" : "columns:",
    ...columns.map((column) => `  - ${flow(withoutNothing(column))}`),
  ]
  const names = Object.entries(entities ?? {})
  if (names.length > 0)
    lines.push("entities:", ...names.map(([text, code]) => `  ${flow(text)}: ${flow(code)}`))
  if (reference !== undefined) lines.push(`reference: ${flow(reference)}`)
  return `${lines.join("\n")}\n`
}

/** What stands in one line: JSON is YAML, and leaves no text to be taken for a number or a truth. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${/^[a-zA-Z]\w*$/.test(key) ? key : JSON.stringify(key)}: ${flow(one)}`)
      .join(", ")} }`
  return JSON.stringify(value)
}

function withoutNothing(column: ProfileColumn): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(column).filter(([, value]) => value !== undefined && value !== null),
  )
}
