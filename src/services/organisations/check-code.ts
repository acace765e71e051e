import type { OrganisationKind } from "#access"
import { type Issue, issue } from "#issues"
import { isUscc, plainUscc } from "#registers"
import type { Transaction } from "#schema"

/** A unified social credit code as it is kept; `null`: none. */
export const plainCode = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text.trim() === "" ? null : plainUscc(text)

/** What is wrong with the unified social credit code of an organisation: its check letter, its kind, another's code. */
export async function checkCode(
  tx: Transaction,
  id: string,
  kind: OrganisationKind,
  uscc: string | null,
): Promise<Issue[]> {
  if (uscc === null) return []
  if (kind !== "enterprise") return [issue("error", "organisation-uscc-kind", "uscc", {})]
  if (!isUscc(uscc)) return [issue("error", "organisation-uscc-shape", "uscc", { uscc })]
  const other = await tx
    .selectFrom("organisation")
    .where("uscc", "=", uscc)
    .where("id", "<>", id)
    .select(["id", "name_zh"])
    .executeTakeFirst()
  return other === undefined
    ? []
    : [issue("error", "organisation-uscc-taken", "uscc", { uscc, name: other.name_zh })]
}
