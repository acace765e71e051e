import { betterAuth } from "better-auth"
import { APIError, createAuthMiddleware } from "better-auth/api"
import { genericOAuth, twoFactor, username } from "better-auth/plugins"
import { Kysely, PostgresDialect } from "kysely"
import type { IdentityOptions } from "./identity-options.ts"

/** The library wants an address of every user; nothing is ever sent to this one (RFC 2606). */
export const addressOf = (name: string) => `${name.toLowerCase()}@people.invalid`

export const singleSignOnId = "oidc"

/** Longest that any sign-in lasts, in seconds; its own end is set when it begins. */
const longest = 720 * 3600

/** The library of sign-in on our tables, with everything off that we do not use. */
export function signInLibrary(options: IdentityOptions) {
  const { pool, origin, secret, singleSignOn } = options
  return betterAuth({
    appName: "高新 Gaoxin",
    baseURL: origin,
    basePath: "/api/auth",
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: trustedOrigins(origin),
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
      type: "postgres",
      schemaName: "auth",
      transaction: true,
    },
    advanced: {
      cookiePrefix: "gaoxin",
      useSecureCookies: origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [options.addressHeader] },
      database: { generateId: () => options.newId() },
    },
    // Rates are limited by the server before a request comes here, and by account in lock-out.ts.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: longest,
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: { seenAt: { type: "date", required: false, input: false } },
    },
    account: {
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [singleSignOnId] },
    },
    onAPIError: { errorURL: `${origin}/sign-in` },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            // Whoever renews a sign-in, or takes its second step, was let in before; closing an account ends both.
            const entering = !context?.path?.startsWith("/two-factor/")
            if (entering && !(await options.mayEnter(session.userId)))
              throw new APIError("UNAUTHORIZED", { code: "ACCOUNT_CLOSED" })
            const { sessionHours } = await options.policy()
            const now = options.now()
            return {
              data: {
                ...session,
                seenAt: now,
                expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
              },
            }
          },
        },
      },
    },
    hooks: {
      after: createAuthMiddleware(async (context) => {
        const entered = context.context.newSession
        if (context.path.startsWith("/callback/") && entered !== null)
          await options.onEvent({ kind: "signed-in", person: entered.user.id, method: "single-sign-on" })
      }),
    },
    plugins: [
      username({
        displayUsername: false,
        maxUsernameLength: 32,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9_.-]{2,31}$/i.test(name),
      }),
      twoFactor({ issuer: "高新 Gaoxin", accountLockout: { maxFailedAttempts: 5, durationSeconds: 900 } }),
      ...(singleSignOn === null ? [] : [singleSignOnPlugin(options, singleSignOn)]),
    ],
  })
}

function singleSignOnPlugin(
  options: IdentityOptions,
  { issuer, clientId, clientSecret, name }: NonNullable<IdentityOptions["singleSignOn"]>,
) {
  return genericOAuth({
    config: [
      {
        providerId: singleSignOnId,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ["openid", "profile", "email"],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        mapProfileToUser: async (claims) => {
          const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null)
          const verified = claims.email_verified === true || claims.email_verified === "true"
          const known = await options.usernameOf({
            username: text(claims.preferred_username)?.toLowerCase() ?? null,
            verifiedMail: verified ? (text(claims.email)?.toLowerCase() ?? null) : null,
          })
          // Of whom we do not know, an address that no user has: the library then refuses, as signing up is off.
          return { email: known === null ? "nobody@unknown.invalid" : addressOf(known), emailVerified: true }
        },
      },
    ],
  })
}

/** The own origin; on this machine under each of its names. */
function trustedOrigins(origin: string): string[] {
  const { protocol, hostname, port } = new URL(origin)
  if (hostname !== "127.0.0.1" && hostname !== "localhost") return [origin]
  return ["127.0.0.1", "localhost"].map((name) => `${protocol}//${name}${port === "" ? "" : `:${port}`}`)
}

export type SignInLibrary = ReturnType<typeof signInLibrary>
