import type { FastifyRequest } from "fastify"
import type { Actor, Purpose } from "#access"
import {
  type AppointmentOfPerson,
  actorOf,
  actorOfToken,
  appointmentsOf,
  type Restriction,
  restrictionOf,
} from "#services/people"
import type { ServerContext } from "./context.ts"

export const appointmentCookie = "gaoxin_appointment"

/** Where a request comes from, told to the library of sign-in; what a client writes there is overwritten. */
export const addressHeader = "x-gaoxin-address"

/** Who asks: anybody, a person with the appointments in force, or another system with a token. */
export interface Caller {
  readonly actor: Actor
  /** Set for a token: the one purpose that it serves. */
  readonly tokenPurpose: Purpose | null
  readonly person: { readonly id: string; readonly username: string; readonly secondFactor: boolean } | null
  readonly session: string | null
  /** What the person must do first; until then they act as anybody, and only for their own account as `self`. */
  readonly restriction: Restriction | null
  readonly self: Actor | null
  readonly appointments: readonly AppointmentOfPerson[]
}

const anybody: Caller = {
  actor: { kind: "public" },
  tokenPurpose: null,
  person: null,
  session: null,
  restriction: null,
  self: null,
  appointments: [],
}

const system: Actor = { kind: "system", task: "sign-in" }

/** Finds out who asks. A token that is not known is no caller at all: `null`. */
export async function authenticate(request: FastifyRequest, context: ServerContext): Promise<Caller | null> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1]
  if (bearer !== undefined) {
    const found = await context.withActor(system, "administration", (tx) =>
      actorOfToken(tx, context.digestOfSecret(bearer)),
    )
    return found === null ? null : { ...anybody, actor: found.actor, tokenPurpose: found.purpose }
  }
  if (request.headers.cookie === undefined) return anybody
  const signedIn = await context.identity.authenticate(headersOf(request))
  if (signedIn === null) return anybody
  const appointments = await context.withActor(system, "administration", (tx) =>
    appointmentsOf(tx, signedIn.person),
  )
  const chosen = request.cookies[appointmentCookie]
  const active = appointments.find((one) => one.id === chosen) ?? appointments[0]
  const policy = await context.signInPolicy()
  const restriction = restrictionOf(policy, signedIn, active?.role ?? null, context.now())
  const self = active === undefined ? null : actorOf(signedIn.person, active)
  return {
    actor: self === null || restriction !== null ? { kind: "public" } : self,
    tokenPurpose: null,
    person: { id: signedIn.person, username: signedIn.username, secondFactor: signedIn.secondFactor },
    session: signedIn.session,
    restriction,
    self,
    appointments: restriction === null ? appointments : [],
  }
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value)
    else for (const one of value ?? []) headers.append(name, one)
  }
  headers.set(addressHeader, request.ip)
  return headers
}
