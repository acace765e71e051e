import type { PageDefinition } from "../../app/pages.ts"

export const roundsPages: readonly PageDefinition[] = []
