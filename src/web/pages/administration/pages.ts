import type { PageDefinition } from "../../app/pages.ts"

export const administrationPages: readonly PageDefinition[] = []
