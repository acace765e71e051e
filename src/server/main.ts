import { createHmac, randomBytes, randomUUID } from "node:crypto"
import { join, resolve } from "node:path"
import type { FastifyInstance } from "fastify"
import { openArtefacts } from "#artefacts"
import { type Sealer, startSealer } from "#audit-sealer"
import type { Database } from "#database"
import { openIdentity } from "#identity"
import { type JobQueue, openQueue } from "#jobs"
import { fillingHandlers } from "#services/filling"
import { claimInstallation } from "#services/operations"
import { loadPopulation } from "#services/organisations"
import { type FirstLink, firstAdministrators } from "#services/people"
import { loadPackRecords, seedDemoRegisters } from "#services/registers"
import { seedDemoRounds } from "#services/rounds"
import { evaluateHandler, evaluateJob, type JobHandlers, seedDemoRuns } from "#services/runs"
import { seedDemoSurveys, snapshotHandler, snapshotJob } from "#services/snapshots"
import {
  makeDemoReturns,
  makeDoctorContext,
  makeEvaluationContext,
  makeHeavyWork,
  makeImportReader,
  makeListsContext,
  makeReturnsWork,
  makeSnapshotsContext,
  openInstallation,
  projectRoot,
  readWorkbook,
  writePaper,
} from "#wiring"
import { makeApp } from "./app.ts"
import { closeWithin } from "./close-within.ts"
import type { LoadedPack, ServerContext } from "./context.ts"
import { makeDemoAccounts } from "./demo-accounts.ts"
import { freePort } from "./free-port.ts"
import { identityOptions, singleSignOnOf } from "./identity-options.ts"
import { patience, type Rates } from "./limits.ts"
import { startJobs } from "./start-jobs.ts"

export interface ServeOptions {
  /** The data folder. */
  readonly folder: string
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly mode: "production" | "demo"
  /** A PostgreSQL of one's own. */
  readonly databaseUrl?: string
  /** Where people reach the server, when that is not host and port: behind a proxy that holds the certificate. */
  readonly origin?: string
  readonly log?: boolean
  /** Told when another server took the database while this one had lost it: this one has to stop. */
  readonly onTaken?: () => void
  /** Addresses of proxies whose word on the caller's address is taken; this machine's when an origin is given. */
  readonly trustProxy?: string
  readonly rates?: Rates
  /** Whether the records of packs are entered, and a demonstration makes its own; so it is when left out. */
  readonly seed?: boolean
  /** Folder of the built pages, when not the product's own. */
  readonly pages?: string
  /** The clock, when not the machine's: a test does not wait until a deadline has passed. */
  readonly now?: () => Date
}

export interface RunningServer {
  readonly origin: string
  readonly app: FastifyInstance
  readonly context: ServerContext
  readonly database: Database
  /** One-time links of the first administrators, while the system administrator has not come in yet. */
  readonly firstLinks: readonly FirstLink[]
  /** Whether the database was new. */
  readonly firstStart: boolean
  /** Ends what is under way, then the database. */
  readonly stop: () => Promise<void>
}

