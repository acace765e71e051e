import type { FastifyInstance } from "fastify"
import { purposesOf } from "#access"
import { systemRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import type { AppointmentOfPerson } from "#services/people"
import { appointmentCookie } from "../authenticate.ts"
import type { ServerContext } from "../context.ts"
import { HttpError } from "../errors.ts"
import { registerRoutes } from "../register-routes.ts"

const present = (one: AppointmentOfPerson) => ({
  id: one.id,
  role: one.role,
  organisation: {
    id: one.organisation,
    kind: one.kind,
    name: { zh: one.nameZh, en: one.nameEn ?? one.nameZh },
  },
})

export function systemRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, systemRoutes, {
    "GET /api/health": async () => ({ status: "ok" as const }),
    "GET /api/ready": async () => {
      if (!(await context.ready())) throw new HttpError(503, [issue("error", "database-away", "", {})])
      return { status: "ready" as const }
    },
    "GET /api/system": async () => ({
      name: context.product.name,
      version: context.product.version,
      mode: context.mode,
      singleSignOn:
        context.identity.singleSignOn === null
          ? null
          : {
              id: context.identity.singleSignOn.id,
              name: { zh: context.identity.singleSignOn.name, en: context.identity.singleSignOn.name },
            },
      demoAccounts: [...context.demoAccounts],
    }),
    "GET /api/me": async ({ caller, actor }) => {
      const { person } = caller
      if (person === null) return null
      const row =
        caller.self === null
          ? undefined
          : await context.withActor(caller.self, "public", (tx) =>
              tx.selectFrom("person").where("id", "=", person.id).select("name").executeTakeFirst(),
            )
      const active = caller.appointments.find(
        (one) => actor.kind === "person" && one.id === actor.appointment,
      )
      return {
        person: { id: person.id, username: person.username, name: row?.name ?? person.username },
        secondFactor: person.secondFactor,
        restriction: caller.restriction,
        appointments: caller.appointments.map(present),
        active: active === undefined ? null : present(active),
        purposes: actor.kind === "person" ? [...purposesOf(actor.role)] : ["public" as const],
      }
    },
    "POST /api/me/appointment": async ({ caller, body, reply }) => {
      const chosen = caller.appointments.find((one) => one.id === body.appointment)
      if (chosen === undefined)
        throw new Problem("not-found", [issue("error", "no-such-appointment", "appointment", {})])
      reply.setCookie(appointmentCookie, chosen.id, {
        path: "/",
        httpOnly: true,
        sameSite: "lax",
        secure: context.origin.startsWith("https:"),
      })
      return { appointment: chosen.id }
    },
  })
}
