-- Draft frameworks that an organisation read from the annex of a regulation.

create table framework_draft (
  id text primary key,
  organisation_id text not null references organisation (id),
  place text not null,
  title text not null,
  file_name text not null,
  -- Of the uploaded file, which lies among the artefacts.
  file_digest text not null check (file_digest ~ '^[0-9a-f]{64}$'),
  -- In the shape that an evaluation takes; and what was read of the file, cell by cell.
  framework jsonb not null,
  reading jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  withdrawn_at timestamptz
);
create index framework_draft_place on framework_draft (place);

alter table framework_draft enable row level security;
alter table framework_draft force row level security;

-- Seen by those who oversee the organisation; made and withdrawn by its own analysts and reviewers.
create policy framework_draft_read on framework_draft for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'system')
    and (starts_with(place, current_setting('app.scope', true))
      or organisation_id = current_setting('app.organisation', true)));
create policy framework_draft_insert on framework_draft for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'system')
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true));
create policy framework_draft_update on framework_draft for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'system')
    and organisation_id = current_setting('app.organisation', true))
  with check (organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true));

grant select, insert, update on framework_draft to gaoxin_app;
