// Every route, in every role and purpose, asked by people and tokens of other organisations for what is not theirs.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { purposesOf } from "#access"
import { contracts, type RouteContract } from "#contracts"
import { mark } from "./fill-every-table.ts"
import { type Caller, type Installation, installation, strangers } from "./installation.ts"
import { requestFor } from "./request-for.ts"
import { routeCalls } from "./route-calls.ts"

let made: Installation
beforeAll(async () => {
  made = await installation()
}, 120_000)
afterAll(() => made.stop())

const routes = Object.entries(contracts as Readonly<Record<string, RouteContract>>)

test("every route has a line in the table, and every line a route", () => {
  expect(routes.map(([key]) => key).filter((key) => routeCalls[key] === undefined)).toEqual([])
  expect(Object.keys(routeCalls).filter((key) => !(key in contracts))).toEqual([])
})

/** Whether the contract alone lets a caller through; the rows are another matter. */
function isAdmitted({ roles, purpose }: RouteContract, caller: Caller): boolean {
  const isPerson = caller.role !== null && caller.purpose === null
  if (roles === "anybody")
    return caller.purpose === null || purpose === "public" || caller.purpose === purpose
  if (caller.role === null) return false
  if (roles === "signed-in") return isPerson
  if (caller.purpose !== null && purpose !== "public" && caller.purpose !== purpose) return false
  return roles.includes(caller.role) && purposesOf(caller.role).includes(purpose)
}

/**
 * Whoever the contract refuses is refused alike in every organisation, and a public answer is the same to all: one
 * organisation's people and tokens are enough.
 */
function isWorthAsking(contract: RouteContract, caller: Caller): boolean {
  // A file costs a worker of its own: one of those who may is enough.
  if (contract.upload && isAdmitted(contract, caller))
    return (
      caller.organisation === strangers[0] && caller.purpose === null && caller.role === contract.roles[0]
    )
  if (caller.organisation === null || caller.organisation === strangers[0])
    return contract.roles !== "anybody" || caller.purpose === null
  return contract.roles !== "anybody" && isAdmitted(contract, caller)
}

/** The mark of any row but those of the public register. */
const held = new RegExp(`${mark}-(?!membership-)`)

/** …nor those of survey periods, which the zone below the owner knows of. */
const heldFromCovered = new RegExp(`${mark}-(?!membership-|survey-|survey_event-)`)
const below = strangers[2]

const refusals = [401, 403, 404]

describe("each route", () => {
  for (const [key, contract] of routes)
    test(key, async () => {
      const call = routeCalls[key]
      if (call === undefined) return
      const faults: string[] = []
      for (const caller of made.callers.filter((one) => isWorthAsking(contract, one))) {
        if (call.expect === "own" && isAdmitted(contract, caller)) continue
        const request = requestFor(made, key, contract, call)
        const answer = await made.app.inject({
          ...request,
          headers: { ...request.headers, ...caller.headers },
        })
        const told = `${caller.name}: ${answer.statusCode} ${answer.body.slice(0, 200)}`
        if (answer.statusCode >= 500) faults.push(told)
        else if (!isAdmitted(contract, caller)) {
          if (![401, 403].includes(answer.statusCode)) faults.push(`not admitted, but ${told}`)
        } else if (call.covered && caller.organisation === below) {
          if (answer.statusCode < 400 && heldFromCovered.test(answer.body))
            faults.push(`holds the mark: ${told}`)
        } else if (call.expect === "refused") {
          if (![...refusals, ...(call.also ?? [])].includes(answer.statusCode))
            faults.push(`not refused: ${told}`)
        } else if (answer.statusCode < 400 && held.test(answer.body)) faults.push(`holds the mark: ${told}`)
      }
      expect(faults.slice(0, 5)).toEqual([])
    })
})
