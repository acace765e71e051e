import { Type } from "typebox"
import { Label, Nullable } from "./common.ts"

/** One source of a pack: who said it, when, how surely, and what of it was read. */
export const SourceSchema = Type.Object({
  id: Type.String(),
  title: Label,
  issuer: Label,
  number: Nullable(Type.String()),
  date: Nullable(Type.String()),
  certainty: Type.String(),
  read: Type.String(),
  /** The publisher's own address; null: none that may be passed on. */
  address: Nullable(Type.String()),
  note: Nullable(Label),
})

/** Every source that an answer names, by id. */
export const SourcesSchema = Type.Record(Type.String(), SourceSchema)

/** Who says so: ids of sources, the place in them, and how sure it is. */
export const CitationSchema = Type.Object({
  sources: Type.Array(Type.String()),
  certainty: Nullable(Type.String()),
  read: Nullable(Type.String()),
  place: Nullable(Type.String()),
  note: Nullable(Label),
})

export const OriginSchema = Type.Enum(["public", "user", "invented", "derived"])

/** A zone as lists, map and filters need it. */
export const ZoneSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  aliases: Type.Array(Type.String()),
  origin: OriginSchema,
  type: Type.String(),
  provinceCode: Type.String(),
  province: Type.String(),
  prefectureCode: Type.String(),
  prefecture: Type.String(),
  region: Type.String(),
  /** The register of real zones holds none. */
  stage: Nullable(Type.String()),
  /** National innovation demonstration zone (国家自主创新示范区) that it belongs to. */
  demonstrationZone: Nullable(Type.String()),
  strategies: Type.Array(Type.String()),
  approvalYear: Nullable(Type.Integer()),
  approvalMonth: Nullable(Type.Integer()),
  /** Centre of the prefecture, not of the zone; degrees. */
  longitude: Nullable(Type.Number()),
  latitude: Nullable(Type.Number()),
})

/** Zones at the end of a year: what the register holds, and what was published. */
export const PopulationSchema = Type.Object({
  year: Type.Integer(),
  registered: Type.Integer(),
  published: Nullable(
    Type.Object({
      asOf: Type.String(),
      zones: Type.Integer(),
      citation: CitationSchema,
    }),
  ),
})
