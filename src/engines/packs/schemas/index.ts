export {
  type CheckFile,
  CheckSchemas,
  ChecksFileSchema,
  type PackCheck,
  wholeChecksFile,
} from "./check-schema.ts"
export { checkShape } from "./check-shape.ts"
export {
  type Clause,
  ClauseSchema,
  ClausesSchema,
  type Theme,
  ThemeSchema,
  ThemesSchema,
} from "./clause-schema.ts"
export type { Reference } from "./common-schemas.ts"
export { DataSchema, type DataTableEntry, DataTableSchema } from "./data-schema.ts"
export {
  type AggregateNode,
  AggregateSchema,
  type FrameworkFile,
  FrameworkSchema,
  type InlineIndicator,
  InlineIndicatorSchema,
  type ReferenceNode,
  ReferenceNodeSchema,
} from "./framework-schema.ts"
export { type Goal, GoalSchema, GoalsSchema } from "./goal-schema.ts"
export { ImportAnswersSchema, ImportProfileSchema, type Profile } from "./import-schema.ts"
export { type Indicator, IndicatorSchema } from "./indicator-schema.ts"
export { type Manifest, ManifestSchema } from "./manifest-schema.ts"
export { type MethodFile, MethodSchema } from "./method-schema.ts"
export { type Paper, PaperSchema } from "./paper-schema.ts"
export { type Population, PopulationSchema } from "./population-schema.ts"
export { type Register, RegisterSchema } from "./register-schema.ts"
export { type Source, SourceSchema } from "./source-schema.ts"
export {
  type Form,
  type Variable,
  VariableSchema,
  VariablesFileSchema,
  wholeVariablesFile,
} from "./variable-schema.ts"
