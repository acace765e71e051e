/** Any part of PostgreSQL's tree, as its parser gives it; zero values are left out. */
export type SqlNode = { readonly [name: string]: unknown }

/** PostgreSQL's tree of one text, or what its parser says; `position` in characters of the text from 0. */
export type ParsedSql =
  | { readonly tree: SqlNode }
  | { readonly message: string; readonly position: number | null }

/**
 * Parses `select ` + text with PostgreSQL's own parser; `location` in the tree is a UTF-8 byte offset that includes
 * those seven bytes. Never throws for a faulty text. Handed in by whoever loads packs (`#sql-parser`).
 */
export type SqlParser = (text: string) => ParsedSql
