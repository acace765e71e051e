import { type Issue, issue } from "#issues"
import { commonPasswordStems, commonSequences } from "./common-passwords.ts"

const shortest = 12
const longest = 128

/**
 * What is wrong with a new password, all at once; empty when it will do. Whether it was used before is not known here.
 *
 * @param person whose username and name it must not contain
 * Source: GB/T 22239—2019 8.1.4.1 asks for complexity and regular change; the numbers are the product's.
 * @example checkPassword("correct horse 7", { username: "zhang", name: "张三" }) // []
 */
export function checkPassword(
  password: string,
  person: { readonly username: string; readonly name: string },
): readonly Issue[] {
  const found: Issue[] = []
  const say = (code: string, values: Readonly<Record<string, unknown>> = {}) =>
    found.push(issue("error", code, "password", values))
  const letters = [...password]
  if (letters.length < shortest) say("password-short", { shortest })
  if (letters.length > longest) say("password-long", { longest })
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) say("password-kinds")
  const lower = password.toLowerCase()
  if (
    (person.username.length >= 3 && lower.includes(person.username.toLowerCase())) ||
    (person.name.length >= 2 && lower.includes(person.name.toLowerCase()))
  )
    say("password-names-person")
  if (isCommon(lower)) say("password-common")
  return found
}

const stands: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
}

/** A common password with digits and signs added, a row of keys, or the same few characters again and again. */
function isCommon(lower: string): boolean {
  const plain = lower.replace(/[^a-z0-9]/g, "")
  if (new Set(plain).size <= 3) return true
  if (commonSequences.some((row) => row.includes(plain) || backwards(row).includes(plain))) return true
  // Digits and signs stand for letters inside a word, and are only added before and after it: try both readings.
  const core = lower.replace(/^[^a-z]+|[^a-z]+$/g, "")
  const letters = read(lower).replace(/[^a-z]/g, "")
  return commonPasswordStems.some((stem) => {
    if (core === stem || read(core) === read(stem)) return true
    const added = letters.replace(read(stem), "")
    const wordOnly = lower.replace(/[^a-z]/g, "").length <= stem.length
    return stem.length >= 5 && wordOnly && letters.includes(read(stem)) && /^[ieaost]*$/.test(added)
  })
}

const read = (text: string) => text.replace(/[013457@$!]/g, (sign) => stands[sign] ?? sign)
const backwards = (text: string) => [...text].reverse().join("")
