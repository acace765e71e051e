import { useEffect, useState } from "react"
import { useLanguage } from "../app/language.tsx"

/** A number or nothing. A text that is neither stays visible, marked, and is not taken. */
export function NumberInput({
  value,
  label,
  placeholder,
  onChange,
}: {
  readonly value: number | null
  readonly label: string
  readonly placeholder?: string
  readonly onChange: (value: number | null) => void
}) {
  const { t } = useLanguage()
  const [text, setText] = useState(value === null ? "" : String(value))
  useEffect(() => setText(value === null ? "" : String(value)), [value])
  const plain = text.trim()
  const faulty = plain !== "" && !/^-?\d+(\.\d+)?$/.test(plain)
  return (
    <input
      aria-label={label}
      aria-invalid={faulty}
      inputMode="decimal"
      size={6}
      className="number"
      value={text}
      placeholder={placeholder}
      title={faulty ? t({ zh: "不是数，没有采用", en: "not a number, not taken" }) : undefined}
      onChange={(event) => {
        setText(event.target.value)
        const given = event.target.value.trim()
        if (given === "") onChange(null)
        else if (/^-?\d+(\.\d+)?$/.test(given)) onChange(Number(given))
      }}
    />
  )
}
