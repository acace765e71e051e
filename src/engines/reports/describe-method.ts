import { cleanText } from "./clean-text.ts"
import { nullWords, optionNames, optionWords } from "./method-texts.ts"
import { both, type Text } from "./text.ts"

export interface MethodLine {
  readonly option: string
  readonly name: Text
  readonly words: Text
}

/** Every option of a method in plain words; what we have no words for is shown as it is written. */
export function describeMethod(method: Readonly<Record<string, unknown>>): MethodLine[] {
  const known = Object.keys(optionNames).filter((option) => option in method)
  const others = Object.keys(method).filter((option) => !known.includes(option))
  return [...known, ...others].map((option) => ({
    option,
    name: nameOf(option),
    words: describe(option, method[option]),
  }))
}

const lookUp = (table: Readonly<Record<string, Text>>, key: string): Text | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const nameOf = (option: string): Text =>
  lookUp(optionNames, option) ?? lookUp(optionWords, option) ?? both(cleanText(option))

function describe(option: string, value: unknown): Text {
  if (value === null || value === undefined) return lookUp(nullWords, option) ?? { zh: "不设", en: "not set" }
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" }
  if (typeof value === "string")
    return lookUp(optionWords, `${option}.${value}`) ?? lookUp(optionWords, value) ?? both(cleanText(value))
  if (Array.isArray(value)) {
    if (value.length === 0) return { zh: "无", en: "none" }
    if (value.every((item) => typeof item === "number"))
      return both(value.length === 2 ? value.join(" – ") : value.join(", "))
    const parts = value.map((item: unknown) => describe(option, item))
    // The entry of "aggregate" without a level or node is for all levels not named.
    if (option === "aggregate" && value.length > 1)
      value.forEach((item: unknown, i) => {
        if (typeof item !== "object" || item === null || "level" in item || "node" in item) return
        const words = parts[i]!
        parts[i] = { zh: `其余 ${words.zh}`, en: `all others ${words.en}` }
      })
    return value.some((item) => typeof item === "object")
      ? joined(parts, "；", "; ")
      : joined(parts, "、", ", ")
  }
  if (typeof value === "object") return describeObject(option, value)
  return both(String(value))
}

function describeObject(option: string, value: object): Text {
  const { method, options, ...rest } = { ...value } as Record<string, unknown>
  const parts: Text[] = []
  if (method !== undefined) parts.push(describe(option, method))
  if (options !== undefined) parts.push(describe(option, options))
  for (const [key, inner] of Object.entries(rest)) {
    const words = describe(key, inner)
    const name = nameOf(key)
    // Where an option and a method are set for one level or node, that comes first.
    const line = { zh: `${name.zh} ${words.zh}`, en: `${name.en} ${words.en}` }
    if (key === "level" || key === "node") parts.unshift(line)
    else parts.push(line)
  }
  return parts.length === 0 ? { zh: "无", en: "none" } : joined(parts, "，", ", ")
}

const joined = (parts: readonly Text[], zh: string, en: string): Text => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
})
