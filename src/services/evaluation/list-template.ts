import { labelText } from "#evaluation"
import type { ImportProfile, ListTemplate, ListTemplateColumn, ProfileColumn } from "#imports"
import type { Language } from "#issues"
import type { Pack } from "#packs"
import type { RegisterDefinition, RegisterField } from "#registers"
import type { RawTable } from "#tables"

/** A unit that holds brackets itself could not be told from the name. */
const headerOf = (name: string, unit: string | undefined): string =>
  unit === undefined || /[()（）[\]【】]/.test(unit) ? name : `${name}（${unit}）`

/** The list to fill for a register: a column for each field, a drop-down for each that is coded. */
export function registerList(definition: RegisterDefinition, language: Language): ListTemplate {
  return {
    title: definition.title,
    columns: definition.fields.map((field) => fieldColumn(field, definition, language)),
    rows: [],
    language,
  }
}

function fieldColumn(
  { code, label, unit, type, names, choices, required, restricted }: RegisterField,
  { key }: RegisterDefinition,
  language: Language,
): ListTemplateColumn {
  const zh = language === "zh"
  const texts =
    type === "truth" ? (zh ? ["是", "否"] : ["yes", "no"]) : choices?.map((one) => one.label[language])
  const told = [
    key.includes(code) ? (zh ? "用于识别重复记录" : "tells a record from its duplicate") : "",
    restricted === true ? (zh ? "只有登记单位可见" : "seen by its keeper only") : "",
  ].filter((part) => part !== "")
  return {
    code,
    header: headerOf(label[language], type === "number" ? unit : undefined),
    label,
    type: texts !== undefined ? "choice" : type === "truth" || type === "choice" ? "text" : type,
    required: required === true || key.includes(code),
    ...(unit === undefined ? {} : { unit }),
    ...(texts === undefined ? {} : { choices: texts }),
    ...(names === undefined ? {} : { names }),
    ...(told.length === 0 ? {} : { definition: told.join(zh ? "；" : "; ") }),
  }
}

/** What is known of the entities that rows are about. */
export interface KnownRows {
  readonly entities: readonly { readonly code: string; readonly name: string }[]
  /** The period to fill. */
  readonly period: string | null
  /** Values of earlier periods, with columns code, name and period, and codes of measures. */
  readonly previous: RawTable | null
}

/** The list to fill for a kind of file: its own heads with their units; rows of entities where it has one for each. */
export function profileList(
  profile: ImportProfile,
  pack: Pack,
  known: KnownRows,
  language: Language,
): ListTemplate {
  const { title } = profile
  const isEntities = profile.rows === "entities"
  const own = profile.columns.flatMap((column) => profileColumn(column, pack, language))
  const nameColumn = profile.columns.find(({ role }) => role === "entity-name")
  const plain = (
    code: string,
    zh: string,
    en: string,
    header: string,
    locked: boolean,
  ): ListTemplateColumn => ({
    code,
    header,
    label: { zh, en },
    type: "text",
    required: true,
    locked,
  })
  const filled = known.entities.length > 0
  const columns = isEntities
    ? [
        plain("code", "代码", "Code", language === "zh" ? "代码" : "code", filled),
        plain(
          "name",
          "名称",
          "Name",
          nameColumn?.headers[0] ?? (language === "zh" ? "名称" : "name"),
          filled,
        ),
        plain("period", "时期", "Period", language === "zh" ? "时期" : "period", known.period !== null),
        ...own,
      ]
    : own
  const previous = isEntities ? previousRows(known.previous, columns) : null
  return {
    title: typeof title === "string" ? { zh: title, en: title } : title,
    columns,
    rows: isEntities ? known.entities.map(({ code, name }) => [code, name, known.period]) : [],
    ...(previous === null ? {} : { previous }),
    language,
  }
}

function profileColumn(column: ProfileColumn, pack: Pack, language: Language): ListTemplateColumn[] {
  const { headers, role, measure, unit } = column
  const [header = "", ...names] = headers
  if (role !== undefined && role !== "measure") {
    // The template brings its own for these; a serial number or an unread column is nothing to fill.
    return role === "group" ? [{ code: header, header, label: { zh: header, en: header }, type: "text" }] : []
  }
  const variable = measure === undefined ? undefined : pack.variables.get(measure)
  const indicator = measure === undefined ? undefined : pack.indicators.get(measure)
  const label = variable?.label ?? indicator?.label
  const note = variable?.note ?? indicator?.definition
  const source =
    variable === undefined ? sourceWords(pack, indicator?.reference, language) : variable.form.title[language]
  const kept = unit ?? variable?.unit ?? indicator?.unit
  const type =
    variable?.type === "date"
      ? "date"
      : variable !== undefined && variable.type !== "number"
        ? "text"
        : "number"
  return [
    {
      code: measure ?? header,
      header: headerOf(header, type === "number" ? kept : undefined),
      label: { zh: labelText(label, "zh", header), en: labelText(label, "en", header) },
      type,
      ...(kept === undefined ? {} : { unit: kept }),
      ...(names.length === 0 ? {} : { names }),
      ...(note === undefined ? {} : { definition: labelText(note, language, "") }),
      ...(source === undefined ? {} : { source }),
    },
  ]
}

/** Titles of the sources that a reference names, with the place in them. */
export function sourceWords(
  pack: Pack,
  reference: { readonly source: string | readonly string[]; readonly place?: string } | undefined,
  language: Language,
): string | undefined {
  if (reference === undefined) return undefined
  const ids = typeof reference.source === "string" ? [reference.source] : reference.source
  const titles = ids.map((id) => labelText(pack.sources.get(id)?.title, language, id))
  return [...titles, ...(reference.place === undefined ? [] : [reference.place])].join("；")
}

/** Rows of a table of data in the template's columns; a column that the data lack is blank. `null`: none of them is. */
function previousRows(
  table: RawTable | null,
  columns: readonly ListTemplateColumn[],
): (string | null)[][] | null {
  if (table === null) return null
  const at = columns.map(({ code }) => table.header.indexOf(code))
  if (!columns.some(({ type }, i) => type === "number" && (at[i] ?? -1) >= 0)) return null
  return table.rows.map(({ cells }) => at.map((place) => (place < 0 ? null : (cells[place] ?? null))))
}
