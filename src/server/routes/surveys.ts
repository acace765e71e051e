import type { FastifyInstance } from "fastify"
import { surveysRoutes } from "#contracts"
import {
  addUnits,
  cancelSurvey,
  describeSurvey,
  exportDiscipline,
  exportUnits,
  listReminders,
  listSurveys,
  listUnits,
  lockPeriod,
  openSurvey,
  previewLock,
  proposeLock,
  readSurvey,
  remindUnits,
  reopenSurvey,
  setDeadline,
  surveyDiscipline,
  surveyOptions,
  surveyProgress,
  tryFrame,
} from "#services/surveys"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"
import {
  presentDescription,
  presentDiscipline,
  presentForm,
  presentLock,
  presentPlace,
  presentReminder,
  presentSummary,
  presentUnit,
} from "./surveys-presented.ts"

const done = { done: true as const }
/** Units on one page. */
const pageSize = { usual: 50, most: 200 }

export function surveysRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, surveysRoutes, {
    "GET /api/surveys": ({ act, actor }) =>
      act(async (tx) => ({
        surveys: (await listSurveys(tx, actor, context.now())).map(presentSummary),
        mayOpen: actor.kind === "person" && actor.role === "reviewer",
      })),
    "GET /api/surveys/options": ({ act, actor }) =>
      act(async (tx) => {
        const { packs, units, levels } = await surveyOptions(tx, actor, context)
        return {
          packs: packs.map((pack) => ({
            ...pack,
            formSets: pack.formSets.map((set) => ({
              ...set,
              forms: set.forms.map(presentForm),
              refusals: [...set.refusals],
              variables: [...set.variables],
            })),
          })),
          units: [...units],
          levels: [...levels],
        }
      }),
    "POST /api/surveys/frame": ({ act, actor, body }) => act((tx) => tryFrame(tx, actor, body, context)),
    "POST /api/surveys": ({ act, actor, body }) => act((tx) => openSurvey(tx, actor, body, context)),
    "GET /api/surveys/:survey": ({ act, actor, params }) =>
      act(async (tx) => presentDescription(await describeSurvey(tx, actor, params.survey, context))),
    "POST /api/surveys/:survey/deadline": async ({ act, actor, params, body }) => {
      await act((tx) => setDeadline(tx, actor, params.survey, body, context))
      return done
    },
    "GET /api/surveys/:survey/lock": ({ act, actor, params }) =>
      act(async (tx) => presentLock(await previewLock(tx, actor, params.survey))),
    "POST /api/surveys/:survey/propose-lock": ({ act, actor, params, body }) =>
      act(async (tx) => ({ id: await proposeLock(tx, actor, params.survey, body, context) })),
    "POST /api/surveys/:survey/lock": async ({ act, actor, params, body }) => {
      const locking = { newId: context.newId, now: context.now, queue: context.jobs }
      const made = await act((tx) => lockPeriod(tx, actor, params.survey, body.proposal, locking))
      context.jobs.wake()
      return made
    },
    "POST /api/surveys/:survey/reopen": async ({ act, actor, params, body }) => {
      await act((tx) => reopenSurvey(tx, actor, params.survey, body, context))
      return done
    },
    "POST /api/surveys/:survey/cancel": async ({ act, actor, params, body }) => {
      await act((tx) => cancelSurvey(tx, actor, params.survey, body.reason, context))
      return done
    },
    "GET /api/surveys/:survey/units": ({ act, actor, params, query }) => {
      const { page = "1", size, sort, ...filter } = query
      const asked = size === undefined ? pageSize.usual : Number(size)
      const wanted = {
        page: Math.max(1, Number(page)),
        size: Math.min(Math.max(1, asked), pageSize.most),
        sort,
      }
      return act(async (tx) => {
        await readSurvey(tx, actor, params.survey)
        const { total, units } = await listUnits(tx, params.survey, filter, wanted)
        return { total, units: units.map(presentUnit) }
      })
    },
    "GET /api/surveys/:survey/units/export": ({ act, actor, params, query }) => {
      const { format, language, ...filter } = query
      return act((tx) => exportUnits(tx, actor, params.survey, filter, { format, language }, context))
    },
    "POST /api/surveys/:survey/units": ({ act, actor, params, body }) =>
      act(async (tx) => {
        const { added, already } = await addUnits(tx, actor, params.survey, body, context)
        return { added, already: [...already] }
      }),
    "GET /api/surveys/:survey/progress": ({ act, actor, params }) =>
      act(async (tx) => ({
        places: (await surveyProgress(tx, actor, params.survey)).map(presentPlace),
      })),
    "GET /api/surveys/:survey/discipline": ({ act, actor, params }) =>
      act(async (tx) =>
        presentDiscipline(await surveyDiscipline(tx, actor, params.survey), {
          zh: "统计数据准确性（定性；正式名称未查到）",
          en: "Accuracy of statistics (qualitative; official name not found)",
        }),
      ),
    "GET /api/surveys/:survey/discipline/export": ({ act, actor, params, query }) =>
      act((tx) => exportDiscipline(tx, actor, params.survey, query, context)),
    "POST /api/surveys/:survey/reminders": ({ act, actor, params, body }) =>
      act(async (tx) => {
        const { reminded, reported } = await remindUnits(tx, actor, params.survey, body, context)
        return { reminded, reported: [...reported] }
      }),
    "GET /api/reminders": ({ act, actor }) =>
      act(async (tx) => ({
        reminders: (await listReminders(tx, actor, context.now())).map(presentReminder),
      })),
  })
}
