// Door of the audit sealer: links the rows of the audit trail into a chain, on a connection and database role of its own.
export { expire, makeCheckpoint, sealVisible, type Window, wholeTrail } from "./seal.ts"
export { type Sealer, type SealerOptions, startSealer } from "./start-sealer.ts"
