import { type KeyboardEvent, type ReactNode, useId, useState } from "react"
import "./rounds.css"

/** Parts of a round of which one is shown; on a narrow screen the tabs stand in several lines, all in sight. */
export function RoundTabs({
  items,
  label,
}: {
  readonly items: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[]
  readonly label: string
}) {
  const id = useId()
  const [chosen, setChosen] = useState(items[0]?.key ?? "")
  const current = items.find((item) => item.key === chosen) ?? items[0]
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0
    if (step === 0) return
    const at = items.findIndex((item) => item.key === current?.key)
    const next = items[(at + step + items.length) % items.length]
    if (next === undefined) return
    setChosen(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={label} className="round-tabs" onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="tab"
            id={`${id}-${item.key}`}
            aria-selected={item.key === current?.key}
            aria-controls={`${id}-panel`}
            tabIndex={item.key === current?.key ? 0 : -1}
            onClick={() => setChosen(item.key)}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current?.key}`}>
        {current?.children}
      </div>
    </>
  )
}
