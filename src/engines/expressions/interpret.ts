import { type Builder, builderOf, type Closure, type Frame } from "./closures.ts"
import type { Checked } from "./types.ts"
import type { DataRecord, Outcome, Scalar } from "./value.ts"
import { reasonsOf } from "./why-unknown.ts"

export interface InterpretOptions {
  /** Values of `p.name`. */
  readonly parameters?: DataRecord
  /** The same record in the period before. */
  readonly prior?: DataRecord
  /** Groups and values that are already computed for all records. */
  readonly whole?: DataRecord
}

export interface InterpretOverOptions extends Omit<InterpretOptions, "prior"> {
  /** The records of the period before, of the same group. */
  readonly prior?: readonly DataRecord[]
  readonly priorWhole?: DataRecord
}

const nothing: DataRecord = {}
const builders = new WeakMap<Checked, Builder>()

/** Closures are built once for each checked expression. */
export function builderFor(checked: Checked): Builder {
  const known = builders.get(checked)
  if (known !== undefined) return known
  const builder = builderOf(checked)
  builders.set(checked, builder)
  return builder
}

export function frameOf(record: DataRecord, options: InterpretOptions = {}): Frame {
  const { parameters = nothing, prior } = options
  const whole = options.whole ?? record
  return {
    record,
    records: [record],
    whole,
    parameters,
    prior:
      prior === undefined
        ? null
        : {
            record: prior,
            records: [prior],
            whole: options.whole ?? prior,
            parameters,
            prior: null,
            leaves: null,
          },
    leaves: null,
  }
}

export function frameOver(records: readonly DataRecord[], options: InterpretOverOptions = {}): Frame {
  const { parameters = nothing, prior, whole = nothing } = options
  return {
    record: nothing,
    records,
    whole,
    parameters,
    prior:
      prior === undefined
        ? null
        : {
            record: nothing,
            records: prior,
            whole: options.priorWhole ?? whole,
            parameters,
            prior: null,
            leaves: null,
          },
    leaves: null,
  }
}

export function outcomeOf(checked: Checked, frame: Frame): Outcome {
  const value = builderFor(checked).build(checked.expression)(frame)
  return { value, reasons: value === null ? reasonsOf(checked.expression, frame, builderFor(checked)) : [] }
}

/** The value for one record, or why it is not known. */
export function interpret(checked: Checked, record: DataRecord, options?: InterpretOptions): Outcome {
  return outcomeOf(checked, frameOf(record, options))
}

/** The value for all records of a group, or why it is not known. */
export function interpretOver(
  checked: Checked,
  records: readonly DataRecord[],
  options?: InterpretOverOptions,
): Outcome {
  return outcomeOf(checked, frameOver(records, options))
}

/**
 * The fast way for many records: a function from a record, and the same one of the period before where there is one, to
 * the value; `null` where it is not known. It keeps nothing but its frames, so it must not call itself.
 */
export function prepare(
  checked: Checked,
  options: Pick<InterpretOptions, "parameters" | "whole"> = {},
): (record: DataRecord, prior?: DataRecord | null) => Scalar | null {
  const closure: Closure = builderFor(checked).build(checked.expression)
  const frame = frameOf(nothing, options)
  const before = frameOf(nothing, options)
  const own = options.whole === undefined
  return (record, prior = null) => {
    frame.record = record
    if (own) frame.whole = record
    if (prior === null) frame.prior = null
    else {
      before.record = prior
      if (own) before.whole = prior
      frame.prior = before
    }
    return closure(frame)
  }
}
