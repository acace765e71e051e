/** What a person asks to have evaluated. */
export interface RunRequest {
  readonly title?: string
  /** `null`: the framework is a draft. */
  readonly pack: string | null
  /** An id in the pack, or of a draft. */
  readonly framework: string
  readonly data: { readonly kind: "pack" } | { readonly kind: "dataset"; readonly id: string }
  readonly method: string | Readonly<Record<string, unknown>> | null
  readonly period?: string
  readonly class?: string
  readonly where?: string
  readonly size?: string
}
