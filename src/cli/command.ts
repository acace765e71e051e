import type { ParseArgsOptionsConfig } from "node:util"
import type { Words } from "#issues"
import type { EvaluationContext } from "#services/evaluation"
import type { Printer } from "./printer.ts"

export interface Arguments {
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly positionals: readonly string[]
  readonly print: Printer
  readonly context: EvaluationContext
}

/** One command: what `--help` says of it and what it does. */
export interface Command {
  readonly name: string
  readonly usage: string
  readonly summary: Words
  readonly example: string
  readonly options: Readonly<
    Record<string, ParseArgsOptionsConfig[string] & { readonly help: string; readonly value?: string }>
  >
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [number, number]
  /** @returns the exit code: 0 good, 1 problems in the data, 2 wrong use */
  readonly run: (args: Arguments) => Promise<number>
}

export function text(args: Arguments, name: string): string | undefined {
  const value = args.options[name]
  return typeof value === "string" ? value : undefined
}
