import type { Issue } from "#issues"
import { isUscc, plainUscc, usccCheckLetter } from "#registers"
import type { CodeKind, ReturnDictionary } from "./return-file.ts"

/** Code and values of an issue whose place the caller knows. */
export interface Fault {
  readonly severity: Issue["severity"]
  readonly code: string
  readonly values?: Readonly<Record<string, unknown>>
}

/**
 * Holds a coded text against its list.
 * @returns the code as it is kept, and what is wrong with it
 */
export function readCodedText(
  text: string,
  kind: CodeKind,
  lists: Pick<ReturnDictionary, "divisions" | "industries">,
): { readonly text: string; readonly fault: Fault | null } {
  if (kind === "uscc") return readUscc(text)
  const plain = text.normalize("NFKC").replace(/\s/g, "").toUpperCase()
  return {
    text: plain,
    fault: kind === "divisions" ? divisionFault(plain, lists) : industryFault(plain, lists),
  }
}

function readUscc(text: string): { readonly text: string; readonly fault: Fault | null } {
  const plain = plainUscc(text)
  if (isUscc(plain)) return { text: plain, fault: null }
  const expected = plain.length === 18 ? usccCheckLetter(plain) : null
  if (expected !== null && expected !== plain[17])
    return { text: plain, fault: { severity: "error", code: "return-uscc-check", values: { expected } } }
  return {
    text: plain,
    fault: { severity: "error", code: "return-uscc-shape", values: { length: [...plain].length } },
  }
}

/**
 * GB/T 2260: province, city, county by two digits each; longer codes of towns and villages begin with them. Cities and
 * counties come and go by the year and no list of them is complete, so the province alone is held against the list.
 */
function divisionFault(code: string, { divisions }: Pick<ReturnDictionary, "divisions">): Fault | null {
  if (!/^\d{6}(?:\d{3}|\d{6})?$/.test(code)) return { severity: "error", code: "return-division-shape" }
  const province = code.slice(0, 2)
  return divisions === null || divisions.has(`${province}0000`)
    ? null
    : { severity: "error", code: "return-division-province", values: { province } }
}

/** GB/T 4754: a section's letter and digits or the digits alone, two to four of them. */
function industryFault(code: string, { industries }: Pick<ReturnDictionary, "industries">): Fault | null {
  const digits = /^[A-T]?(\d{2,4})$/.exec(code)?.[1]
  if (digits === undefined)
    return {
      severity: "error",
      code: /^\d$/.test(code) ? "return-industry-zero" : "return-industry-shape",
    }
  if (industries === null || industries.has(digits)) return null
  return {
    severity: "error",
    code:
      digits.length === 3 && industries.has(`0${digits}`)
        ? "return-industry-zero"
        : "return-industry-unknown",
  }
}