/** Starts the whole product in this process. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const folder = resolve(options.folder)
  // Links and cookies name the origin, so that the port must be known before the server listens.
  const port = options.port === 0 ? await freePort(options.host) : options.port
  const origin = options.origin ?? `http://${options.host}:${port}`
  // The packs are read while the database starts.
  const evaluation = await makeEvaluationContext(() => {})
  const opening = openInstallation({
    folder,
    serve: { origin, ...(options.onTaken === undefined ? {} : { onTaken: options.onTaken }) },
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
  })
  const [database, packs] = await Promise.all([opening, loadPacks(evaluation)]).catch(async (cause) => {
    await opening.then(
      (opened) => opened.close(),
      () => {},
    )
    throw cause
  })
  let sealer: Sealer | null = null
  let opened: JobQueue | null = null
  try {
    const firstStart = await database.withActor(
      { kind: "system", task: "first-start" },
      "administration",
      (tx) => claimInstallation(tx, { id: randomUUID(), mode: options.mode }),
    )
    sealer = startSealer({ connect: () => database.connectAs("gaoxin_sealer") })
    await database.withActor({ kind: "system", task: "first-start" }, "administration", (tx) =>
      loadPopulation(tx, packs, options.mode),
    )
    const onError = (error: unknown) => console.error(error)
    const queue = await openQueue({
      pool: database.pool,
      owner: await database.connectAs("gaoxin_owner"),
      keeper: await database.connectAs("gaoxin_app"),
      onError,
    })
    opened = queue
    const signIn = identityOptions(database.withActor, () => new Date())
    const identity = openIdentity({
      pool: database.poolAs("gaoxin_auth", 4),
      origin,
      secret: database.secrets.signIn,
      newId: randomUUID,
      singleSignOn: singleSignOnOf(process.env),
      ...signIn,
    })
    const demoAccounts =
      options.mode === "demo"
        ? await database.withActor({ kind: "system", task: "first-start" }, "administration", (tx) =>
            makeDemoAccounts(tx, { identity, newId: randomUUID }),
          )
        : []
    const context: ServerContext = {
      product: evaluation.engine,
      mode: options.mode,
      origin,
      folder,
      texts: evaluation.texts,
      withActor: database.withActor,
      ready: () =>
        database.pool.query("select 1").then(
          () => true,
          () => false,
        ),
      identity,
      signInPolicy: signIn.policy,
      artefacts: openArtefacts(folder),
      packs,
      evaluation,
      lists: await makeListsContext(),
      ...(await makeSnapshotsContext({ folder, evaluation, packs })),
      readWorkbook,
      writePaper,
      doctor: makeDoctorContext({
        database,
        folder,
        server: { mode: options.mode, origin, host: options.host },
        evaluation,
      }),
      heavyWork: makeHeavyWork(folder),
      returnsWork: makeReturnsWork(),
      readImportFile: makeImportReader(folder),
      jobs: queue,
      demoAccounts,
      now: options.now ?? (() => new Date()),
      newId: randomUUID,
      newSecret: () => randomBytes(32).toString("base64url"),
      digestOfSecret: (secret) => createHmac("sha256", database.secrets.links).update(secret).digest("hex"),
    }
    const firstLinks =
      options.mode === "demo"
        ? []
        : await database.withActor({ kind: "system", task: "first-start" }, "administration", (tx) =>
            firstAdministrators(tx, context, process.env.GAOXIN_ORGANISATION ?? "cn"),
          )
    const trustProxy = options.trustProxy ?? (options.origin === undefined ? undefined : "loopback")
    const app = await makeApp(context, {
      pages: options.pages ?? join(projectRoot, "dist", "web"),
      log: options.log ?? false,
      ...(trustProxy === undefined ? {} : { trustProxy }),
      ...(options.rates === undefined ? {} : { rates: options.rates }),
    })
    await app.listen({ host: options.host, port })
    const stopJobs = await startJobs(jobHandlers(context), queue, {
      ...context,
      queue,
      onError,
    })
    // Beside the first requests, not before them: it takes a few seconds.
    const ending = new AbortController()
    const seeding =
      options.seed === false ? Promise.resolve() : fill(context, options.mode, ending.signal, onError)
    const address = app.addresses()[0]
    const bound = typeof address === "object" ? address.port : port
    return {
      origin: options.origin ?? `http://${options.host}:${bound}`,
      app,
      context,
      database,
      firstStart,
      firstLinks,
      stop: async () => {
        await closeWithin(app, patience.stop)
        ending.abort()
        await stopJobs()
        await seeding
        await sealer?.stop()
        await database.close()
      },
    }
  } catch (cause) {
    await opened?.stop(0)
    await sealer?.stop()
    await database.close()
    throw cause
  }
}

/** Who does work in the background, by its kind. */
function jobHandlers(context: ServerContext): JobHandlers {
  return {
    [evaluateJob]: evaluateHandler(context),
    ...fillingHandlers(context),
    [snapshotJob]: snapshotHandler({ ...context, queue: context.jobs }),
  }
}

/** What packs bring for the database, and in a demonstration what its people have done; a fault of one keeps back none. */
async function fill(
  context: ServerContext,
  mode: "production" | "demo",
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const { writeCsv, writeListTemplate } = context.evaluation
  const lists = { ...context, ...context.lists, writeCsv, writeListTemplate }
  const steps = [
    ...(mode === "demo" ? [() => seedDemoRuns(context, signal), () => seedDemoRounds(context, signal)] : []),
    async () => {
      const { issues } = await loadPackRecords(lists, signal)
      const faults = issues.filter(({ severity }) => severity === "error")
      if (faults.length > 0) onError(new Error(`pack records: ${JSON.stringify(faults.slice(0, 5))}`))
    },
    ...(mode === "demo"
      ? [
          () => seedDemoRegisters(lists, signal),
          () => seedDemoSurveys({ ...context, inventReturns: makeDemoReturns(context.evaluation) }, signal),
        ]
      : []),
  ]
  for (const step of steps) if (!signal.aborted) await step().catch(onError)
}

/** Every pack that can be read. */
async function loadPacks(
  evaluation: Pick<ServerContext["evaluation"], "packNames" | "loadPack">,
): Promise<ReadonlyMap<string, LoadedPack>> {
  const packs = new Map<string, LoadedPack>()
  for (const name of await evaluation.packNames()) {
    const loaded = await evaluation.loadPack(name)
    if (loaded.pack !== null) packs.set(name, { pack: loaded.pack, folder: loaded.folder })
  }
  return packs
}
