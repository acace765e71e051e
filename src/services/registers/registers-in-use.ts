import type { Pack } from "#packs"
import type { Transaction } from "#schema"
import type { Packs } from "#services/frameworks"
import { registersOf } from "./find-register.ts"

/** What is only known from memory, or was not confirmed, puts no register in use. */
const sure = new Set(["high", "medium", ""])

/** Registers that hold records of a public pack, known with some certainty. */
export function publicRegisters(packs: Packs): string[] {
  return [...packs.values()].flatMap(({ pack }) =>
    pack.manifest.origin === "public"
      ? [...pack.registers.values()].flatMap(({ id, records }) =>
          (records ?? []).some((file) => hasSureRow(pack, file)) ? [id] : [],
        )
      : [],
  )
}

function hasSureRow(pack: Pack, file: string): boolean {
  const table = pack.data.get(file)
  if (table === undefined) return false
  const certainty = table.header.indexOf("certainty")
  return table.rows.some((row) => sure.has(certainty < 0 ? "" : (row[certainty] ?? "")))
}

/** Registers in which organisations of this installation keep at least one record that stands; invented ones left out. */
export async function keptRegisters(tx: Transaction, packs: Packs): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const id of registersOf(packs).keys()) {
    const found = await tx
      .selectFrom("register_record")
      .where("register", "=", id)
      .where("origin", "=", "user")
      .where("state", "<>", "withdrawn")
      .select("id")
      .limit(1)
      .executeTakeFirst()
    if (found !== undefined) kept.add(id)
  }
  return kept
}
