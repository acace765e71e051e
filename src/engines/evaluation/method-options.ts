// The options of a method file, step by step: one schema gives defaults, validation and what editors offer.
import Type from "typebox"

const closed = { additionalProperties: false } as const
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()], { default: null })
const oneOf = <const T extends readonly string[]>(values: T, fallback: T[number]) =>
  Type.Enum(values, { default: fallback, description: values.join(" | ") })

const boxCox = Type.Object({ "box-cox": Type.Number() }, closed)

export const screenSchema = Type.Object(
  {
    minAvailability: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { default: 2 / 3 }),
    minNonZero: nullable(Type.Number({ minimum: 0, maximum: 1 })),
    include: Type.Array(Type.String(), { default: [] }),
    exclude: Type.Array(Type.String(), { default: [] }),
  },
  closed,
)

export const imputeSchema = Type.Object(
  {
    method: oneOf(
      [
        "none",
        "mean",
        "median",
        "group-mean",
        "group-median",
        "last-observation",
        "linear",
        "regression",
        "em",
      ],
      "none",
    ),
    by: oneOf(["indicator", "entity", "parent"], "indicator"),
    group: nullable(Type.String()),
    within: nullable(Type.Integer({ minimum: 1 })),
    predictors: Type.Integer({ default: 3, minimum: 1 }),
  },
  closed,
)

const treatSchema = Type.Object(
  {
    winsorise: Type.Union(
      [
        Type.Object(
          {
            max: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
              default: 5,
              description: "null: no limit",
            }),
            skewness: Type.Number({ default: 2, minimum: 0 }),
            kurtosis: Type.Number({ default: 3.5 }),
          },
          closed,
        ),
        Type.Null(),
      ],
      { default: { max: 5, skewness: 2, kurtosis: 3.5 } },
    ),
    transform: Type.Union([Type.Literal("log"), Type.Literal("log-signed"), Type.Literal("none"), boxCox], {
      default: "log",
    }),
    combine: Type.Boolean({ default: false, description: "transform the winsorised column" }),
    force: Type.Boolean({ default: false, description: "also with fewer than 10 values" }),
  },
  closed,
)

const transformSchema = Type.Union(
  [Type.Literal("none"), Type.Literal("ln"), Type.Literal("log10"), Type.Literal("sqrt"), boxCox],
  { default: "none" },
)

const share = Type.Tuple([Type.Number({ minimum: 0, maximum: 1 }), Type.Number({ minimum: 0, maximum: 1 })])
const levels = Type.Union([Type.Integer({ minimum: 1 }), Type.Literal("all")], { default: 1 })
const force = Type.Boolean({ default: false, description: "also with fewer than 2 entities per child" })

/** Options of `weights` by their method. */
export const weightSchemas = {
  framework: Type.Object({ method: Type.Literal("framework") }, closed),
  equal: Type.Object({ method: Type.Literal("equal") }, closed),
  set: Type.Object({ method: Type.Literal("set"), set: Type.String() }, closed),
  entropy: Type.Object({ method: Type.Literal("entropy"), level: levels, force }, closed),
  critic: Type.Object({ method: Type.Literal("critic"), level: levels, force }, closed),
  pca: Type.Object({ method: Type.Literal("pca"), level: levels, force }, closed),
  ahp: Type.Object(
    {
      method: Type.Literal("ahp"),
      matrices: Type.Record(Type.String(), Type.Array(Type.Array(Type.Number()))),
    },
    closed,
  ),
  "benefit-of-the-doubt": Type.Object(
    {
      method: Type.Literal("benefit-of-the-doubt"),
      shares: nullable(share),
      weightShares: nullable(share),
      level: levels,
    },
    closed,
  ),
} as const

/** The method file's own keys; `normalise`, `weights` and the entries of `aggregate` have tables of their own. */
export const methodSchema = Type.Object(
  {
    steps: Type.Array(
      oneOf(["denominate", "screen", "impute", "treat", "transform", "normalise", "aggregate"], "aggregate"),
      { default: ["denominate", "screen", "impute", "treat", "transform", "normalise", "aggregate"] },
    ),
    denominate: Type.Boolean({ default: false }),
    screen: nullable(screenSchema),
    impute: nullable(imputeSchema),
    treat: nullable(treatSchema),
    transform: transformSchema,
    availability: nullable(Type.Number({ minimum: 0, maximum: 1 })),
    missing: oneOf(["renormalise", "zero", "propagate"], "renormalise"),
    constant: oneOf(["missing", "middle", "full"], "missing"),
    unknownWeights: oneOf(["interval", "equal", "refuse"], "interval"),
    over: Type.Union(
      [
        Type.Literal("period"),
        Type.Literal("pooled"),
        Type.Literal("fixed"),
        Type.Object({ fixed: Type.String() }, closed),
      ],
      { default: "period" },
    ),
    classes: nullable(
      Type.Object(
        {
          by: Type.String(),
          scope: oneOf(["rank", "separate"], "rank"),
          minimum: Type.Integer({ default: 5 }),
        },
        closed,
      ),
    ),
    rank: Type.Object(
      { decimals: nullable(Type.Integer({ minimum: 0, maximum: 15 })) },
      { ...closed, default: {} },
    ),
    size: nullable(Type.String({ description: "column whose logarithm is the size of an entity" })),
  },
  closed,
)

export const overrideSchema = Type.Object(
  { treat: Type.Optional(Type.Union([treatSchema, Type.Null()])), transform: Type.Optional(transformSchema) },
  closed,
)
