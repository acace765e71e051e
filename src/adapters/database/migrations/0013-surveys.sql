-- The statistics plane: survey periods (调查期), who must report in them, returns (报表), and snapshots. Data that identify a
-- respondent serve statistics only (统计法第二十八条): every policy asks for that purpose. Histories, revisions, edits, remarks
-- and snapshots are append-only. What an officer may do never includes a figure: a revision is written by the respondent, or
-- by a clerk who keys a stamped paper return, with its scan.
-- Rows of one unit begin with unit_id and carry its place; rows of a period carry its authority and the subtree it covers.

create table survey (
  id text primary key,
  title_zh text not null check (length(title_zh) between 1 and 200),
  title_en text not null check (length(title_en) between 1 and 200),
  pack text not null,
  -- The survey of the pack, its forms with their heads (表号、制定机关、文号、有效期限) as they stood at the opening.
  form_set text not null,
  forms jsonb not null,
  kind text not null check (kind in ('annual', 'flash', 'monthly')),
  period text not null check (period ~ '^\d{4}(-Q[1-4]|-\d{2})?$'),
  -- Who must report, as an expression over a unit; null: everyone who was listed.
  frame_rule text,
  organisation_id text not null references organisation (id),
  covers text not null,
  -- 示例: opened with a form that is invented, expired or unnumbered, for invented units only.
  example boolean not null,
  origin text not null check (origin in ('user', 'invented')),
  created_at timestamptz not null,
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  unique (id, organisation_id, covers),
  check (not example or origin = 'invented')
);
create index survey_covers on survey (covers, period);

create table survey_event (
  id bigint generated always as identity primary key,
  survey_id text not null,
  owner_id text not null,
  covers text not null,
  action text not null check (action in ('open', 'set-deadline', 'propose-lock', 'lock', 'reopen', 'cancel')),
  at timestamptz not null,
  person text not null default coalesce(nullif(current_setting('app.person', true), ''), 'anybody'),
  detail jsonb not null default '{}',
  -- Of a lock: the proposal, and whose it was. The second person locks.
  proposal_id bigint,
  proposed_by text,
  unique (id, survey_id, person),
  foreign key (survey_id, owner_id, covers) references survey (id, organisation_id, covers),
  foreign key (proposal_id, survey_id, proposed_by) references survey_event (id, survey_id, person),
  check ((action = 'lock') = (proposal_id is not null)),
  check ((proposal_id is null) = (proposed_by is null)),
  check (proposed_by <> person)
);
create index survey_event_survey on survey_event (survey_id, id);
create unique index survey_event_opened_once on survey_event (survey_id) where action = 'open';
create unique index survey_event_locked_once on survey_event (proposal_id) where action = 'lock';

-- The frame (调查名录): who must report in a period; beside each unit what its events make of its return, so that lists and
-- counts are quick.
create table survey_unit (
  unit_id text not null references organisation (id),
  survey_id text not null,
  owner_id text not null,
  covers text not null,
  -- Of the unit, as they stood when it was listed.
  name text not null,
  uscc text,
  place text collate "C" not null,
  zone text references organisation (id),
  -- Those that review it, lowest first.
  levels text[] not null,
  added_at timestamptz not null,
  added_by text not null default coalesce(current_setting('app.person', true), ''),
  -- By the rule of the frame; the rule could not be decided for it; by hand afterwards.
  listed_by text not null default 'rule' check (listed_by in ('rule', 'undecided', 'added')),
  phase text not null default 'due' check (phase in ('due', 'filling', 'submitted', 'returned', 'accepted', 'excluded')),
  revision integer check (revision >= 1),
  waiting_for text,
  submitted_at timestamptz,
  late boolean,
  times_returned integer not null default 0,
  restated integer not null default 0,
  unexplained integer not null default 0,
  errors integer not null default 0,
  warnings integer not null default 0,
  keyed boolean not null default false,
  reminded_at timestamptz,
  primary key (unit_id, survey_id),
  -- Rows of the unit name its place with it, so that policies may trust it.
  unique (unit_id, survey_id, place),
  foreign key (survey_id, owner_id, covers) references survey (id, organisation_id, covers),
  check (starts_with(place, covers))
);
create index survey_unit_survey on survey_unit (survey_id, place);
create index survey_unit_zone on survey_unit (survey_id, zone, phase);
create index survey_unit_uscc on survey_unit (survey_id, uscc);

