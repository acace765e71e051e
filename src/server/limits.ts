/** Largest body of JSON and largest uploaded file, in bytes; files of one upload. */
export const limits = { body: 2 * 1024 * 1024, file: 64 * 1024 * 1024, files: 10 } as const

/** Requests in a minute. */
export interface Rates {
  /** From one address, whoever asks: many people may stand behind one. */
  readonly address: number
  /** Of one person or token; of all callers of one address that did not say who they are. */
  readonly caller: number
  /** Uploads of one person or token. */
  readonly uploads: number
  /** Tokens that are not known, from one address. */
  readonly unknownTokens: number
}

export const defaultRates: Rates = { address: 12_000, caller: 1200, uploads: 60, unknownTokens: 60 }

/** In milliseconds. A workbook of 64 MB over a slow line takes minutes; headers never do. */
export const patience = {
  headers: 20_000,
  request: 600_000,
  /** Without a byte either way; streams of events send one sooner. */
  idle: 300_000,
  events: 25_000,
  /** For requests under way when the server stops. */
  stop: 10_000,
} as const
