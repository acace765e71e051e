import type { PageDefinition } from "../../app/pages.ts"

export const publicPages: readonly PageDefinition[] = []