-- What is being filled in, as typed: also what cannot be read yet. Cells are merged by the version that they were typed over.
create table return_draft (
  unit_id text not null,
  survey_id text not null,
  place text not null,
  version integer not null check (version >= 1),
  -- Code to text.
  "values" jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null default coalesce(current_setting('app.person', true), ''),
  primary key (unit_id, survey_id),
  foreign key (unit_id, survey_id, place) references survey_unit (unit_id, survey_id, place)
);

-- Every save: what was there and what came, and what met another person's figure. Nothing that was typed is lost.
create table return_edit (
  id bigint generated always as identity primary key,
  unit_id text not null,
  survey_id text not null,
  place text not null,
  version integer not null,
  kind text not null check (kind in ('typed', 'workbook', 'keyed')),
  -- Code to [before, after]; code to {base, theirs, mine}.
  changes jsonb not null,
  conflicts jsonb not null default '{}',
  file_id text references artefact (id),
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (unit_id, survey_id, place) references survey_unit (unit_id, survey_id, place)
);
create index return_edit_unit on return_edit (unit_id, survey_id, id);

create table return_revision (
  unit_id text not null,
  survey_id text not null,
  number integer not null check (number >= 1),
  place text not null,
  kind text not null check (kind in ('typed', 'workbook', 'keyed')),
  -- Code to exact text, all readable; a missing cell is left out.
  "values" jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- What the checks said of it, and what the respondent said to that.
  findings jsonb not null,
  -- Filler, unit's head, statistics head, telephone, day (条例第十七条).
  signature jsonb not null,
  file_id text references artefact (id),
  -- The stamped paper return that was keyed (代录).
  scan_id text references artefact (id),
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  organisation_id text not null default coalesce(current_setting('app.organisation', true), ''),
  primary key (unit_id, survey_id, number),
  foreign key (unit_id, survey_id, place) references survey_unit (unit_id, survey_id, place),
  check ((kind = 'keyed') = (scan_id is not null)),
  check ((kind = 'keyed') = (organisation_id <> unit_id))
);

create table return_event (
  id bigint generated always as identity primary key,
  unit_id text not null,
  survey_id text not null,
  place text not null,
  action text not null check (action in ('save', 'submit', 'recall', 'return', 'accept', 'exclude', 'include')),
  at timestamptz not null,
  person text not null default coalesce(nullif(current_setting('app.person', true), ''), 'anybody'),
  organisation_id text not null default coalesce(current_setting('app.organisation', true), ''),
  level text check (level in ('zone', 'city', 'province', 'nation')),
  revision integer,
  detail jsonb not null default '{}',
  foreign key (unit_id, survey_id, place) references survey_unit (unit_id, survey_id, place),
  foreign key (unit_id, survey_id, revision) references return_revision (unit_id, survey_id, number),
  check ((action in ('return', 'accept')) = (level is not null)),
  check (action not in ('submit', 'return', 'accept') or revision is not null)
);
create index return_event_unit on return_event (unit_id, survey_id, id);

-- Explanations of findings, questions on cells and their answers.
create table return_remark (
  id bigint generated always as identity primary key,
  unit_id text not null,
  survey_id text not null,
  place text not null,
  kind text not null check (kind in ('explanation', 'question', 'answer')),
  cell text,
  -- Of an explanation: the check, and its finding as it was then; another finding asks for another explanation.
  check_code text,
  finding text,
  answers bigint references return_remark (id),
  body text not null check (length(body) between 1 and 4000),
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  person_name text not null default '',
  organisation_id text not null default coalesce(current_setting('app.organisation', true), ''),
  foreign key (unit_id, survey_id, place) references survey_unit (unit_id, survey_id, place),
  check ((kind = 'explanation') = (check_code is not null and finding is not null)),
  check ((kind = 'answer') = (answers is not null)),
  check (kind <> 'question' or cell is not null)
);
create index return_remark_unit on return_remark (unit_id, survey_id, id);

-- A workbook of returns that was sent: what its check found, and what was taken from it. Drafts and revisions name the file.
create table return_upload (
  id text primary key,
  survey_id text not null references survey (id),
  organisation_id text not null references organisation (id),
  place text not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  file_id text not null references artefact (id),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  state text not null check (state in ('reading', 'read', 'accepting', 'accepted')),
  job_id text references job (id),
  -- One line a unit: its figures and findings; the workbook with its findings marked.
  result_id text references artefact (id),
  annotated_id text references artefact (id),
  -- Layout, period, counts, issues of the file as a whole.
  outcome jsonb not null default '{}',
  accepted jsonb,
  at timestamptz not null
);
create index return_upload_person on return_upload (person, survey_id, at);

