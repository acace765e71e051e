// The template of every register of the packs, filled in, is read back by the importer without a question.
import { Workbook } from "@cj-tech-master/excelts"
import { expect, test } from "vitest"
import { proposeImport, type ReadRow, readImport } from "#imports"
import { loadPack } from "#pack-files"
import { measuresOf, type RegisterField, readValues } from "#registers"
import { registerList } from "#services/evaluation"
import { writeListTemplate } from "#spreadsheets"
import { readWorkbookFile } from "#workbooks"

const { pack } = await loadPack("national", "packs")
const registers = [...(pack?.registers.values() ?? [])]

/** What a person would type into a cell. */
function typed(field: RegisterField, language: "zh" | "en", row: number): string {
  if (field.type === "choice") return field.choices?.[0]?.label[language] ?? ""
  if (field.type === "truth") return language === "zh" ? "是" : "yes"
  if (field.type === "date") return `2024-0${row}-15`
  if (field.type === "number") return `${row * 12}`
  return /uscc/.test(field.code) ? "91330100799655058B" : `示例${field.code}${row}`
}

test("there are registers to look at", () => expect(registers.length).toBeGreaterThan(15))

test.each(registers.map(({ id }) => id))("%s", async (id) => {
  const definition = registers.find((one) => one.id === id)
  if (definition === undefined) throw new Error(id)
  for (const language of ["zh", "en"] as const) {
    const list = registerList(definition, language)
    const book = await new Workbook().xlsx.load(await writeListTemplate(list))
    const [sheet] = book.worksheets
    for (const row of [1, 2])
      for (const [i, field] of definition.fields.entries())
        if (sheet !== undefined) sheet.getCell(row + 1, i + 1).value = typed(field, language, row)
    const bytes = await book.xlsx.writeBuffer({ validate: false })
    const { workbook } = await readWorkbookFile(bytes, "填报.xlsx")
    if (workbook === null) throw new Error(id)
    const dictionary = { measures: measuresOf(definition), entities: null }
    const { plan } = proposeImport(workbook, dictionary)
    const rows: ReadRow[] = []
    const outcome = readImport(workbook, plan, dictionary, (_, row) => rows.push(row))
    expect([language, outcome.questions]).toEqual([language, []])
    expect(rows).toHaveLength(2)
    for (const [i, row] of rows.entries()) {
      const texts = Object.fromEntries(
        row.values.map((value) => [value.measure, "text" in value ? value.text : null]),
      )
      const { values, issues } = readValues(definition, texts)
      expect([language, issues.filter(({ severity }) => severity === "error")]).toEqual([language, []])
      for (const field of definition.fields) {
        const text = typed(field, language, i + 1)
        const code =
          field.type === "choice" ? (field.choices?.[0]?.code ?? "") : field.type === "truth" ? "true" : text
        expect([field.code, values[field.code]]).toEqual([field.code, code])
      }
    }
  }
})
