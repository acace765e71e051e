import type { FastifyInstance } from "fastify"
import { organisationsRoutes } from "#contracts"
import {
  addMembership,
  createOrganisation,
  endMembership,
  getOrganisation,
  listOrganisations,
  moveOrganisation,
  renameOrganisation,
} from "#services/organisations"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const done = { done: true } as const

type Row = Awaited<ReturnType<typeof listOrganisations>>["organisations"][number]

const present = ({ nameZh, nameEn, scope: _, ...row }: Row) => ({
  ...row,
  name: { zh: nameZh, en: nameEn ?? nameZh },
})

export function organisationsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, organisationsRoutes, {
    "GET /api/organisations": async ({ query, act }) => {
      const { organisations, more } = await act((tx) => listOrganisations(tx, query))
      return { organisations: organisations.map(present), more }
    },
    "GET /api/organisations/:id": async ({ params, query, act }) => {
      const on = query.on ?? context.now().toISOString().slice(0, 10)
      const { organisation, children, ...rest } = await act((tx) => getOrganisation(tx, params.id, on))
      return { organisation: present({ ...organisation, children }), ...rest }
    },
    "POST /api/organisations": async ({ body, actor, act }) => ({
      id: await act((tx) =>
        createOrganisation(tx, context, actor, {
          ...body,
          nameEn: body.nameEn ?? null,
          shortName: body.shortName ?? null,
        }),
      ),
    }),
    "POST /api/organisations/:id/rename": async ({ params, body, actor, act }) => {
      await act((tx) => renameOrganisation(tx, actor, params.id, body))
      return done
    },
    "POST /api/organisations/:id/move": async ({ params, body, actor, act }) => {
      await act((tx) => moveOrganisation(tx, context, actor, params.id, body))
      return done
    },
    "POST /api/organisations/:id/memberships": async ({ params, body, actor, act }) => {
      await act((tx) => addMembership(tx, actor, params.id, body))
      return done
    },
    "POST /api/organisations/:id/memberships/:membership/end": async ({ params, body, actor, act }) => {
      await act((tx) => endMembership(tx, actor, params.id, params.membership, body.to))
      return done
    },
  })
}
