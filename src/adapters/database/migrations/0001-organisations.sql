-- Organisations, their places in the tree, people, their roles; the audit trail that every action writes to.
-- Who acts is told by settings of the transaction: app.person, app.appointment, app.organisation, app.place, app.scope,
-- app.role, app.purpose. A setting that is missing refuses.

create table organisation (
  id text primary key check (id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  kind text not null check (kind in ('nation', 'department', 'province', 'city', 'zone', 'enterprise')),
  name_zh text not null,
  name_en text,
  short_name text,
  parent_id text references organisation (id),
  -- Where it stands, '/cn/320000/320500/'; and the subtree that it oversees. A department oversees what its parent does.
  place text not null unique,
  scope text not null,
  origin text not null check (origin in ('public', 'user', 'invented')),
  created_at timestamptz not null default now(),
  check (place like '/%/' and scope like '/%/' and place like scope || '%')
);

create table membership (
  id bigint generated always as identity primary key,
  organisation_id text not null references organisation (id),
  parent_id text not null references organisation (id),
  -- belongs: administrative parent; park: one of several parks of a zone (一区多园); entrusted: run by another (托管).
  kind text not null check (kind in ('belongs', 'park', 'entrusted')),
  valid_from date not null,
  valid_to date,
  reference text,
  recorded_at timestamptz not null default now(),
  recorded_by text,
  check (valid_to is null or valid_to >= valid_from),
  check (organisation_id <> parent_id)
);
create index membership_organisation on membership (organisation_id, valid_from);
create index membership_parent on membership (parent_id);

create table person (
  id text primary key,
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9_.-]{2,31}$'),
  name text not null,
  mail text,
  -- member: any role but the three; the others hold just the one role that their name says (三员分立).
  kind text not null check (kind in ('member', 'system-administrator', 'security-administrator', 'auditor')),
  organisation_id text not null references organisation (id),
  place text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text,
  unique (id, kind)
);
create index person_place on person (place);

create table appointment (
  id text primary key,
  person_id text not null,
  person_kind text not null,
  organisation_id text not null references organisation (id),
  place text not null,
  role text not null check (role in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher',
    'system-administrator', 'security-administrator', 'auditor')),
  valid_from timestamptz not null default clock_timestamp(),
  valid_to timestamptz,
  granted_by text,
  foreign key (person_id, person_kind) references person (id, kind),
  check (case when role in ('system-administrator', 'security-administrator', 'auditor')
    then person_kind = role else person_kind = 'member' end)
);
create index appointment_person on appointment (person_id);
create unique index appointment_current on appointment (person_id, organisation_id, role) where valid_to is null;

create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by text
);

-- One row per action and per read of identified data, written in the action's own transaction. It refers to values and
-- never copies them. The columns of the actor are filled by the database from the transaction's settings.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person text not null default coalesce(nullif(current_setting('app.person', true), ''), 'anybody'),
  organisation text not null default coalesce(current_setting('app.organisation', true), ''),
  role text not null default coalesce(current_setting('app.role', true), ''),
  purpose text not null default coalesce(current_setting('app.purpose', true), ''),
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  object_kind text not null,
  object_id text not null,
  detail jsonb not null default '{}'
);
create index audit_entry_at on audit_entry (at);

alter table organisation enable row level security;
alter table organisation force row level security;
alter table membership enable row level security;
alter table membership force row level security;
alter table person enable row level security;
alter table person force row level security;
alter table appointment enable row level security;
alter table appointment force row level security;
alter table setting enable row level security;
alter table setting force row level security;
alter table audit_entry enable row level security;
alter table audit_entry force row level security;

-- The register of places is public; enterprises are seen by those who oversee them and by themselves.
create policy register_read on organisation for select to gaoxin_app
  using (kind <> 'enterprise' or starts_with(place, current_setting('app.scope', true))
    or id = current_setting('app.organisation', true));
create policy register_write on organisation for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));

create policy membership_read on membership for select to gaoxin_app
  using (organisation_id in (select id from organisation));
create policy membership_write on membership for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and organisation_id in (select id from organisation where starts_with(place, current_setting('app.scope', true))))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'system')
    and organisation_id in (select id from organisation where starts_with(place, current_setting('app.scope', true))));

-- People are seen by themselves, by the administrators of the three kinds who oversee them, and by the system.
create policy person_read on person for select to gaoxin_app
  using (id = current_setting('app.person', true)
    or (current_setting('app.purpose', true) = 'administration'
      and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'auditor', 'system')
      and starts_with(place, current_setting('app.scope', true))));
create policy person_write on person for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)));

create policy appointment_read on appointment for select to gaoxin_app
  using (person_id = current_setting('app.person', true)
    or (current_setting('app.purpose', true) = 'administration'
      and current_setting('app.role', true) in ('system-administrator', 'security-administrator', 'auditor', 'system')
      and starts_with(place, current_setting('app.scope', true))));
-- Roles are given by the security administrator, and never to oneself.
create policy appointment_write on appointment for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true)))
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('security-administrator', 'system')
    and starts_with(place, current_setting('app.scope', true))
    and person_id <> coalesce(current_setting('app.person', true), ''));

create policy setting_read on setting for select to gaoxin_app using (true);
-- Settings are the whole installation's: changed at the top of a tree only.
create policy setting_write on setting for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'auditor', 'system')
    and current_setting('app.scope', true) ~ '^/([^/]+/)?$')
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('system-administrator', 'auditor', 'system')
    and current_setting('app.scope', true) ~ '^/([^/]+/)?$');

-- Anyone who acts writes; the auditor reads what happened in the scope; nobody changes or removes.
create policy audit_write on audit_entry for insert to gaoxin_app
  with check (person = coalesce(nullif(current_setting('app.person', true), ''), 'anybody')
    and organisation = coalesce(current_setting('app.organisation', true), '')
    and role = coalesce(current_setting('app.role', true), '')
    and purpose = coalesce(current_setting('app.purpose', true), ''));
create policy audit_read on audit_entry for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'auditor'
    and organisation in (select id from organisation where starts_with(place, current_setting('app.scope', true))));

grant select, insert, update, delete on organisation, membership, person, appointment, setting to gaoxin_app;
grant select, insert on audit_entry to gaoxin_app;
