import type { ReactNode } from "react"
import "./plain.css"

/** A labelled input of a form. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="form-field">
      <span>{label}</span>
      {children}
    </label>
  )
}
