// Routes of snapshots of locked periods and the indicators computed of them. They identify respondents: statistics only.
import { Type } from "typebox"
import { origins, type Role } from "#access"
import { Id, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"
import {
  ChangedCell,
  DisclosurePreview,
  DisclosureRulesSchema,
  ExcludedLine,
  FigureOfSnapshot,
  FrameworkAsked,
  IndicatorOfSnapshot,
  Page,
  ReleaseAsked,
  ReleaseLine,
  ReleaseMade,
  SnapshotFileLine,
  SnapshotHead,
  SnapshotIndicatorsView,
  SnapshotJob,
  SnapshotKey,
  UnitOfFigure,
} from "./snapshot-schemas.ts"

const statisticians = ["reviewer", "analyst"] as const satisfies Role[]
const Total = Type.Integer({ minimum: 0 })

export const snapshotsRoutes = {
  "GET /api/surveys/:survey/snapshots": {
    summary: { zh: "本调查期的快照", en: "Snapshots of a period" },
    purpose: "statistics",
    roles: statisticians,
    params: Type.Object({ survey: Id }),
    response: Type.Object({
      snapshots: Type.Array(SnapshotHead),
      /** Of a lock whose snapshot is not there yet; null: nothing is being written. */
      job: Nullable(SnapshotJob),
      /** A lock has no snapshot and no job that writes it, and the caller may ask for one. */
      mayWrite: Type.Boolean(),
    }),
  },
  "POST /api/surveys/:survey/snapshots": {
    summary: { zh: "重新写出已锁定调查期的快照", en: "Write the snapshot of a locked period again" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Type.Object({ survey: Id }),
    response: Type.Object({ job: Type.String() }),
  },
  "GET /api/surveys/:survey/snapshots/:number": {
    summary: { zh: "一个快照：清单与摘要", en: "A snapshot: manifest and digests" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    response: Type.Object({
      ...SnapshotHead.properties,
      title: Label,
      period: Type.String(),
      prior: Nullable(Type.String()),
      origin: Type.Enum(origins),
      pack: Type.String(),
      files: Type.Array(SnapshotFileLine),
      /** Whether manifest.json is what was recorded at the lock; files are held against it whenever they are read. */
      intact: Type.Boolean(),
      /** Frameworks whose indicators can be computed. */
      frameworks: Type.Array(Type.Object({ pack: Type.String(), framework: Type.String(), title: Label })),
      /** The whole folder may be downloaded: every unit of it is in the caller's places. */
      mayDownload: Type.Boolean(),
      mayRelease: Type.Boolean(),
      defaultRules: DisclosureRulesSchema,
    }),
  },
  "GET /api/surveys/:survey/snapshots/:number/excluded": {
    summary: { zh: "未列入快照的单位及原因", en: "Units that a snapshot leaves out, and why" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    query: Type.Object(Page),
    response: Type.Object({ total: Total, rows: Type.Array(ExcludedLine) }),
  },
  "GET /api/surveys/:survey/snapshots/:number/changes": {
    summary: { zh: "与上一快照相比的变化", en: "Changes against the snapshot before" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    query: Type.Object(Page),
    response: Type.Object({ total: Total, rows: Type.Array(ChangedCell) }),
  },
  "GET /api/surveys/:survey/snapshots/:number/download": {
    summary: { zh: "下载整个快照（ZIP）", en: "Download a snapshot as a ZIP" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    response: "download",
  },
  "GET /api/surveys/:survey/snapshots/:number/files/:file": {
    summary: { zh: "下载快照中的一个文件", en: "Download one file of a snapshot" },
    purpose: "statistics",
    roles: statisticians,
    params: Type.Object({
      ...SnapshotKey.properties,
      file: Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }),
    }),
    response: "download",
  },
  "GET /api/surveys/:survey/snapshots/:number/indicators": {
    summary: { zh: "由快照计算的指标、增长与单位变动", en: "Indicators, growth and changes of units" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    query: FrameworkAsked,
    response: SnapshotIndicatorsView,
  },
  "GET /api/surveys/:survey/snapshots/:number/indicators/download": {
    summary: { zh: "下载指标、增长与单位变动的表", en: "Download indicators, growth and changes as tables" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    query: Type.Object({
      ...FrameworkAsked.properties,
      table: Type.Enum(["indicators", "states", "growth", "zones", "changes", "missing-returns"]),
      language: Type.Optional(Type.Enum(["zh", "en"])),
    }),
    response: "download",
  },
  "GET /api/surveys/:survey/snapshots/:number/figures/:zone/:indicator": {
    summary: { zh: "把一个指标值展开到企业", en: "Open a figure down to the enterprises" },
    purpose: "statistics",
    roles: statisticians,
    params: Type.Object({ ...SnapshotKey.properties, zone: Id, indicator: Id }),
    query: Type.Object({ ...FrameworkAsked.properties, ...Page }),
    response: Type.Object({
      /** Its name; its code where the snapshot has no name. */
      zone: Type.String(),
      indicator: IndicatorOfSnapshot,
      figure: Nullable(FigureOfSnapshot),
      formula: Type.String(),
      parts: Type.Array(Type.Object({ text: Type.String(), prior: Type.Boolean() })),
      /** Names of the cells. */
      cells: Type.Array(Type.Object({ code: Type.String(), label: Label, unit: Nullable(Type.String()) })),
      total: Total,
      units: Type.Array(UnitOfFigure),
    }),
  },
  "POST /api/surveys/:survey/snapshots/:number/disclosure": {
    summary: { zh: "交评价前的统计保密检查", en: "Disclosure control before figures are handed on" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    body: Type.Object({ ...FrameworkAsked.properties, rules: Type.Optional(DisclosureRulesSchema) }),
    response: DisclosurePreview,
  },
  "GET /api/surveys/:survey/releases": {
    summary: { zh: "已交评价的指标", en: "Indicators handed on to evaluation" },
    purpose: "statistics",
    roles: statisticians,
    params: Type.Object({ survey: Id }),
    response: Type.Object({ releases: Type.Array(ReleaseLine) }),
  },
  /** Writes a table into the administration plane; the same request twice makes one. */
  "POST /api/surveys/:survey/snapshots/:number/releases": {
    summary: { zh: "把指标交评价使用", en: "Hand indicators on to evaluation" },
    purpose: "statistics",
    roles: statisticians,
    params: SnapshotKey,
    body: ReleaseAsked,
    response: ReleaseMade,
  },
} as const satisfies RouteTable
