import { type Issue, issue } from "#issues"
import type {
  RecordEventKind,
  RecordState,
  RecordValues,
  RegisterDefinition,
  RegisterEvent,
  RegisterRecord,
} from "./model.ts"
import { daysOf } from "./validity.ts"

/** What becomes of a record by an event; a change, a document too, needs a new sign-off. */
const stateAfter: Readonly<Record<RecordEventKind, RecordState>> = {
  entered: "entered",
  changed: "entered",
  proof: "entered",
  "signed-off": "signed-off",
  queried: "queried",
  withdrawn: "withdrawn",
}

export interface RecordHead {
  readonly id: string
  readonly register: string
  readonly zone: string | null
}

/**
 * A record as its history makes it.
 * @throws when the history has a gap, does not begin with `entered`, or goes on after `withdrawn`
 */
export function foldHistory(
  definition: RegisterDefinition,
  head: RecordHead,
  events: readonly RegisterEvent[],
): RegisterRecord {
  let state: RecordState | null = null
  let values: RecordValues = {}
  for (const [i, event] of events.entries()) {
    if (event.version !== i + 1)
      throw new Error(`foldHistory: ${head.id} has version ${event.version} in place ${i + 1}`)
    if ((event.kind === "entered") !== (i === 0)) throw new Error(`foldHistory: ${head.id} is entered once`)
    if (state === "withdrawn") throw new Error(`foldHistory: ${head.id} goes on after it was withdrawn`)
    state = stateAfter[event.kind]
    values = event.values
  }
  if (state === null) throw new Error(`foldHistory: ${head.id} has no history`)
  return { ...head, values, ...daysOf(definition, values), state, version: events.length }
}

/** Who made the values that wait for a second person: of the last event that changed something. */
export function changedBy(
  events: readonly RegisterEvent[],
): { readonly version: number; readonly by: string } | null {
  const last = events.findLast(({ kind }) => kind === "entered" || kind === "changed" || kind === "proof")
  return last === undefined ? null : { version: last.version, by: last.by }
}

/**
 * Why an action is not possible on a record now; none: it is.
 * @param person who wants to act
 * @param changed who made the values that stand
 */
export function actionIssues(
  action: Exclude<RecordEventKind, "entered">,
  record: Pick<RegisterRecord, "id" | "state" | "version">,
  {
    version,
    person,
    changed,
  }: { readonly version: number; readonly person: string; readonly changed: string },
): Issue[] {
  const found: Issue[] = []
  if (record.state === "withdrawn") found.push(issue("error", "register-record-withdrawn", record.id))
  else if (version !== record.version)
    found.push(
      issue("error", "register-version-older", record.id, { seen: version, present: record.version }),
    )
  else if (action === "signed-off" && record.state === "signed-off")
    found.push(issue("error", "register-signed-off-already", record.id))
  if (action === "signed-off" && person === changed)
    found.push(issue("error", "register-own-entry", record.id))
  return found
}

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** Fields that differ, in the order of the definition. */
export function changesBetween(
  definition: RegisterDefinition,
  before: RecordValues,
  after: RecordValues,
): FieldChange[] {
  return definition.fields
    .map(({ code }) => ({ field: code, before: before[code] ?? null, after: after[code] ?? null }))
    .filter((change) => change.before !== change.after)
}
