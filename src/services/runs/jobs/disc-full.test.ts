import { expect, test } from "vitest"
import { discFull } from "./disc-full.ts"

test("no room is known from whoever says it; another fault is not taken for it", () => {
  const coded = (code: string) => Object.assign(new Error("failed"), { code })
  for (const cause of [
    coded("ENOSPC"),
    coded("EDQUOT"),
    // PostgreSQL: disk_full.
    coded("53100"),
    new Error('IO Error: Could not write file "a.parquet": No space left on device'),
  ])
    expect(discFull(cause)?.code).toBe("disc-full")
  for (const cause of [coded("EACCES"), coded("53300"), new Error("failed"), "ENOSPC", null])
    expect(discFull(cause)).toBeNull()
})
