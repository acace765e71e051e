// What the tests of runs share: waiting for a job, sending a file.
import type { TestServer } from "../server.ts"

export interface Job {
  readonly state: string
  readonly progress: number
  readonly issues: readonly { readonly code: string; readonly path: string }[]
}

/** The job once it is over. */
export async function ended(server: Pick<TestServer, "call">, token: string, job: string): Promise<Job> {
  for (;;) {
    const { json } = await server.call(token, "GET", `/api/jobs/${job}`)
    const found = json as Job
    if (found.state !== "queued" && found.state !== "running") return found
    await new Promise((done) => setTimeout(done, 250))
  }
}

export const issueCodes = (json: unknown): string[] =>
  (json as { issues?: { code: string }[] }).issues?.map((one) => one.code) ?? []

/** One file as multipart/form-data, with fields before it. */
export function multipart(
  name: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
) {
  const boundary = "----gaoxin-test"
  const before = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(
        `${before.join("")}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}
