import { nullWords, optionNames, optionWords } from "#reports"
import type { Text } from "../../app/language.tsx"
import type { Choice } from "./schema-choices.ts"

const look = (table: Readonly<Record<string, Text>>, key: string): Text | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const plain = (text: string): Text => ({ zh: text, en: text })

/** Name of an option of a method. */
export const optionName = (option: string): Text =>
  look(optionNames, option) ?? look(optionWords, option) ?? plain(option)

/** Word for a value of an option. */
export const valueWord = (option: string, value: string): Text =>
  look(optionWords, `${option}.${value}`) ?? look(optionWords, value) ?? plain(value)

const objects: Readonly<Record<string, Text>> = {
  screen: { zh: "筛选", en: "screen" },
  impute: { zh: "插补（选择办法）", en: "impute (choose how)" },
  treat: { zh: "处理（缺省值同 OECD 手册软件 COINr）", en: "treat (defaults of COINr)" },
  winsorise: { zh: "缩尾", en: "winsorise" },
  classes: { zh: "按列分类", en: "by a column" },
}

/** Word for an alternative of an option. */
export function choiceWord(option: string, choice: Choice): Text {
  if (choice.kind === "fixed" || choice.kind === "method") return valueWord(option, choice.name)
  if (choice.kind === "null") return look(nullWords, option) ?? { zh: "不设", en: "not set" }
  if (choice.kind === "number") return { zh: "设定数值", en: "a number" }
  if (choice.kind === "text") return { zh: "填写", en: "a text" }
  if (choice.kind === "list") return { zh: "分别规定", en: "one by one" }
  return look(objects, option) ?? optionName(choice.name)
}

/** Shown beside the field: what a unit or a limit does not say. */
export const optionHints: Readonly<Record<string, Text>> = {
  max: { zh: "个对象", en: "entities" },
  minAvailability: { zh: "0 至 1", en: "0 to 1" },
  minNonZero: { zh: "0 至 1", en: "0 to 1" },
  availability: { zh: "0 至 1", en: "0 to 1" },
  range: { zh: "分（最差，最好）", en: "points (worst, best)" },
  minimum: { zh: "个对象", en: "entities" },
  within: { zh: "期", en: "periods" },
  decimals: { zh: "位", en: "digits" },
  alpha: { zh: "0 至 1", en: "0 to 1" },
  shares: { zh: "0 至 1", en: "0 to 1" },
  by: { zh: "数据中的列名", en: "a column of the data" },
  group: { zh: "数据中的列名", en: "a column of the data" },
  size: { zh: "数据中的列名", en: "a column of the data" },
}
