-- Evidence registers (台账): records, and the events that they are the sum of. Events are append-only; a record's row is
-- what its events make it, kept beside them so that lists are quick. `organisation_id` keeps the record; `zone` is whom it
-- counts for, and `place` where that is: the zone's, or the keeper's own.

-- Unified social credit code (GB 32100-2015) of an enterprise: by it records of registers find the enterprise.
alter table organisation add column uscc text check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
create unique index organisation_uscc on organisation (uscc) where uscc is not null;
create index organisation_name on organisation (name_zh);

create table register_record (
  id text primary key,
  register text not null check (register ~ '^[a-z0-9][a-z0-9-]*$'),
  organisation_id text not null references organisation (id),
  place text collate "C" not null,
  zone text references organisation (id),
  -- A public list that came with a pack: everyone who is signed in reads it, nobody but the system writes it.
  open boolean not null default false,
  origin text not null check (origin in ('public', 'user', 'invented')),
  -- The values of the key's fields, brought to one form: a second one in the same zone is a duplicate.
  key_text text not null check (length(key_text) between 1 and 1000),
  name text collate "C" not null,
  uscc text,
  level text,
  -- First and last day, computed where the list gives a number of years only.
  valid_from date,
  valid_to date,
  state text not null check (state in ('entered', 'signed-off', 'queried', 'withdrawn')),
  version integer not null check (version >= 1),
  "values" jsonb not null,
  -- Who made the values that are to be signed off; and the second person who did.
  changed_by text not null,
  signed_by text,
  signed_at timestamptz,
  proof_id text references artefact (id),
  import_id text,
  source jsonb,
  -- Name, number and key without blanks, and every pair of letters in it, by which parts of names are found.
  search text not null,
  pairs text[] not null,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  updated_at timestamptz not null default now(),
  unique (id, organisation_id, place),
  check ((state = 'signed-off') = (signed_by is not null)),
  -- The second person (四眼).
  check (signed_by is null or signed_by <> changed_by or open),
  check (not open or origin <> 'user')
);
create unique index register_record_key on register_record (register, coalesce(zone, organisation_id), key_text)
  where state <> 'withdrawn';
create index register_record_place on register_record (register, place, updated_at desc, id);
create index register_record_updated on register_record (register, updated_at desc, id);
create index register_record_name on register_record (register, name, id);
create index register_record_expiry on register_record (register, valid_to, id);
create index register_record_latest_end on register_record (register, valid_to desc nulls last, id);
create index register_record_zone on register_record (register, zone);
-- Few records are queried or withdrawn: found by these, however they are spread in the order of the page.
create index register_record_queried on register_record (register, updated_at desc, id) where state = 'queried';
create index register_record_queried_name on register_record (register, name, id) where state = 'queried';
create index register_record_withdrawn on register_record (register, updated_at desc, id) where state = 'withdrawn';
create index register_record_withdrawn_name on register_record (register, name, id) where state = 'withdrawn';
create index register_record_import on register_record (import_id) where import_id is not null;
create index register_record_uscc on register_record (uscc) where uscc is not null;
create index register_record_open on register_record (register, updated_at desc, id) where open;
create index register_record_pairs on register_record using gin (pairs);

create table register_event (
  id bigint generated always as identity primary key,
  -- Null: of a declaration that there is none in a period.
  record_id text,
  register text not null,
  organisation_id text not null references organisation (id),
  place text not null,
  zone text references organisation (id),
  open boolean not null default false,
  version integer check (version >= 1),
  period text,
  kind text not null check (kind in ('entered', 'changed', 'signed-off', 'queried', 'withdrawn', 'proof',
    'declared-none', 'none-taken-back')),
  -- All values after the event.
  "values" jsonb not null default '{}',
  reason text not null default '' check (length(reason) <= 4000),
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  person_organisation text not null default coalesce(current_setting('app.organisation', true), ''),
  -- Of a sign-off: the version that it is about, and who made it.
  signs_version integer,
  signs_person text,
  proof_id text references artefact (id),
  import_id text,
  -- File, sheet and cell that the values stand in.
  source jsonb,
  unique (record_id, version, person),
  foreign key (record_id, organisation_id, place) references register_record (id, organisation_id, place),
  foreign key (record_id, signs_version, signs_person) references register_event (record_id, version, person),
  check ((record_id is null) = (kind in ('declared-none', 'none-taken-back'))),
  check ((record_id is null) = (version is null)),
  check ((record_id is null) = (period is not null)),
  check (kind <> 'signed-off' or (signs_version is not null and signs_person is not null)),
  check (signs_person is null or signs_person <> person or open)
);
create unique index register_event_version on register_event (record_id, version) where record_id is not null;
create index register_event_none on register_event (register, zone, period, id) where record_id is null;
create index register_event_import on register_event (import_id) where import_id is not null;

