import type { Actor, Origin } from "#access"
import { Problem, type Words } from "#issues"
import type { Form, Pack } from "#packs"
import { type FormState, formsState } from "#returns"
import type { Transaction } from "#schema"
import { type ReviewLevel, reviewLevels } from "#surveys"
import type { SurveyContext } from "./context.ts"
import { readPlaces } from "./frame-places.ts"
import { dayOf, type FormShown, headOf, shownForm } from "./present-forms.ts"
import { surveyForms } from "./survey-forms.ts"

export interface FormSet {
  readonly id: string
  readonly title: Words
  readonly kind: "annual" | "flash" | "monthly" | null
  readonly forms: readonly FormShown[]
  readonly opens: FormState["opens"]
  readonly refusals: readonly Words[]
  readonly variables: readonly {
    readonly code: string
    readonly label: Words
    readonly unit: string | null
  }[]
}

export interface SurveyOptions {
  readonly packs: readonly { readonly id: string; readonly title: Words; readonly formSets: FormSet[] }[]
  readonly units: readonly { readonly origin: Exclude<Origin, "derived">; readonly units: number }[]
  /** From the zone up to the authority's own. */
  readonly levels: readonly ReviewLevel[]
}

/** What a period can be opened with: the forms of the packs with their state today, and the enterprises there are. */
export async function surveyOptions(
  tx: Transaction,
  actor: Actor,
  context: Pick<SurveyContext, "packs" | "lists" | "now">,
): Promise<SurveyOptions> {
  const scope = actor.kind === "person" ? actor.scope : ""
  const units = await tx
    .selectFrom("organisation")
    .where("kind", "=", "enterprise")
    .where((eb) => eb.fn<boolean>("starts_with", ["place", eb.val(scope)]))
    .groupBy("origin")
    .select(["origin", (eb) => eb.fn.countAll<string>().as("units")])
    .orderBy("origin")
    .execute()
  const day = dayOf(context.now())
  const { all } = await readPlaces(tx)
  const own = reviewLevels.findIndex((level) => level === all.find(({ place }) => place === scope)?.kind)
  return {
    packs: [...context.packs].flatMap(([id, { pack }]) => {
      const sets = setsOf(pack).flatMap((forms) => formSetOf(id, forms, day, context) ?? [])
      return sets.length === 0 ? [] : [{ id, title: both(pack.manifest.title, id), formSets: sets }]
    }),
    units: units.map(({ origin, units: count }) => ({ origin, units: Number(count) })),
    levels: own < 0 ? [] : reviewLevels.slice(0, own + 1),
  }
}

/** Forms that are filled in together; a form without a survey is one by itself. */
function setsOf(pack: Pack): readonly (readonly Form[])[] {
  const sets = new Map<string, Form[]>()
  for (const form of pack.forms.values()) {
    const key = form.survey ?? form.id
    sets.set(key, [...(sets.get(key) ?? []), form])
  }
  return [...sets.values()]
}

function formSetOf(
  pack: string,
  forms: readonly Form[],
  day: string,
  context: Pick<SurveyContext, "packs" | "lists">,
): FormSet | null {
  const [first] = forms
  if (first === undefined) return null
  const id = first.survey ?? first.id
  const heads = forms.map(headOf)
  const { opens, refusals } = formsState(heads, day)
  return {
    id,
    title: titleOf(forms, first),
    kind: first.kind ?? null,
    forms: heads.map((head) => shownForm(head, day)),
    opens,
    refusals,
    variables: opens === "nothing" ? [] : variablesOf(pack, id, context),
  }
}

function titleOf(forms: readonly Form[], first: Form): Words {
  if (forms.length === 1) return first.title
  return {
    zh: `${first.title.zh}等 ${forms.length} 张表`,
    en: `${first.title.en} and ${forms.length - 1} more`,
  }
}

/** Forms whose checks cannot be read open nothing, and say why when they are asked for. */
function variablesOf(pack: string, id: string, context: Pick<SurveyContext, "packs" | "lists">) {
  try {
    const { survey } = surveyForms(pack, id, context)
    return survey.dictionary.variables.map(({ declared }) => ({
      code: declared.code,
      label: declared.label,
      unit: declared.unit ?? null,
    }))
  } catch (cause) {
    if (cause instanceof Problem) return []
    throw cause
  }
}

const both = (title: Pack["manifest"]["title"], id: string): Words =>
  typeof title === "string"
    ? { zh: title, en: title }
    : { zh: title.zh ?? title.en ?? id, en: title.en ?? title.zh ?? id }
