import type { Purpose, Role } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"

export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: Words }
  readonly role: Role
  readonly purpose: Purpose
  readonly state: "valid" | "expired" | "revoked"
  /** ISO instants. */
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}

/** Tokens of the organisations that one oversees, newest first. */
export async function listTokens(tx: Transaction, now: Date): Promise<TokenRow[]> {
  const rows = await tx
    .selectFrom("api_token")
    .innerJoin("organisation", "organisation.id", "api_token.organisation_id")
    .leftJoin("person", "person.id", "api_token.created_by")
    .orderBy("api_token.created_at", "desc")
    .orderBy("api_token.id")
    .limit(1000)
    .select([
      "api_token.id",
      "api_token.name",
      "api_token.organisation_id",
      "organisation.name_zh",
      "organisation.name_en",
      "api_token.role",
      "api_token.purpose",
      "api_token.created_at",
      "api_token.created_by",
      "person.name as creator",
      "api_token.expires_at",
      "api_token.revoked_at",
      "api_token.last_used_at",
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisation: {
      id: row.organisation_id,
      name: { zh: row.name_zh, en: row.name_en ?? row.name_zh },
    },
    role: row.role,
    purpose: row.purpose,
    state: row.revoked_at !== null ? "revoked" : row.expires_at <= now ? "expired" : "valid",
    createdAt: row.created_at.toISOString(),
    createdBy: row.creator ?? row.created_by,
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }))
}
