import type { FastifyInstance, FastifyReply } from "fastify"
import type { Actor } from "#access"
import { peopleRoutes } from "#contracts"
import { issue } from "#issues"
import {
  acceptLink,
  beginSecondFactor,
  changePassword,
  closeAccount,
  confirmSecondFactor,
  createPerson,
  endRole,
  endSecondFactor,
  endSignIns,
  findLink,
  getPerson,
  giveRole,
  issueLink,
  listPeople,
  type PersonListed,
  renewBackupCodes,
  type Self,
  type SignIn,
  signInsOf,
  unlockAccount,
} from "#services/people"
import { type Caller, headersOf } from "../authenticate.ts"
import type { ServerContext } from "../context.ts"
import { HttpError } from "../errors.ts"
import { registerRoutes } from "../register-routes.ts"

const done = { done: true } as const
const system: Actor = { kind: "system", task: "sign-in" }
const textOf = (at: Date | null) => at?.toISOString() ?? null

export function peopleRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const { identity } = context
  registerRoutes(app, context, peopleRoutes, {
    "GET /api/people": async ({ query, act }) => {
      const { people, more } = await act((tx) => listPeople(tx, identity, query))
      return { people: people.map(presentPerson), more }
    },
    "GET /api/people/:id": async ({ params, act }) =>
      presentPerson(await act((tx) => getPerson(tx, identity, params.id))),
    "POST /api/people": async ({ body, actor, act }) =>
      act(async (tx) => {
        const id = await createPerson(tx, context, actor, {
          ...body,
          username: body.username.trim().toLowerCase(),
          mail: body.mail ?? null,
        })
        const link = await issueLink(tx, context, id)
        return { id, link: { ...link, expiresAt: link.expiresAt.toISOString() } }
      }),
    "POST /api/people/:id/link": async ({ params, act }) => {
      const link = await act((tx) => issueLink(tx, context, params.id))
      return { ...link, expiresAt: link.expiresAt.toISOString() }
    },
    "POST /api/people/:id/close": async ({ params, actor, act }) => {
      await act((tx) => closeAccount(tx, context, actor, params.id, true))
      return done
    },
    "POST /api/people/:id/reopen": async ({ params, actor, act }) => {
      await act((tx) => closeAccount(tx, context, actor, params.id, false))
      return done
    },
    "POST /api/people/:id/unlock": async ({ params, actor, act }) => {
      await act((tx) => unlockAccount(tx, context, actor, params.id))
      return done
    },
    "GET /api/people/:id/sign-ins": async ({ params, actor, act, caller }) =>
      (await act((tx) => signInsOf(tx, context, actor, params.id))).map(presentSignIn(caller)),
    "POST /api/people/:id/sign-ins/end": async ({ params, body, actor, act }) => ({
      ended: await act((tx) => endSignIns(tx, context, actor, params.id, body)),
    }),
    "POST /api/people/:id/appointments": async ({ params, body, actor, act }) => ({
      id: await act((tx) => giveRole(tx, context, actor, { person: params.id, ...body })),
    }),
    "POST /api/appointments/:id/end": async ({ params, actor, act }) => {
      await act((tx) => endRole(tx, actor, params.id, context.now()))
      return done
    },
    "POST /api/invitation/find": async ({ body }) => {
      const { username, name, kind, expiresAt } = await context.withActor(system, "administration", (tx) =>
        findLink(tx, context, body.token),
      )
      return { username, name, kind, expiresAt: expiresAt.toISOString() }
    },
    "POST /api/invitation/accept": async ({ body }) =>
      context.withActor(system, "administration", (tx) => acceptLink(tx, context, body.token, body.password)),
    "POST /api/me/password": async ({ caller, body }) => {
      const { self, asSelf } = selfOf(caller)
      await asSelf((tx) => changePassword(tx, context, self, body))
      return done
    },
    "GET /api/me/sign-ins": async ({ caller }) =>
      (await identity.signInsOf(selfOf(caller).self.id)).map(presentSignIn(caller)),
    "POST /api/me/sign-ins/end": async ({ caller, body }) => {
      const { self, actor, asSelf } = selfOf(caller)
      const which = body.signIn === undefined ? { keep: self.session } : { signIn: body.signIn }
      return { ended: await asSelf((tx) => endSignIns(tx, context, actor, self.id, which)) }
    },
    "POST /api/me/second-factor/begin": async ({ caller, body, request }) => {
      const { self, asSelf } = selfOf(caller)
      const begun = await asSelf((tx) =>
        beginSecondFactor(tx, context, self, headersOf(request), body.password),
      )
      return { ...begun, backupCodes: [...begun.backupCodes] }
    },
    "POST /api/me/second-factor/confirm": async ({ caller, body, request, reply }) => {
      const { self, asSelf } = selfOf(caller)
      renew(
        reply,
        await asSelf((tx) => confirmSecondFactor(tx, context, self, headersOf(request), body.code)),
      )
      return done
    },
    "POST /api/me/second-factor/end": async ({ caller, body, request, reply }) => {
      const { self, asSelf } = selfOf(caller)
      renew(
        reply,
        await asSelf((tx) => endSecondFactor(tx, context, self, headersOf(request), body.password)),
      )
      return done
    },
    "POST /api/me/second-factor/backup-codes": async ({ caller, body, request }) => {
      const { self, asSelf } = selfOf(caller)
      return {
        backupCodes: [
          ...(await asSelf((tx) => renewBackupCodes(tx, context, self, headersOf(request), body.password))),
        ],
      }
    },
  })

  /** The person for their own account, also while something else must be done first, or without any appointment. */
  function selfOf(caller: Caller) {
    const { person, session } = caller
    if (person === null || session === null)
      throw new HttpError(401, [issue("error", "not-signed-in", "", {})])
    const self: Self = { id: person.id, username: person.username, session }
    const actor = caller.self ?? system
    return {
      self,
      actor,
      asSelf: <T>(work: Parameters<typeof context.withActor<T>>[2]) =>
        context.withActor(actor, caller.self === null ? "administration" : "public", work),
    }
  }
}

/** Hands on the cookies of a sign-in that was renewed. */
function renew(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header("set-cookie", cookie)
}

function presentPerson(person: PersonListed) {
  const { account } = person
  return {
    id: person.id,
    username: person.username,
    name: person.name,
    mail: person.mail,
    kind: person.kind,
    organisation: refOf(person),
    closedAt: textOf(person.closedAt),
    account: {
      hasPassword: account?.hasPassword ?? false,
      passwordSetAt: textOf(account?.passwordSetAt ?? null),
      secondFactor: account?.secondFactor ?? false,
      lockedUntil: textOf(account?.lockedUntil ?? null),
      lastSeenAt: textOf(account?.lastSeenAt ?? null),
    },
    appointments: person.appointments.map((one) => ({
      id: one.id,
      role: one.role,
      organisation: refOf(one),
      from: one.from.toISOString(),
      to: textOf(one.to),
    })),
  }
}

function refOf(row: {
  readonly organisation: string
  readonly organisationKind: string
  readonly nameZh: string
  readonly nameEn: string | null
}) {
  return {
    id: row.organisation,
    kind: row.organisationKind,
    name: { zh: row.nameZh, en: row.nameEn ?? row.nameZh },
  }
}

function presentSignIn(caller: Caller) {
  return (one: SignIn) => ({
    id: one.id,
    at: one.at.toISOString(),
    seenAt: one.seenAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    address: one.address,
    agent: one.agent,
    own: one.id === caller.session,
  })
}
