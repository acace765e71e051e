import type { PackFile } from "./pack-file.ts"

/** A file of a pack made of values, for tests; lines are not known. */
export function exampleFile(path: string, value: unknown): PackFile {
  return { path, text: "", value, locate: () => null }
}

/** A small invented pack. `extra` files replace those of the same path. */
export function exampleFiles(extra: Readonly<Record<string, unknown>> = {}): PackFile[] {
  const files: Record<string, unknown> = {
    "pack.yaml": { id: "example", title: "示例", kind: "demo", origin: "invented" },
    "sources.yaml": { rules: { title: "示例办法", issuer: "示例省", certainty: "high", read: "invented" } },
    "indicators/all.yaml": {
      staff: {
        number: "1.10",
        label: { zh: "从业人员", en: "Staff" },
        unit: "人",
        direction: "higher-is-better",
        reference: { source: "rules" },
        themes: ["people"],
      },
      energy: {
        label: "能耗",
        unit: "吨标准煤",
        direction: "lower-is-better",
        reference: { source: "rules" },
      },
    },
    "themes.yaml": [{ id: "people", label: "人", article: "（一）" }],
    "methods.yaml": { plain: { title: "Plain", normalise: { method: "min-max" } } },
    "frameworks/main.yaml": {
      id: "main",
      title: { zh: "示例", en: "Example" },
      source: ["rules"],
      status: "ours",
      method: "plain",
      tree: [
        {
          code: "index",
          label: "Index",
          children: ["staff", { indicator: "energy", weight: 2, goalposts: [1, 5] }],
        },
      ],
    },
    ...extra,
  }
  return Object.entries(files).map(([path, value]) => exampleFile(path, value))
}
