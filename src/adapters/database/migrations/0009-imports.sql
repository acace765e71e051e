-- Imports: files as people have them, how each is read, and what was kept of it; profiles, the mappings that an
-- organisation remembers for next year.

create table import (
  id text primary key,
  organisation_id text not null references organisation (id),
  place text not null,
  title text not null check (length(title) between 1 and 200),
  file_name text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  artefact_id text not null references artefact (id),
  format text not null check (format in ('xlsx', 'xls', 'csv', 'docx')),
  encoding text,
  pack text not null,
  framework text,
  -- As it was given with the file; what a table says itself stands in the plan.
  period text,
  -- The profile that the plan was made with, whole: it may be changed or deleted later.
  profile jsonb,
  state text not null check (state in ('proposed', 'kept', 'undone')),
  -- Grows with every answer.
  version integer not null default 1 check (version >= 1),
  plan jsonb not null,
  answers jsonb not null default '{}',
  outcome jsonb not null,
  -- First rows, the sheets as they stand with what became of their cells, likely profiles, issues: what the page shows.
  preview jsonb not null default '{}',
  row_count integer not null default 0,
  value_count integer not null default 0,
  missing_count integer not null default 0,
  unread_count integer not null default 0,
  question_count integer not null default 0,
  error_count integer not null default 0,
  -- Null: the rows are no records of a register.
  register text,
  dataset_id text references dataset (id),
  -- Where each value of the dataset stood.
  origin_artefact_id text references artefact (id),
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  kept_at timestamptz,
  kept_by text,
  undone_at timestamptz,
  undone_by text,
  check ((state = 'proposed') = (kept_at is null)),
  check ((state = 'undone') = (undone_at is not null)),
  check (state = 'proposed' or dataset_id is not null or register is not null)
);
create index import_place on import (place, created_at);
create index import_digest on import (digest);
create index import_dataset on import (dataset_id) where dataset_id is not null;

-- A change is a new version; nothing is updated but the day on which the profile was given up.
create table import_profile (
  id text primary key,
  organisation_id text not null references organisation (id),
  place text not null,
  name text not null check (name ~ '^[A-Za-z0-9_.:-]{1,128}$'),
  version integer not null check (version >= 1),
  title text not null check (length(title) between 1 and 200),
  pack text not null,
  profile jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  deleted_at timestamptz,
  unique (organisation_id, name, version)
);

alter table import enable row level security;
alter table import force row level security;
alter table import_profile enable row level security;
alter table import_profile force row level security;

create policy import_read on import for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
-- An import is worked on by the organisation that brought it in.
create policy import_add on import for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'));
create policy import_change on import for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'))
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'));

create policy import_profile_read on import_profile for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
create policy import_profile_add on import_profile for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'));
create policy import_profile_change on import_profile for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'))
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter'));

-- A reporter keeps the tables of its own organisation.
create policy dataset_own on dataset for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true)
    and current_setting('app.role', true) = 'reporter');
create policy dataset_own_change on dataset for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'reporter')
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'reporter');

grant select, insert, update on import, import_profile to gaoxin_app;