alter table register_record enable row level security;
alter table register_record force row level security;
alter table register_event enable row level security;
alter table register_event force row level security;

-- Read by those above the place, by the zone that it counts for and by its keeper; a public list by everyone signed in.
create policy register_record_read on register_record for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((open and current_setting('app.person', true) <> '')
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or ((organisation_id = current_setting('app.organisation', true)
          or place = current_setting('app.place', true))
        and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer', 'decision-maker', 'publisher'))));
-- An organisation keeps its own records, of itself or of a place that it oversees.
create policy register_record_enter on register_record for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and (current_setting('app.role', true) = 'system'
      or (not open and origin <> 'public'
        and organisation_id = current_setting('app.organisation', true)
        and (starts_with(place, current_setting('app.scope', true)) or place = current_setting('app.place', true))
        and changed_by = current_setting('app.person', true)
        and state = 'entered'
        and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer'))));
create policy register_record_keep on register_record for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and (current_setting('app.role', true) = 'system'
      or (not open and organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer'))))
  with check (current_setting('app.purpose', true) = 'administration'
    and (current_setting('app.role', true) = 'system'
      or (not open and organisation_id = current_setting('app.organisation', true)
        and (state <> 'signed-off' or (signed_by = current_setting('app.person', true)
          and current_setting('app.role', true) = 'reviewer'))
        and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer'))));
create policy register_record_check on register_record for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and not open and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) = 'reviewer')
  with check (current_setting('app.purpose', true) = 'administration'
    and not open and starts_with(place, current_setting('app.scope', true))
    and (state = 'queried' or (state = 'signed-off' and signed_by = current_setting('app.person', true)))
    and current_setting('app.role', true) = 'reviewer');

create policy register_event_read on register_event for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((open and current_setting('app.person', true) <> '')
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or ((organisation_id = current_setting('app.organisation', true)
          or place = current_setting('app.place', true))
        and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer', 'decision-maker', 'publisher'))));
create policy register_event_add on register_event for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and person = current_setting('app.person', true)
    and (current_setting('app.role', true) = 'system'
      or (not open
        and person_organisation = current_setting('app.organisation', true)
        and case when kind in ('signed-off', 'queried') then
          starts_with(place, current_setting('app.scope', true))
          and current_setting('app.role', true) = 'reviewer'
        else
          organisation_id = current_setting('app.organisation', true)
          and (starts_with(place, current_setting('app.scope', true)) or place = current_setting('app.place', true))
          and current_setting('app.role', true) in ('reporter', 'analyst', 'reviewer')
        end)));

grant select, insert, update on register_record to gaoxin_app;
grant select, insert on register_event to gaoxin_app;

-- What lists and searches read: the same rows as the policy of register_record lets through. Under a policy PostgreSQL uses no
-- index for `@>` or `like`, because a function that is not known to be leakproof must not see a row before the policy has;
-- within a view that is no barrier it does. Only the product's own statements reach it. The settings are read once a
-- statement, not once a row; `case` is reckoned to let half of the rows through, where `or` would be reckoned to let none.
create policy register_record_view on register_record for select to gaoxin_owner using (true);
create view register_listing as
  select id, register, organisation_id, place, zone, open, origin, key_text, name, uscc, level, valid_from, valid_to,
    state, version, "values", changed_by, signed_by, signed_at, proof_id, import_id, source, search, pairs, created_at,
    created_by, updated_at
  from register_record
  where (select current_setting('app.purpose', true)) = 'administration'
    and case
      when starts_with(place, (select current_setting('app.scope', true)))
        and (select current_setting('app.role', true)) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system')
        then true
      when open then (select current_setting('app.person', true)) <> ''
      else (organisation_id = (select current_setting('app.organisation', true))
          or place = (select current_setting('app.place', true)))
        and (select current_setting('app.role', true)) in ('reporter', 'analyst', 'reviewer', 'decision-maker', 'publisher')
      end;
grant select on register_listing to gaoxin_app;

-- Values of a table that was made of counts of registers: which records each one stands for, as they were.
create table register_count (
  dataset_id text not null references dataset (id),
  entity text not null,
  code text not null,
  period text not null,
  organisation_id text not null references organisation (id),
  place text not null,
  register text not null,
  count_code text not null,
  -- Exact decimal text; null: unknown, and why.
  value text,
  detail jsonb not null,
  primary key (dataset_id, entity, code)
);
alter table register_count enable row level security;
alter table register_count force row level security;
create policy register_count_read on register_count for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
create policy register_count_add on register_count for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker'));
grant select, insert on register_count to gaoxin_app;
