import type { Framework } from "#evaluation"

/** What is to be evaluated: the command line's options as the pages and the rounds give them. */
export interface RunOptions {
  readonly title: string
  /** Name of a pack at hand; `null`: none, the framework is given. */
  readonly pack: string | null
  /** An id in the pack, or a framework of one's own, such as a draft. */
  readonly framework: string | Framework
  /** A preset of the pack or the name of a normalisation; a method file's object; `null`: the framework's own. */
  readonly method: string | Readonly<Record<string, unknown>> | null
  readonly data:
    | { readonly kind: "pack" }
    /** A file of the data folder, under the name by which people know it. */
    | { readonly kind: "file"; readonly path: string; readonly fileName: string }
  /** Left out: the latest. */
  readonly period?: string
  /** Column of the classes. */
  readonly class?: string
  /** COLUMN=VALUE */
  readonly where?: string
  /** Column whose logarithm is the size of an entity. */
  readonly size?: string
}
