-- Sign-in. The schema auth holds nothing but sign-in data: accounts, password hashes, sessions, second factors. Only the
-- role gaoxin_auth reaches it, and gaoxin_auth reaches nothing else; row-level security, which decides who sees which rows
-- of organisations, has no part there. The application (gaoxin_app) cannot read a password hash, whatever it is made to do.
-- Names of tables and columns are those of the library of sign-in.

create schema auth;
revoke all on schema auth from public;
grant usage on schema auth to gaoxin_auth;

-- The id is the person's.
create table auth."user" (
  id text primary key,
  name text not null,
  -- Made from the username: the library wants an address; it is never written to.
  email text not null unique,
  "emailVerified" boolean not null default true,
  image text,
  username text unique,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  token text not null unique,
  "userId" text not null references auth."user" (id) on delete cascade,
  -- Its absolute end; use does not move it.
  "expiresAt" timestamptz not null,
  "seenAt" timestamptz,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_by_user on auth.session ("userId");

-- A password (providerId 'credential') or a link to an account of single sign-on.
create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  unique ("providerId", "accountId")
);
create index account_by_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_secret on auth."twoFactor" (secret);
create index two_factor_user on auth."twoFactor" ("userId");

-- Every password that was set, the one in force last: its age, and that it is not one of the last five.
create table auth.password_history (
  id bigint generated always as identity primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  hash text not null,
  at timestamptz not null default now()
);
create index password_history_user on auth.password_history (user_id, id);

-- Sign-ins that failed in a row, by a keyed digest of the username that was typed, whether or not there is such a person.
create table auth.sign_in_attempt (
  key text primary key,
  failures integer not null,
  since timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_since on auth.sign_in_attempt (since);

grant select, insert, update, delete on all tables in schema auth to gaoxin_auth;
grant usage on all sequences in schema auth to gaoxin_auth;

-- One-time links by which a person sets a first password, or a new one. The link itself is told once and not kept.
create table sign_in_link (
  id text primary key,
  person_id text not null references person (id),
  place text not null,
  kind text not null check (kind in ('invitation', 'recovery')),
  digest text not null unique,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create index sign_in_link_person on sign_in_link (person_id);

alter table sign_in_link enable row level security;
alter table sign_in_link force row level security;
create policy link_all on sign_in_link for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));
grant select, insert, update on sign_in_link to gaoxin_app;

-- Who somebody is stays as it was entered: neither username nor kind changes, and nobody is removed.
revoke update, delete on person from gaoxin_app;
grant update (name, mail, organisation_id, place, disabled_at) on person to gaoxin_app;
revoke update, delete on appointment from gaoxin_app;
grant update (place, valid_to) on appointment to gaoxin_app;
-- A membership that was entered only ends.
revoke update, delete on membership from gaoxin_app;
grant update (valid_to) on membership to gaoxin_app;
revoke delete on organisation from gaoxin_app;

-- People are entered by the system administrator alone; the security administrator closes and reopens accounts.
drop policy person_write on person;
create policy person_enter on person for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));
create policy person_change on person for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));

-- When an organisation moves, the appointments in it move with it. Whoever moves organisations changes nothing else of
-- an appointment; appointments are few, so that a trigger costs nothing.
create policy appointment_follow on appointment for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'system-administrator'
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'system-administrator'
    and starts_with(place, current_setting('app.scope', true)));
create function appointment_moves_only() returns trigger language plpgsql as $$
begin
  if new.valid_to is distinct from old.valid_to then
    raise exception 'roles are given and ended by the security administrator' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger appointment_moves_only before update on appointment for each row
  when (current_setting('app.role', true) = 'system-administrator') execute function appointment_moves_only();
