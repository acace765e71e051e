import { type Issue, issue } from "#issues"

/** What a file system (ENOSPC, EDQUOT), PostgreSQL (53100) or DuckDB says when there is no room; `null`: it is another fault. */
export function discFull(cause: unknown): Issue | null {
  if (!(cause instanceof Error)) return null
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : ""
  const full =
    ["ENOSPC", "EDQUOT", "53100"].includes(code) ||
    /No space left on device|Disk quota exceeded|ENOSPC/.test(cause.message)
  return full ? issue("error", "disc-full", "") : null
}
