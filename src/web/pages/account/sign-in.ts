import { ApiProblem } from "../../app/api.ts"

/** Calls the library of sign-in, whose addresses are no contracts of ours. @throws ApiProblem */
export async function callSignIn(
  path: "sign-in/username" | "sign-in/social" | "two-factor/verify-totp" | "two-factor/verify-backup-code",
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly secondStep?: boolean; readonly url?: string }> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  const told = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new ApiProblem(answer.status, told.detail ?? answer.statusText, told.issues ?? [])
  return told
}
