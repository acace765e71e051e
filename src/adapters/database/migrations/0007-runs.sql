-- Evaluations: uploaded tables, runs and their files; jobs, the work in the background that makes them.

create table job (
  id text primary key,
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  organisation_id text not null references organisation (id),
  place text not null,
  purpose text not null check (purpose in ('statistics', 'administration', 'service', 'public')),
  -- Who asked for it and in which appointment: the job acts as they do, as long as they may.
  person text not null,
  appointment text not null,
  role text not null,
  object_kind text not null,
  object_id text not null,
  data jsonb not null default '{}',
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress double precision not null default 0 check (progress between 0 and 1),
  message_zh text not null default '',
  message_en text not null default '',
  cancel_requested boolean not null default false,
  attempts integer not null default 0,
  -- Number of the server that works on it, which holds an advisory lock of this number while it lives.
  worker bigint,
  issues jsonb not null default '[]',
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_place on job (place, created_at);
create index job_unfinished on job (state) where state in ('queued', 'running');

create table dataset (
  id text primary key,
  title text not null check (length(title) between 1 and 200),
  file_name text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  artefact_id text not null references artefact (id),
  organisation_id text not null references organisation (id),
  place text not null,
  sheet text,
  header jsonb not null,
  row_count integer not null,
  periods jsonb not null default '[]',
  origin text not null check (origin in ('public', 'user', 'invented')),
  issues jsonb not null default '[]',
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  deleted_at timestamptz
);
create index dataset_place on dataset (place, created_at);

create table run (
  id text primary key,
  title text not null check (length(title) between 1 and 200),
  organisation_id text not null references organisation (id),
  place text not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Null until the data were read.
  origin text check (origin in ('public', 'user', 'invented', 'derived')),
  pack text,
  framework_id text not null,
  framework_title_zh text,
  framework_title_en text,
  framework_digest text,
  method_digest text,
  dataset_id text references dataset (id),
  data_digest text,
  period text,
  entity_count integer,
  -- Weights unknown: 权重未公布 · 非官方.
  unofficial boolean not null default false,
  result_digest text check (result_digest ~ '^[0-9a-f]{64}$'),
  proof_digest text,
  options jsonb not null default '{}',
  issue_count integer not null default 0,
  job_id text references job (id),
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  -- Of a round: within the organisation's own circle, whoever oversees it (统计法 28).
  confined boolean not null default false,
  finished_at timestamptz,
  released_at timestamptz,
  deleted_at timestamptz,
  check (status <> 'done' or result_digest is not null)
);
create index run_place on run (place, created_at);

create table run_file (
  run_id text not null references run (id),
  kind text not null check (kind in ('result', 'ranking', 'workbook', 'proof', 'report', 'public-proof',
    'openings')),
  artefact_id text not null references artefact (id),
  organisation_id text not null references organisation (id),
  place text not null,
  primary key (run_id, kind)
);

alter table job enable row level security;
alter table job force row level security;
alter table dataset enable row level security;
alter table dataset force row level security;
alter table run enable row level security;
alter table run force row level security;
alter table run_file enable row level security;
alter table run_file force row level security;

-- A job is seen by whoever asked for it and, for its purpose, by those who oversee the place and evaluate.
create policy job_read on job for select to gaoxin_app
  using (current_setting('app.role', true) = 'system'
    or (purpose = current_setting('app.purpose', true)
      and (person = current_setting('app.person', true)
        or (starts_with(place, current_setting('app.scope', true))
          and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher',
            'system-administrator')))));
create policy job_ask on job for insert to gaoxin_app
  with check (current_setting('app.role', true) = 'system'
    or (purpose = current_setting('app.purpose', true)
      and person = current_setting('app.person', true)
      and appointment = current_setting('app.appointment', true)
      and role = current_setting('app.role', true)
      and organisation_id = current_setting('app.organisation', true)
      and place = current_setting('app.place', true)));
create policy job_change on job for update to gaoxin_app
  using (current_setting('app.role', true) = 'system'
    or (purpose = current_setting('app.purpose', true)
      and (person = current_setting('app.person', true)
        or (starts_with(place, current_setting('app.scope', true))
          and current_setting('app.role', true) in ('analyst', 'decision-maker', 'system-administrator')))));

create policy dataset_read on dataset for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
create policy dataset_write on dataset for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'system'))
  with check (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'system'));

create policy run_read on run for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
create policy run_circle on run as restrictive for select to gaoxin_app
  using (not confined or organisation_id = current_setting('app.organisation', true)
    or current_setting('app.role', true) = 'system');
create policy run_write on run for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
  with check (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'));

create policy run_file_read on run_file for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter')));
create policy run_file_write on run_file for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'));

grant select, insert, update on job, dataset, run to gaoxin_app;
grant select, insert on run_file to gaoxin_app;
