import { APIError } from "better-auth/api"
import type { IdentityOptions } from "./identity-options.ts"
import type { SignInLibrary } from "./sign-in-library.ts"

/** Codes of an authenticator (RFC 6238) as second step of signing in. The caller has tried the password before. */
export function secondFactorOn(library: SignInLibrary, { pool }: IdentityOptions) {
  return {
    beginSecondFactor: async (headers: Headers, password: string) => {
      const session = await library.api.getSession({ headers })
      if (session === null || session.user.twoFactorEnabled === true) return null
      const begun = await library.api.enableTwoFactor({ headers, body: { password } })
      if (begun.method !== "totp") throw new Error("The library began another second factor")
      const uri = new URL(begun.totpURI)
      // The library writes its internal address into the label: people look for their username.
      uri.pathname = `/${encodeURIComponent("高新 Gaoxin")}:${encodeURIComponent(session.user.username ?? "")}`
      return {
        uri: uri.toString(),
        key: uri.searchParams.get("secret") ?? "",
        backupCodes: begun.backupCodes,
      }
    },
    confirmSecondFactor: async (headers: Headers, code: string) => {
      try {
        const confirmed = await library.api.verifyTOTP({ headers, body: { code }, returnHeaders: true })
        return confirmed.headers.getSetCookie()
      } catch (cause) {
        if (cause instanceof APIError && cause.statusCode < 500) return null
        throw cause
      }
    },
    endSecondFactor: async (headers: Headers, password: string) => {
      const ended = await library.api.disableTwoFactor({ headers, body: { password }, returnHeaders: true })
      return ended.headers.getSetCookie()
    },
    renewBackupCodes: async (headers: Headers, password: string) =>
      (await library.api.generateBackupCodes({ headers, body: { password } })).backupCodes,
    resetSecondFactor: async (person: string) => {
      await pool.query('delete from auth."twoFactor" where "userId" = $1', [person])
      await pool.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [person])
    },
  }
}
