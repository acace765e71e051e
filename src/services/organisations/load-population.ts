import type { Insertable } from "kysely"
import type { Pack } from "#packs"
import type { OrganisationTable, Transaction } from "#schema"

type Row = Insertable<OrganisationTable>

/**
 * Enters the organisations that packs name: the nation with its provinces, cities and zones from the register of
 * `national`, and in a demonstration the invented province of `demo`. Those already there stay as they are.
 * @returns how many were entered
 */
export async function loadPopulation(
  tx: Transaction,
  packs: ReadonlyMap<string, { readonly pack: Pack }>,
  mode: "production" | "demo",
): Promise<number> {
  const national = packs.get("national")?.pack
  const demo = mode === "demo" ? packs.get("demo")?.pack : undefined
  const rows = [
    ...(national === undefined ? [] : nationalOrganisations(national)),
    ...(demo === undefined ? [] : inventedOrganisations(demo)),
  ]
  if (rows.length === 0) return 0
  const entered = await tx
    .insertInto("organisation")
    .values(rows)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst()
  return Number(entered.numInsertedOrUpdatedRows ?? 0)
}

/** Nation, the ministry that leads the zones since 2023, and the places of the zones' register. */
export function nationalOrganisations(pack: Pack): Row[] {
  const nation = place(null, "cn", "nation", "中国", "China", "public")
  const ministry = {
    ...place(
      nation,
      "cn.miit",
      "department",
      "工业和信息化部",
      "Ministry of Industry and Information Technology",
      "public",
    ),
    scope: nation.place,
  }
  const rows = new Map<string, Row>([
    [nation.id, nation],
    [ministry.id, ministry],
  ])
  for (const zone of recordsOf(pack, "zones.csv")) {
    const province = known(rows, place(nation, zone.province_code, "province", zone.province, null, "public"))
    const city =
      zone.prefecture_code === zone.province_code
        ? province
        : known(rows, place(province, zone.prefecture_code, "city", zone.prefecture, null, "public"))
    known(rows, {
      ...place(city, zone.code, "zone", zone.name, null, "public"),
      short_name: zone.short_name === "" ? null : zone.short_name,
    })
  }
  return [...rows.values()]
}

/** The invented province, its department, and a city for each of its zones; codes 99…, names that cannot be mistaken. */
export function inventedOrganisations(pack: Pack): Row[] {
  const province = place(null, "990000", "province", "示例省（虚构）", "示例省 (invented)", "invented")
  const department = {
    ...place(
      province,
      "990000.kjt",
      "department",
      "示例省科学技术厅（虚构）",
      "Department of Science of 示例省 (invented)",
      "invented",
    ),
    scope: province.place,
  }
  const rows = new Map<string, Row>([
    [province.id, province],
    [department.id, department],
  ])
  for (const zone of recordsOf(pack, "zones.csv")) {
    if (rows.has(zone.code)) continue
    const cityName = `${zone.name.replace(/高新区$/, "")}（虚构）`
    const city = known(
      rows,
      place(province, `99${zone.code.slice(-2)}00`, "city", cityName, null, "invented"),
    )
    known(rows, place(city, zone.code, "zone", zone.name, null, "invented"))
  }
  return [...rows.values()]
}

function known(rows: Map<string, Row>, row: Row): Row {
  const before = rows.get(row.id)
  if (before !== undefined) return before
  rows.set(row.id, row)
  return row
}

function place(
  parent: Row | null,
  id: string,
  kind: Row["kind"],
  nameZh: string,
  nameEn: string | null,
  origin: Row["origin"],
): Row {
  const path = `${parent?.place ?? "/"}${id}/`
  return {
    id,
    kind,
    name_zh: nameZh,
    name_en: nameEn,
    short_name: null,
    parent_id: parent?.id ?? null,
    place: path,
    scope: path,
    origin,
  }
}

/** The rows of a table of a pack by column name; a column that is not there is empty. */
function recordsOf(pack: Pack, file: string) {
  const table = pack.data.get(file)
  const at = new Map(table?.header.map((name, i) => [name, i]) ?? [])
  const cell = (row: readonly string[], name: string) => row[at.get(name) ?? -1] ?? ""
  return (table?.rows ?? []).map((row) => ({
    code: cell(row, "code"),
    name: cell(row, "name"),
    short_name: cell(row, "short_name"),
    province_code: cell(row, "province_code"),
    province: cell(row, "province"),
    prefecture_code: cell(row, "prefecture_code"),
    prefecture: cell(row, "prefecture"),
  }))
}
