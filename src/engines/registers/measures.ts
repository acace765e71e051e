import type { Measure } from "#imports"
import type { RegisterDefinition, RegisterField } from "./model.ts"

/** The fields of a register as the importer matches columns to them. */
export function measuresOf(definition: RegisterDefinition): Measure[] {
  const naming = new Set([...definition.key, definition.roles.name, definition.roles.uscc])
  return definition.fields.map((field) => ({
    code: field.code,
    kind: "field",
    label: field.label,
    names: field.names ?? [],
    unit: field.unit ?? null,
    ...kindOf(field),
    ...(naming.has(field.code) ? { identifies: true } : {}),
  }))
}

const truth = [
  { code: "true", names: ["是", "有", "√", "✓", "1", "Y", "yes", "true"] },
  { code: "false", names: ["否", "无", "×", "0", "N", "no", "false"] },
]

function kindOf(field: RegisterField): Pick<Measure, "type" | "choices"> {
  switch (field.type) {
    case "number":
    case "date":
    case "text":
      return { type: field.type }
    case "truth":
      return { type: "code", choices: truth }
    case "choice":
      return {
        type: "code",
        choices: (field.choices ?? []).map(({ code, label, names }) => ({
          code,
          names: [label.zh, label.en, ...(names ?? [])],
        })),
      }
  }
}
