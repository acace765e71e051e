import swagger, { type FastifySwaggerOptions } from "@fastify/swagger"
import swaggerUi from "@fastify/swagger-ui"
import type { FastifyInstance } from "fastify"
import type { ServerContext } from "./context.ts"
import { openApiDocument } from "./open-api.ts"

type StaticDocument = Extract<FastifySwaggerOptions, { mode: "static" }>["specification"]

/** The OpenAPI document and a page to read it; both need no network. */
export async function serveApiPages(app: FastifyInstance, context: ServerContext): Promise<void> {
  const document = openApiDocument(context.product.version, context.origin)
  await app.register(swagger, {
    mode: "static",
    // The library's types know no 3.1 with JSON Schema of 2020-12.
    specification: { document } as unknown as StaticDocument,
  })
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    uiConfig: { docExpansion: "none", deepLinking: true, tryItOutEnabled: false },
    theme: { title: "高新 Gaoxin API" },
  })
  const text = JSON.stringify(document)
  app.get("/api/openapi.json", async (_request, reply) =>
    reply.header("cache-control", "no-cache").type("application/json; charset=utf-8").send(text),
  )
}
