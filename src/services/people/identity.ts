/** Sign-in as the product needs it; the library behind it is the adapter's business. */
export interface Identity {
  /** The person that the cookies of a request prove; `null`: not signed in, or no longer. */
  readonly authenticate: (headers: Headers) => Promise<SignedIn | null>
  /** Serves what of `/api/auth/*` is open: signing in and out, the second step, single sign-on. */
  readonly handle: (request: Request) => Promise<Response>
  /** Of single sign-on, where it is set up. */
  readonly singleSignOn: { readonly id: string; readonly name: string } | null

  readonly addAccount: (account: {
    readonly person: string
    readonly username: string
    readonly name: string
  }) => Promise<void>
  readonly setPassword: (person: string, password: string) => Promise<void>
  /** Sets one password for many accounts: of a demonstration. */
  readonly setPasswords: (people: readonly string[], password: string) => Promise<void>
  /** Whether it is one of the last five passwords. */
  readonly wasPassword: (person: string, password: string) => Promise<boolean>
  /** Tries the present password; failures count towards locking the account. */
  readonly tryPassword: (person: string, password: string) => Promise<"right" | "wrong" | "locked">

  /** Begins a second factor; it holds once a code was confirmed. `null`: there is one already. */
  readonly beginSecondFactor: (headers: Headers, password: string) => Promise<SecondFactorKey | null>
  /** The cookies of the renewed sign-in; `null`: the code is wrong. */
  readonly confirmSecondFactor: (headers: Headers, code: string) => Promise<readonly string[] | null>
  /** The cookies of the renewed sign-in. */
  readonly endSecondFactor: (headers: Headers, password: string) => Promise<readonly string[]>
  readonly renewBackupCodes: (headers: Headers, password: string) => Promise<readonly string[]>
  /** Takes a second factor away, of a person who has lost it. */
  readonly resetSecondFactor: (person: string) => Promise<void>

  readonly accountsOf: (people: readonly string[]) => Promise<readonly AccountState[]>
  /** Lets a locked account sign in again. */
  readonly unlock: (person: string) => Promise<void>
  readonly signInsOf: (person: string) => Promise<readonly SignIn[]>
  /** Ends one sign-in of a person; false: there is no such sign-in. */
  readonly endSignIn: (person: string, signIn: string) => Promise<boolean>
  /** Ends all sign-ins of a person, or all but one. @returns how many */
  readonly endSignIns: (person: string, except?: string) => Promise<number>
}

export interface SignedIn {
  readonly person: string
  readonly username: string
  readonly session: string
  /** Whether this person signs in with a second factor. */
  readonly secondFactor: boolean
  /** When the present password was set; `null`: there is none, the person comes by single sign-on. */
  readonly passwordSetAt: Date | null
}

export interface SecondFactorKey {
  /** For a QR code. */
  readonly uri: string
  /** To type in, base 32. */
  readonly key: string
  readonly backupCodes: readonly string[]
}

export interface AccountState {
  readonly person: string
  readonly hasPassword: boolean
  readonly passwordSetAt: Date | null
  readonly secondFactor: boolean
  readonly lockedUntil: Date | null
  readonly lastSeenAt: Date | null
}

export interface SignIn {
  readonly id: string
  readonly at: Date
  readonly seenAt: Date
  readonly endsAt: Date
  readonly address: string | null
  readonly agent: string | null
}
