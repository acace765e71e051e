import { Button, Input, InputNumber, Select, Switch } from "antd"
import { type ReactNode, useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { choiceWord, optionHints, optionName, valueWord } from "./option-words.ts"
import { type Choice, choicesOf, chosenOf, defaultOf, type Schema, startOf } from "./schema-choices.ts"

export interface FieldProps {
  readonly schema: Schema
  /** The option's key. */
  readonly option: string
  /** Where it stands: `method.treat.winsorise`. */
  readonly path: string
  /** `undefined`: left at its default. */
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Faults of the paths, in words. */
  readonly faults: ReadonlyMap<string, string>
}

/** One option with its label, its value and what is wrong with it. */
export function SchemaField(props: FieldProps): ReactNode {
  const { t } = useLanguage()
  const { option, path, faults } = props
  const id = path.replaceAll(".", "-")
  const fault = faults.get(path)
  const hint = optionHints[option]
  return (
    <div className="method-field">
      <label htmlFor={id}>{t(optionName(option))}</label>
      <div>
        <Value {...props} id={id} />
        {hint === undefined ? null : <span className="method-hint"> {t(hint)}</span>}
        {fault === undefined ? null : (
          <div role="alert" className="method-fault">
            {fault}
          </div>
        )}
      </div>
    </div>
  )
}

/** Read by tables of their own, which say what is meant where nothing is said. */
const methodDefaults: Readonly<Record<string, unknown>> = {
  normalise: "min-max",
  weights: "framework",
  aggregate: "arithmetic",
}

type ValueProps = FieldProps & { readonly id: string }

function Value(props: ValueProps): ReactNode {
  const { t } = useLanguage()
  const { schema, option, value, onChange, id } = props
  const choices = choicesOf(schema)
  const [only] = choices
  const shown = value === undefined ? (methodDefaults[option] ?? defaultOf(schema)) : value
  if (choices.length === 1 && only !== undefined) return <Part {...props} choice={only} />
  const chosen = chosenOf(choices, shown)
  return (
    <>
      <Select
        id={id}
        size="small"
        style={{ width: "100%", maxWidth: 340 }}
        popupMatchSelectWidth={false}
        value={chosen?.key ?? null}
        onChange={(key) => {
          const next = choices.find((one) => one.key === key)
          if (next !== undefined) onChange(startOf(next))
        }}
        options={choices.map((one) => ({ value: one.key, label: t(choiceWord(option, one)) }))}
      />
      {chosen === undefined || chosen.kind === "fixed" || chosen.kind === "null" ? null : (
        <Part {...props} id={`${id}-part`} value={shown} choice={chosen} />
      )}
    </>
  )
}

/** What belongs to the alternative that was chosen. */
function Part(props: ValueProps & { readonly choice: Choice }): ReactNode {
  const { choice, value, onChange, id, option } = props
  const { t } = useLanguage()
  const { schema } = choice
  const label = t(optionName(option))
  switch (choice.kind) {
    case "number":
      return (
        <InputNumber
          id={id}
          aria-label={label}
          size="small"
          value={
            typeof value === "number" ? value : typeof schema.default === "number" ? schema.default : null
          }
          {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
          {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
          {...(schema.type === "integer" ? { precision: 0 } : {})}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )
    case "boolean":
      return (
        <Switch
          id={id}
          aria-label={label}
          size="small"
          checked={value === undefined ? schema.default === true : value === true}
          onChange={onChange}
        />
      )
    case "text":
      return (
        <Input
          id={id}
          aria-label={label}
          size="small"
          style={{ maxWidth: 240 }}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        />
      )
    case "list":
      return <ListPart {...props} />
    case "method":
    case "object":
      return <ObjectPart {...props} />
    default:
      return <span>{t(choiceWord(option, choice))}</span>
  }
}

function ObjectPart(props: ValueProps & { readonly choice: Choice }): ReactNode {
  const { choice, value, onChange, path, faults } = props
  const { properties, patternProperties } = choice.schema
  if (properties === undefined || patternProperties !== undefined) return <JsonPart {...props} />
  // A method by its name alone is the method with all at its default.
  const own: Record<string, unknown> =
    typeof value === "object" && value !== null
      ? { ...value }
      : choice.kind === "method"
        ? { method: choice.name }
        : {}
  const keys = Object.keys(properties).filter((key) => properties[key]?.const === undefined)
  if (keys.length === 0) return null
  return (
    <div className="method-nested">
      {keys.map((key) => (
        <SchemaField
          key={key}
          schema={properties[key] ?? {}}
          option={key}
          path={`${path}.${key}`}
          value={own[key]}
          faults={faults}
          onChange={(next) => {
            const { [key]: _, ...others } = own
            onChange(next === undefined ? others : { ...own, [key]: next })
          }}
        />
      ))}
    </div>
  )
}

function ListPart(props: ValueProps & { readonly choice: Choice }): ReactNode {
  const { choice, value, onChange, id, option, path, faults } = props
  const { t } = useLanguage()
  const { items } = choice.schema
  const label = t(optionName(option))
  const given: readonly unknown[] = Array.isArray(value)
    ? value
    : Array.isArray(choice.schema.default)
      ? choice.schema.default
      : []
  if (Array.isArray(items))
    return items.map((item: Schema, i) => (
      <InputNumber
        // biome-ignore lint/suspicious/noArrayIndexKey: the places of a pair are what they are
        key={i}
        id={i === 0 ? id : `${id}-${i}`}
        aria-label={`${label} ${i + 1}`}
        size="small"
        style={{ marginInlineEnd: 8 }}
        value={typeof given[i] === "number" ? given[i] : null}
        {...(item.minimum === undefined ? {} : { min: item.minimum })}
        onChange={(next) => onChange(items.map((_, j) => (j === i ? next : (given[j] ?? null))))}
      />
    ))
  const item = items as Schema | undefined
  if (item?.enum !== undefined)
    return (
      <Select
        id={id}
        aria-label={label}
        mode="multiple"
        style={{ width: "100%" }}
        value={given}
        onChange={onChange}
        options={item.enum.map((one) => ({ value: one, label: t(valueWord(option, String(one))) }))}
      />
    )
  if (item?.type === "string")
    return (
      <Select
        id={id}
        aria-label={label}
        mode="tags"
        open={false}
        style={{ width: "100%", maxWidth: 340 }}
        value={given}
        onChange={onChange}
      />
    )
  if (item?.anyOf === undefined) return <JsonPart {...props} />
  return (
    <div className="method-nested">
      {given.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name, only a place
        <div key={i} style={{ display: "flex", gap: 8, alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}>
            <SchemaField
              schema={item}
              option={option}
              path={`${path}.${i}`}
              value={one}
              faults={faults}
              onChange={(next) => onChange(given.map((other, j) => (j === i ? next : other)))}
            />
          </div>
          <Button size="small" onClick={() => onChange(given.filter((_, j) => j !== i))}>
            {t({ zh: "去掉", en: "Remove" })}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => onChange([...given, { level: 2 + given.length, method: "arithmetic" }])}
      >
        {t({ zh: "加一级", en: "Add a level" })}
      </Button>
    </div>
  )
}

/** Tables by code, matrices and the like: as JSON. */
function JsonPart({ value, onChange, id, option }: ValueProps): ReactNode {
  const { t } = useLanguage()
  const [text, setText] = useState(() => (value === undefined ? "" : JSON.stringify(value)))
  const [broken, setBroken] = useState(false)
  return (
    <>
      <Input.TextArea
        id={id}
        aria-label={`${t(optionName(option))} (JSON)`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={text}
        placeholder={t({ zh: 'JSON，例如 {"指标代码": 数值}', en: 'JSON, such as {"code": number}' })}
        onChange={(event) => {
          setText(event.target.value)
          try {
            onChange(event.target.value.trim() === "" ? undefined : JSON.parse(event.target.value))
            setBroken(false)
          } catch {
            setBroken(true)
          }
        }}
      />
      {broken ? (
        <div role="alert" className="method-fault">
          {t({ zh: "不是完整的 JSON", en: "not whole JSON" })}
        </div>
      ) : null}
    </>
  )
}
