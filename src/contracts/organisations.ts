import { Type } from "typebox"
import { organisationKinds } from "#access"
import { Day, Id, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const writers = ["system-administrator"] as const
const Name = Type.String({ maxLength: 128 })
const Reference = Nullable(Type.String({ maxLength: 256 }))
const Done = Type.Object({ done: Type.Literal(true) })
const Params = Type.Object({ id: Id })

const Organisation = Type.Object({
  id: Type.String(),
  kind: Type.Enum(organisationKinds),
  name: Label,
  shortName: Nullable(Type.String()),
  parent: Nullable(Type.String()),
  place: Type.String(),
  origin: Type.Enum(["public", "user", "invented"]),
  /** Unified social credit code of an enterprise. */
  uscc: Nullable(Type.String()),
  /** How many stand directly below. */
  children: Type.Integer(),
})

const Ref = Type.Object({ id: Type.String(), kind: Nullable(Type.Enum(organisationKinds)), name: Label })

export const organisationsRoutes = {
  "GET /api/organisations": {
    summary: { zh: "下级单位，或按名称、编号查找", en: "Organisations below another, or by name or code" },
    purpose: "public",
    roles: "anybody",
    query: Type.Object({
      parent: Type.Optional(Id),
      query: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: Type.Object({ organisations: Type.Array(Organisation), more: Type.Boolean() }),
  },
  "GET /api/organisations/:id": {
    summary: {
      zh: "一个单位：某日的隶属关系与全部历史",
      en: "An organisation: where it belonged on a day, and its history",
    },
    purpose: "public",
    roles: "anybody",
    params: Params,
    query: Type.Object({ on: Type.Optional(Day) }),
    response: Type.Object({
      organisation: Organisation,
      on: Day,
      /** Its administrative parent on that day; null: none, or none recorded. */
      parent: Nullable(Ref),
      path: Type.Array(Ref),
      memberships: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Enum(["belongs", "park", "entrusted"]),
          organisation: Ref,
          parent: Ref,
          /** Null: since before anything was recorded. */
          from: Nullable(Day),
          to: Nullable(Day),
          reference: Nullable(Type.String()),
          inForce: Type.Boolean(),
        }),
      ),
    }),
  },
  "POST /api/organisations": {
    summary: { zh: "登记单位", en: "Enter an organisation" },
    purpose: "administration",
    roles: writers,
    body: Type.Object(
      {
        id: Type.Optional(Type.String({ maxLength: 64 })),
        kind: Type.Enum(organisationKinds),
        parent: Id,
        nameZh: Name,
        nameEn: Type.Optional(Nullable(Name)),
        shortName: Type.Optional(Nullable(Name)),
        uscc: Type.Optional(Nullable(Type.String({ maxLength: 32 }))),
        from: Type.Optional(Day),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String() }),
  },
  "POST /api/organisations/:id/rename": {
    summary: { zh: "更名", en: "Rename" },
    purpose: "administration",
    roles: writers,
    params: Params,
    body: Type.Object(
      {
        nameZh: Name,
        nameEn: Nullable(Name),
        shortName: Nullable(Name),
        /** Left out: it stays. */
        uscc: Type.Optional(Nullable(Type.String({ maxLength: 32 }))),
      },
      { additionalProperties: false },
    ),
    response: Done,
  },
  "POST /api/organisations/:id/move": {
    summary: {
      zh: "调整隶属（含全部下级），自某日起",
      en: "Move below another, with all below it, from a day on",
    },
    purpose: "administration",
    roles: writers,
    params: Params,
    body: Type.Object({ parent: Id, from: Day, reference: Reference }, { additionalProperties: false }),
    response: Done,
  },
  "POST /api/organisations/:id/memberships": {
    summary: { zh: "登记一区多园或托管关系", en: "Enter that it is a park of a zone, or run by another" },
    purpose: "administration",
    roles: writers,
    params: Params,
    body: Type.Object(
      {
        parent: Id,
        kind: Type.Enum(["park", "entrusted"]),
        from: Day,
        to: Nullable(Day),
        reference: Reference,
      },
      { additionalProperties: false },
    ),
    response: Done,
  },
  "POST /api/organisations/:id/memberships/:membership/end": {
    summary: { zh: "结束一区多园或托管关系", en: "End a park's or an entrusted membership" },
    purpose: "administration",
    roles: writers,
    params: Type.Object({ id: Id, membership: Id }),
    body: Type.Object({ to: Day }, { additionalProperties: false }),
    response: Done,
  },
} as const satisfies RouteTable
