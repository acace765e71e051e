import type { FastifyInstance } from "fastify"

/**
 * Takes no more requests, waits for those under way, and cuts off whatever is left when the time is over.
 *
 * @param milliseconds to wait
 */
export async function closeWithin(app: FastifyInstance, milliseconds: number): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), milliseconds)
  try {
    await app.close()
  } finally {
    clearTimeout(late)
  }
}
