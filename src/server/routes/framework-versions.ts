import type { FastifyInstance } from "fastify"
import { frameworkVersionsRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import { declaredVariables } from "#packs"
import {
  checkDocument,
  compareVersions,
  type ExpressionChecks,
  getFrameworkDraft,
  getFrameworkVersion,
  listFrameworkVersions,
  saveFrameworkVersion,
  sayStateOfVersion,
  versionYaml,
} from "#services/frameworks"
import type { ServerContext } from "../context.ts"
import { withTexts } from "../issue-views.ts"
import { type Call, registerRoutes } from "../register-routes.ts"

export function frameworkVersionsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  // The variables of the forms that the national pack holds: formulas of a province's rules are written over them.
  const national = context.packs.get("national")?.pack
  const expressions: ExpressionChecks = {
    parse: context.lists.parseSql,
    variables: national === undefined ? [] : declaredVariables(national),
  }
  registerRoutes(app, context, frameworkVersionsRoutes, {
    "GET /api/framework-drafts/:id/versions": ({ act, params }) =>
      act((tx) => listFrameworkVersions(tx, params.id)),
    "GET /api/framework-drafts/:id/versions/:version": async ({ act, params }) => {
      const { head, document, file } = await act((tx) =>
        getFrameworkVersion(tx, params.id, Number(params.version)),
      )
      const { issues } = checkDocument(document, params.id, file, expressions)
      return { head, document, issues: withTexts(issues, context.texts) }
    },
    "POST /api/framework-drafts/:id/check": async ({ act, params, body }) => {
      const { head } = await act((tx) => getFrameworkDraft(tx, params.id))
      const { framework, issues } = checkDocument(body, params.id, head.file, expressions)
      return { usable: framework !== null, issues: withTexts(issues, context.texts) }
    },
    "POST /api/framework-drafts/:id/versions": async ({ act, actor, params, body }) => ({
      version: await act((tx) => saveFrameworkVersion(tx, ownerOf({ actor }), params.id, body, expressions)),
    }),
    "POST /api/framework-drafts/:id/versions/:version/in-force": async ({ act, actor, params, body }) => {
      const word = { state: "in-force" as const, ...body }
      await act((tx) => sayStateOfVersion(tx, ownerOf({ actor }), params.id, Number(params.version), word))
      return { version: Number(params.version) }
    },
    "POST /api/framework-drafts/:id/versions/:version/end": async ({ act, actor, params, body }) => {
      const word = { state: "ended" as const, ...body }
      await act((tx) => sayStateOfVersion(tx, ownerOf({ actor }), params.id, Number(params.version), word))
      return { version: Number(params.version) }
    },
    "GET /api/framework-drafts/:id/difference": ({ act, params, query }) =>
      act((tx) => compareVersions(tx, params.id, Number(query.a), Number(query.b))),
    "GET /api/framework-drafts/:id/versions/:version/file": async ({ act, params }) => ({
      fileName: `${params.id}.v${params.version}.yaml`,
      mediaType: "application/yaml; charset=utf-8",
      content: await act((tx) => versionYaml(tx, params.id, Number(params.version))),
    }),
  })
}

function ownerOf({ actor }: Pick<Call<unknown>, "actor">) {
  if (actor.kind !== "person") throw new Problem("not-found", [issue("error", "no-such-draft", "")])
  return actor
}
