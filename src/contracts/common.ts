import { Type } from "typebox"

export const Label = Type.Object({ zh: Type.String(), en: Type.String() })

export const IssueSchema = Type.Object({
  code: Type.String(),
  severity: Type.Enum(["error", "warning", "info"]),
  path: Type.String(),
  values: Type.Record(Type.String(), Type.Unknown()),
  /** The issue in words. */
  text: Label,
})

/** RFC 9457, with the issues of the engines. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  issues: Type.Array(IssueSchema),
})

export const Id = Type.String({ minLength: 1, maxLength: 128, pattern: "^[A-Za-z0-9_.:-]+$" })

/** An instant, ISO 8601 with its zone. */
export const Instant = Type.String({ format: "date-time" })

/** A day, `2024-09-30`. */
export const Day = Type.String({ format: "date" })

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