-- A locked period: the files lie under the data folder in snapshots/<folder>.
create table snapshot (
  survey_id text not null,
  owner_id text not null,
  covers text not null,
  number integer not null check (number >= 1),
  folder text not null unique,
  manifest_digest text not null check (manifest_digest ~ '^[0-9a-f]{64}$'),
  units integer not null,
  excluded integer not null,
  -- Since the snapshot before: units that came, went, and those with changed cells.
  changes jsonb not null default '{}',
  lock_id bigint not null references survey_event (id),
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  primary key (survey_id, number),
  foreign key (survey_id, owner_id, covers) references survey (id, organisation_id, covers)
);

-- Indicators that were handed on to evaluation, after disclosure control.
create table snapshot_release (
  id text primary key,
  survey_id text not null,
  owner_id text not null,
  covers text not null,
  number integer not null,
  framework text not null,
  dataset_id text not null,
  -- Rules that were applied, and what they held back.
  rules jsonb not null,
  held_back jsonb not null,
  at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (survey_id, owner_id, covers) references survey (id, organisation_id, covers),
  foreign key (survey_id, number) references snapshot (survey_id, number)
);

-- Of a table in the administration plane that was handed on in this way: where it comes from and what it lacks, without a
-- figure of a respondent.
create table dataset_survey (
  dataset_id text primary key references dataset (id),
  organisation_id text not null references organisation (id),
  place text not null,
  survey_id text not null,
  title_zh text not null,
  title_en text not null,
  period text not null,
  snapshot integer not null,
  manifest_digest text not null,
  pack text not null,
  framework text not null,
  missing jsonb not null,
  released_at timestamptz not null,
  person text not null default coalesce(current_setting('app.person', true), '')
);

alter table survey enable row level security;
alter table survey force row level security;
alter table survey_event enable row level security;
alter table survey_event force row level security;
alter table survey_unit enable row level security;
alter table survey_unit force row level security;
alter table return_draft enable row level security;
alter table return_draft force row level security;
alter table return_edit enable row level security;
alter table return_edit force row level security;
alter table return_revision enable row level security;
alter table return_revision force row level security;
alter table return_event enable row level security;
alter table return_event force row level security;
alter table return_remark enable row level security;
alter table return_remark force row level security;
alter table return_upload enable row level security;
alter table return_upload force row level security;
alter table snapshot enable row level security;
alter table snapshot force row level security;
alter table snapshot_release enable row level security;
alter table snapshot_release force row level security;
alter table dataset_survey enable row level security;
alter table dataset_survey force row level security;

-- A period is known to everyone whom it covers and to those above; only its authority opens and acts on it.
create policy survey_read on survey for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (starts_with(current_setting('app.place', true), covers)
      or starts_with(covers, current_setting('app.scope', true))));
create policy survey_open on survey for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reviewer'
        and organisation_id = current_setting('app.organisation', true)
        and covers = current_setting('app.scope', true)
        and created_by = current_setting('app.person', true))));

create policy survey_event_read on survey_event for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (starts_with(current_setting('app.place', true), covers)
      or starts_with(covers, current_setting('app.scope', true))));
create policy survey_event_add on survey_event for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reviewer', 'system')
    and (owner_id = current_setting('app.organisation', true) or current_setting('app.role', true) = 'system')
    and person = current_setting('app.person', true));

-- Rows of a unit: the unit itself, and the statisticians of the places above it. Nobody else, for no other purpose.
create policy survey_unit_read on survey_unit for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))));
create policy survey_unit_list on survey_unit for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reviewer'
        and owner_id = current_setting('app.organisation', true)
        and starts_with(place, current_setting('app.scope', true)))));
-- State beside the unit: moved on by the respondent, a clerk or an officer of the places above.
create policy survey_unit_move on survey_unit for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))))
  with check (current_setting('app.purpose', true) = 'statistics');

create policy return_draft_read on return_draft for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) in ('reporter', 'reviewer')
        and unit_id = current_setting('app.organisation', true))
      -- A clerk who keys for it.
      or (current_setting('app.role', true) = 'reporter' and starts_with(place, current_setting('app.scope', true)))));
create policy return_draft_start on return_draft for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and updated_by = current_setting('app.person', true)
        and (unit_id = current_setting('app.organisation', true)
          or starts_with(place, current_setting('app.scope', true))))));
