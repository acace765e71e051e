import type { Static, TObject } from "typebox"

/**
 * One way to make an aggregate's score of its children. Values are the children present, in tree order; weights are
 * theirs, divided by their sum. NaN: no score (the run says why in an issue).
 */
export interface RowAggregation<O extends TObject> {
  readonly options: O
  readonly of: "entity"
  readonly score: (values: Float64Array, weights: Float64Array, options: Static<O>) => number
}

/** An aggregation that compares entities with each other: one column per child, NaN is missing. */
export interface TableAggregation<O extends TObject> {
  readonly options: O
  readonly of: "all entities"
  readonly scores: (
    columns: readonly Float64Array[],
    weights: Float64Array,
    options: Static<O>,
  ) => Float64Array
}

export function rowAggregation<O extends TObject>(
  definition: Omit<RowAggregation<O>, "of">,
): RowAggregation<O> {
  return { ...definition, of: "entity" }
}
