-- Files by digest and who may read them; tokens by which other systems act for one role and one purpose.

create table artefact (
  id text primary key,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  purpose text not null check (purpose in ('statistics', 'administration', 'service')),
  organisation_id text not null references organisation (id),
  place text not null,
  -- Within the organisation's own circle, whoever oversees it (统计法 28: nobody else before release).
  confined boolean not null default false,
  -- From then on for everyone; null: for the organisation and those who oversee it.
  released_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), '')
);
create index artefact_place on artefact (place);
create index artefact_digest on artefact (digest);

create table api_token (
  id text primary key,
  name text not null,
  digest text not null unique,
  organisation_id text not null references organisation (id),
  place text not null,
  role text not null check (role in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher',
    'system-administrator', 'security-administrator', 'auditor')),
  purpose text not null check (purpose in ('statistics', 'administration', 'service', 'public')),
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_token_place on api_token (place);

alter table artefact enable row level security;
alter table artefact force row level security;
alter table api_token enable row level security;
alter table api_token force row level security;

create policy artefact_read on artefact for select to gaoxin_app
  using (released_at <= now()
    or (current_setting('app.purpose', true) = purpose
      and (starts_with(place, current_setting('app.scope', true))
        or organisation_id = current_setting('app.organisation', true))));
create policy artefact_circle on artefact as restrictive for select to gaoxin_app
  using (not confined or organisation_id = current_setting('app.organisation', true) or released_at <= now()
    or current_setting('app.role', true) = 'system');
create policy artefact_write on artefact for all to gaoxin_app
  using (current_setting('app.purpose', true) = purpose and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = purpose and starts_with(place, current_setting('app.scope', true)));

-- Tokens are the security administrator's; the system looks one up when it is used.
create policy token_all on api_token for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));

grant select, insert, update on artefact, api_token to gaoxin_app;