create policy return_draft_fill on return_draft for update to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and (unit_id = current_setting('app.organisation', true)
          or starts_with(place, current_setting('app.scope', true))))))
  with check (current_setting('app.purpose', true) = 'statistics'
    and (updated_by = current_setting('app.person', true)));

create policy return_edit_read on return_edit for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))));
create policy return_edit_add on return_edit for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and person = current_setting('app.person', true)
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and (unit_id = current_setting('app.organisation', true)
          or (kind = 'keyed' and starts_with(place, current_setting('app.scope', true)))))));

create policy return_revision_read on return_revision for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))));
-- Figures are the respondent's (条例第十九条): no officer writes one. A clerk keys for it, from a stamped paper.
create policy return_revision_add on return_revision for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and person = current_setting('app.person', true)
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and organisation_id = current_setting('app.organisation', true)
        and (unit_id = current_setting('app.organisation', true)
          or (kind = 'keyed' and starts_with(place, current_setting('app.scope', true)))))));

create policy return_event_read on return_event for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))));
create policy return_event_add on return_event for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and person = current_setting('app.person', true)
    and (current_setting('app.role', true) = 'system'
      or case when action in ('save', 'submit', 'recall') then
        current_setting('app.role', true) = 'reporter'
        and (unit_id = current_setting('app.organisation', true)
          or starts_with(place, current_setting('app.scope', true)))
      else
        current_setting('app.role', true) = 'reviewer'
        and unit_id <> current_setting('app.organisation', true)
        and starts_with(place, current_setting('app.scope', true))
      end));

create policy return_remark_read on return_remark for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'system')
    and (unit_id = current_setting('app.organisation', true)
      or starts_with(place, current_setting('app.scope', true))));
create policy return_remark_add on return_remark for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and person = current_setting('app.person', true)
    and (current_setting('app.role', true) = 'system'
      or case when kind = 'explanation' then
        current_setting('app.role', true) = 'reporter'
        and (unit_id = current_setting('app.organisation', true)
          or starts_with(place, current_setting('app.scope', true)))
      else
        current_setting('app.role', true) in ('reporter', 'reviewer')
        and (unit_id = current_setting('app.organisation', true)
          or starts_with(place, current_setting('app.scope', true)))
      end));

-- A workbook is its sender's.
create policy return_upload_own on return_upload for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and person = current_setting('app.person', true)
        and organisation_id = current_setting('app.organisation', true))))
  with check (current_setting('app.purpose', true) = 'statistics'
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = 'reporter'
        and person = current_setting('app.person', true)
        and organisation_id = current_setting('app.organisation', true))));

-- Snapshots identify respondents: statisticians of the survey's authority, and of the places above it.
create policy snapshot_read on snapshot for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reviewer', 'analyst', 'system')
    and starts_with(covers, current_setting('app.scope', true)));
create policy snapshot_add on snapshot for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reviewer', 'system')
    and (owner_id = current_setting('app.organisation', true) or current_setting('app.role', true) = 'system')
    and person = current_setting('app.person', true));

create policy snapshot_release_read on snapshot_release for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reviewer', 'analyst', 'system')
    and starts_with(covers, current_setting('app.scope', true)));
create policy snapshot_release_add on snapshot_release for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'statistics'
    and current_setting('app.role', true) in ('reviewer', 'analyst', 'system')
    and (owner_id = current_setting('app.organisation', true) or current_setting('app.role', true) = 'system')
    and person = current_setting('app.person', true));

create policy dataset_survey_read on dataset_survey for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and starts_with(place, current_setting('app.scope', true))
    and current_setting('app.role', true) in ('analyst', 'reviewer', 'decision-maker', 'publisher', 'system'));
create policy dataset_survey_add on dataset_survey for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('reviewer', 'analyst', 'system')
    and (organisation_id = current_setting('app.organisation', true) or current_setting('app.role', true) = 'system')
    and person = current_setting('app.person', true));

grant select, insert on dataset_survey, survey, survey_event, survey_unit, return_edit, return_revision, return_event, return_remark,
  snapshot, snapshot_release to gaoxin_app;
grant select, insert, update on return_draft, return_upload to gaoxin_app;
grant update (phase, revision, waiting_for, submitted_at, late, times_returned, restated, unexplained, errors, warnings,
  keyed, reminded_at) on survey_unit to gaoxin_app;

-- Scans and uploaded workbooks of returns are statistics: see 0002 for who reads a file.

-- Jobs of surveys are called by domain and verb: snapshot.write.
alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind ~ '^[a-z][a-z.-]*$');
