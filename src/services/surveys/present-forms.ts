import type { Words } from "#issues"
import { type FormHead, type FormState, formState } from "#returns"

/** A form's head as it has to be shown (统计法第十七条), and its state on a day. */
export interface FormShown extends FormState {
  readonly id: string
  readonly title: Words
  readonly number: string
  readonly maker: Words
  readonly approval: string
  readonly validUntil: string
}

/** @param day 2026-11-23 */
export function shownForm(form: FormHead, day: string): FormShown {
  const { id, title, number, maker, approval, validUntil } = form
  return { id, title, number, maker: makerOf(maker), approval, validUntil, ...formState(form, day) }
}

/** What of a form of the pack is kept with a period. */
export function headOf(form: FormHead): FormHead {
  const { id, title, number, maker, approval, validUntil, kind, example } = form
  return {
    id,
    title,
    number,
    maker,
    approval,
    validUntil,
    ...(kind === undefined ? {} : { kind }),
    ...(example === undefined ? {} : { example }),
  }
}

function makerOf(maker: FormHead["maker"]): Words {
  if (typeof maker === "string") return { zh: maker, en: maker }
  const { zh, en } = maker
  return { zh: zh ?? en ?? "unknown", en: en ?? zh ?? "unknown" }
}

/** The day of an instant where the periods are kept: Beijing time. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
