-- Frameworks that an organisation completes by hand: versions of a draft, written once and never changed, and what became
-- of each version: in force from a day, ended from a day. And the letters by which zones are told how they were evaluated.

-- A draft may be kept with errors, to be completed: only then it has no framework.
alter table framework_draft alter column framework drop not null;
alter table framework_draft add constraint framework_draft_owned unique (id, organisation_id, place);

create table framework_version (
  framework_id text not null,
  version integer not null check (version >= 1),
  organisation_id text not null references organisation (id),
  place text not null,
  title text not null check (length(title) between 1 and 200),
  -- As people edit it; null: as the draft's file was read, before versions were kept.
  document jsonb,
  -- In the shape that an evaluation takes; null: it has errors.
  framework jsonb,
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  primary key (framework_id, version),
  unique (framework_id, version, organisation_id, place),
  foreign key (framework_id, organisation_id, place) references framework_draft (id, organisation_id, place)
);
create index framework_version_place on framework_version (place);

create table framework_version_state (
  id bigint generated always as identity primary key,
  framework_id text not null,
  version integer not null,
  organisation_id text not null references organisation (id),
  place text not null,
  state text not null check (state in ('in-force', 'ended')),
  -- The first day on which it is so.
  from_date text not null check (from_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  note text not null default '' check (length(note) <= 2000),
  at timestamptz not null default now(),
  by_person text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (framework_id, version, organisation_id, place)
    references framework_version (framework_id, version, organisation_id, place)
);
create index framework_version_state_framework on framework_version_state (framework_id, id);

-- The owner of the tables is held by forced policies too.
alter table framework_draft no force row level security;
insert into framework_version (framework_id, version, organisation_id, place, title, document, framework, note, created_at, created_by)
  select id, 1, organisation_id, place, left(title, 200), null, framework, left(file_name, 2000), created_at, created_by
  from framework_draft;
alter table framework_draft force row level security;

alter table framework_version enable row level security;
alter table framework_version force row level security;
alter table framework_version_state enable row level security;
alter table framework_version_state force row level security;

-- As drafts: seen by those who oversee the organisation; written by its own analysts and reviewers.
create policy framework_version_read on framework_version for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'system')
    and (starts_with(place, current_setting('app.scope', true))
      or organisation_id = current_setting('app.organisation', true)));
create policy framework_version_insert on framework_version for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'system')
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true));
create policy framework_version_state_read on framework_version_state for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'system')
    and (starts_with(place, current_setting('app.scope', true))
      or organisation_id = current_setting('app.organisation', true)));
create policy framework_version_state_insert on framework_version_state for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'system')
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true));

grant select, insert on framework_version, framework_version_state to gaoxin_app;

-- A round by a framework of one's own has no pack. It keeps the version whole, with its method: whatever is saved or said
-- later, and for the zones, who do not see the versions themselves.
alter table round alter column pack drop not null;
alter table round add column framework_version integer;
alter table round add column framework_digest text check (framework_digest ~ '^sha256:[0-9a-f]{64}$');
alter table round add column framework_document jsonb;
alter table round add constraint round_by_pack_or_version check (
  (pack is null) = (framework_version is not null)
  and (pack is null) = (framework_digest is not null)
  and (pack is null) = (framework_document is not null));
alter table round add constraint round_framework_version
  foreign key (framework, framework_version) references framework_version (framework_id, version);

-- The feedback letter of an evaluation, keyed in by the zone that got it: seen by nobody else, however high.
create table feedback_letter (
  organisation_id text not null references organisation (id),
  year text not null check (year ~ '^[0-9]{4}$'),
  version integer not null check (version >= 1),
  place text not null,
  -- Ranks and averages as they stand in the letter.
  letter jsonb not null,
  note text not null default '' check (length(note) <= 2000),
  entered_at timestamptz not null default now(),
  entered_by text not null default coalesce(current_setting('app.person', true), ''),
  primary key (organisation_id, year, version)
);

alter table feedback_letter enable row level security;
alter table feedback_letter force row level security;

create policy feedback_letter_read on feedback_letter for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'reporter')
    and organisation_id = current_setting('app.organisation', true));
create policy feedback_letter_insert on feedback_letter for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'reporter')
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true));

grant select, insert on feedback_letter to gaoxin_app;
