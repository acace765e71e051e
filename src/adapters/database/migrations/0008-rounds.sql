-- The life of an evaluation (评价轮次). Every table is append-only: rows are written once and never changed or removed; the
-- state of a round follows from its events. Figures, questions and objections are seen by the authority whose round it is
-- and by the one participant that they concern; the public sees publications, from the instant that they name.
-- Each row carries the owner (organisation and place of the authority), tied to the round by a foreign key, so that
-- policies need not look at the round.

create table round (
  id text primary key,
  title_zh text not null check (length(title_zh) between 1 and 200),
  title_en text not null check (length(title_en) between 1 and 200),
  period text not null check (length(period) between 1 and 20),
  pack text not null,
  framework text not null,
  -- A preset of the pack; null: the framework's own.
  method text,
  class_column text,
  -- The authority.
  organisation_id text not null references organisation (id),
  place text not null,
  origin text not null check (origin in ('public', 'user', 'invented')),
  -- Organisations to be evaluated, and where the figures come from: the pack, or an uploaded table by its digest.
  chosen jsonb not null,
  data_digest text check (data_digest ~ '^[0-9a-f]{64}$'),
  data_name text,
  created_at timestamptz not null default now(),
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  unique (id, organisation_id, place)
);
create index round_place on round (place, created_at);

create table round_participant (
  round_id text not null,
  organisation_id text not null references organisation (id),
  owner_id text not null,
  place text not null,
  name text not null,
  primary key (round_id, organisation_id),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place)
);
create index round_participant_organisation on round_participant (organisation_id);

create table round_event (
  id bigint generated always as identity primary key,
  round_id text not null,
  owner_id text not null,
  place text not null,
  action text not null check (action in ('create', 'request-data', 'confirm', 'question', 'decide-question', 'compute',
    'freeze', 'publish-notice', 'object', 'decide-objection', 'finalise', 'release', 'revise', 'withdraw', 'cancel')),
  at timestamptz not null,
  person text not null default coalesce(nullif(current_setting('app.person', true), ''), 'anybody'),
  -- The organisation that acted; and the participant that it concerns, null: all.
  organisation_id text not null default coalesce(current_setting('app.organisation', true), ''),
  participant_id text,
  detail jsonb not null default '{}',
  -- Of freeze and decide-objection: the computation that it is about, and who made it.
  computation_id bigint,
  computed_by text,
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place),
  foreign key (round_id, participant_id) references round_participant (round_id, organisation_id),
  unique (id, round_id, person),
  foreign key (computation_id, round_id, computed_by) references round_event (id, round_id, person),
  -- The second person: whoever computed neither freezes nor decides on objections.
  check (action not in ('freeze', 'decide-objection')
    or (computation_id is not null and computed_by is not null and computed_by <> person)),
  check ((action in ('confirm', 'question', 'object', 'decide-question', 'decide-objection')) = (participant_id is not null))
);
create index round_event_round on round_event (round_id, id);
create unique index round_event_once on round_event (round_id, action)
  where action in ('create', 'request-data', 'finalise', 'withdraw', 'cancel');
create unique index round_event_frozen_once on round_event (computation_id) where action = 'freeze';

create table round_figures (
  round_id text not null,
  organisation_id text not null,
  owner_id text not null,
  place text not null,
  version integer not null check (version >= 1),
  -- Column to number or null; column to text of the groups; earlier periods by period. Only the first version has those.
  figures jsonb not null,
  groups jsonb not null,
  earlier jsonb not null default '{}',
  -- Why there is a new version: the decision that brought it.
  reason text not null default '',
  created_at timestamptz not null,
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  primary key (round_id, organisation_id, version),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place),
  foreign key (round_id, organisation_id) references round_participant (round_id, organisation_id)
);

create table figure_question (
  id text primary key,
  round_id text not null,
  organisation_id text not null,
  owner_id text not null,
  place text not null,
  column_code text not null,
  version integer not null,
  present_value double precision,
  proposed_value double precision,
  reason text not null check (length(reason) between 1 and 2000),
  evidence_id text references artefact (id),
  asked_at timestamptz not null,
  asked_by text not null default coalesce(current_setting('app.person', true), ''),
  unique (id, round_id, organisation_id),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place),
  foreign key (round_id, organisation_id) references round_participant (round_id, organisation_id)
);
create index figure_question_round on figure_question (round_id, organisation_id);

create table figure_question_decision (
  question_id text primary key,
  round_id text not null,
  organisation_id text not null,
  owner_id text not null,
  place text not null,
  accepted boolean not null,
  value double precision,
  reason text not null check (length(reason) between 1 and 2000),
  decided_at timestamptz not null,
  decided_by text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (question_id, round_id, organisation_id) references figure_question (id, round_id, organisation_id),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place)
);

create table objection (
  id text primary key,
  round_id text not null,
  organisation_id text not null,
  owner_id text not null,
  place text not null,
  -- By real name (实名).
  objector text not null check (length(objector) between 2 and 50),
  contact text not null default '',
  -- The figures that it is about, by column; empty: the result as a whole.
  columns jsonb not null default '[]',
  statement text not null check (length(statement) between 1 and 4000),
  evidence_id text references artefact (id),
  filed_at timestamptz not null,
  filed_by text not null default coalesce(current_setting('app.person', true), ''),
  unique (id, round_id, organisation_id),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place),
  foreign key (round_id, organisation_id) references round_participant (round_id, organisation_id)
);
create index objection_round on objection (round_id, organisation_id);

create table objection_decision (
  objection_id text primary key,
  round_id text not null,
  organisation_id text not null,
  owner_id text not null,
  place text not null,
  accepted boolean not null,
  corrections jsonb not null default '[]',
  reason text not null check (length(reason) between 1 and 4000),
  decided_at timestamptz not null,
  decided_by text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (objection_id, round_id, organisation_id) references objection (id, round_id, organisation_id),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place)
);

-- What the public sees, whole: nothing else of a round is ever shown to it.
create table round_publication (
  id text primary key,
  round_id text not null,
  owner_id text not null,
  place text not null,
  kind text not null check (kind in ('notice', 'release')),
  -- From then on, and of a notice until then.
  released_at timestamptz not null,
  ends_at timestamptz,
  content jsonb not null,
  proof_id text references artefact (id),
  -- Openings of the public proof's cells, for the auditor.
  openings_id text references artefact (id),
  -- Of a revision: why, and the publication that it stands in the place of, which stays readable.
  reason text not null default '',
  replaces text references round_publication (id),
  created_at timestamptz not null,
  created_by text not null default coalesce(current_setting('app.person', true), ''),
  unique (id, released_at),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place),
  check (kind = 'release' or ends_at > released_at),
  check (kind = 'notice' or ends_at is null),
  check (replaces is null or reason <> '')
);
create index round_publication_round on round_publication (round_id, released_at);
create unique index round_publication_replaced_once on round_publication (replaces) where kind = 'release';

create table round_publication_end (
  publication_id text primary key,
  round_id text not null,
  owner_id text not null,
  place text not null,
  released_at timestamptz not null,
  -- replaced: a notice after corrections; withdrawn: no longer shown, the reason is.
  kind text not null check (kind in ('replaced', 'withdrawn')),
  title_zh text not null,
  title_en text not null,
  reason text not null check (length(reason) between 1 and 2000),
  ended_at timestamptz not null,
  ended_by text not null default coalesce(current_setting('app.person', true), ''),
  foreign key (publication_id, released_at) references round_publication (id, released_at),
  foreign key (round_id, owner_id, place) references round (id, organisation_id, place)
);

alter table round enable row level security;
alter table round force row level security;
alter table round_participant enable row level security;
alter table round_participant force row level security;
alter table round_event enable row level security;
alter table round_event force row level security;
alter table round_figures enable row level security;
alter table round_figures force row level security;
alter table figure_question enable row level security;
alter table figure_question force row level security;
alter table figure_question_decision enable row level security;
alter table figure_question_decision force row level security;
alter table objection enable row level security;
alter table objection force row level security;
alter table objection_decision enable row level security;
alter table objection_decision force row level security;
alter table round_publication enable row level security;
alter table round_publication force row level security;
alter table round_publication_end enable row level security;
alter table round_publication_end force row level security;

-- Participants: their own row. Officers: the rounds of the places that they oversee, without the figures.
create policy participant_read on round_participant for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and (organisation_id = current_setting('app.organisation', true)
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor', 'system'))));
create policy participant_add on round_participant for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'reviewer');

create policy round_read on round for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor', 'system'))
      or id in (select round_id from round_participant
        where round_participant.organisation_id = current_setting('app.organisation', true))));
create policy round_add on round for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and place = current_setting('app.place', true)
    and current_setting('app.role', true) = 'reviewer');

create policy objection_read on objection for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('auditor', 'system'))));
create policy objection_add on objection for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'reporter');

create policy objection_decision_read on objection_decision for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('auditor', 'system'))));
create policy objection_decision_add on objection_decision for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and decided_by = current_setting('app.person', true)
    and current_setting('app.role', true) = 'decision-maker');

create policy event_read on round_event for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor', 'system'))
      or ((participant_id is null or participant_id = current_setting('app.organisation', true))
        and round_id in (select p.round_id from round_participant p
          where p.organisation_id = current_setting('app.organisation', true)))));
-- Each action by its role; a participant writes of itself alone; the end needs every objection decided.
create policy event_add on round_event for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and person = current_setting('app.person', true)
    and organisation_id = current_setting('app.organisation', true)
    and case
      when action in ('confirm', 'question', 'object') then
        participant_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) = 'reporter'
      when action in ('create', 'request-data', 'decide-question') then
        owner_id = current_setting('app.organisation', true) and current_setting('app.role', true) = 'reviewer'
      when action = 'compute' then
        owner_id = current_setting('app.organisation', true) and current_setting('app.role', true) = 'analyst'
      when action in ('freeze', 'decide-objection', 'finalise') then
        owner_id = current_setting('app.organisation', true) and current_setting('app.role', true) = 'decision-maker'
      when action = 'cancel' then
        owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'decision-maker')
      else
        owner_id = current_setting('app.organisation', true) and current_setting('app.role', true) = 'publisher'
      end
    and (action <> 'finalise' or not exists (select 1 from objection o
      where o.round_id = round_event.round_id
        and o.id not in (select d.objection_id from objection_decision d where d.round_id = o.round_id))));

create policy figures_read on round_figures for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('auditor', 'system'))));
create policy figures_add on round_figures for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and created_by = current_setting('app.person', true)
    and current_setting('app.role', true) in ('reviewer', 'decision-maker', 'publisher'));

create policy question_read on figure_question for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('auditor', 'system'))));
create policy question_add on figure_question for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and organisation_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'reporter');

create policy question_decision_read on figure_question_decision for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and ((owner_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (organisation_id = current_setting('app.organisation', true)
        and current_setting('app.role', true) in ('reporter', 'reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
      or (starts_with(place, current_setting('app.scope', true))
        and current_setting('app.role', true) in ('auditor', 'system'))));
create policy question_decision_add on figure_question_decision for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and decided_by = current_setting('app.person', true)
    and current_setting('app.role', true) = 'reviewer');

-- The ends of what was public are public, those of what never was are not.
create policy publication_end_read on round_publication_end for select to gaoxin_app
  using (released_at <= ended_at
    or (current_setting('app.purpose', true) = 'administration'
      and starts_with(place, current_setting('app.scope', true))
      and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor', 'system')));
create policy publication_end_add on round_publication_end for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'publisher');

-- Nobody sees a publication before its instant but the authority's own officers and the auditor.
create policy publication_read on round_publication for select to gaoxin_app
  using ((released_at <= now() and (ends_at is null or ends_at > now())
      and not exists (select 1 from round_publication_end e where e.publication_id = round_publication.id))
    or (current_setting('app.purpose', true) = 'administration'
      and ((owner_id = current_setting('app.organisation', true)
          and current_setting('app.role', true) in ('reviewer', 'analyst', 'decision-maker', 'publisher', 'auditor'))
        or (starts_with(place, current_setting('app.scope', true))
          and current_setting('app.role', true) in ('auditor', 'system')))));
-- What is released was final.
create policy publication_add on round_publication for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and owner_id = current_setting('app.organisation', true)
    and current_setting('app.role', true) = 'publisher'
    and (kind = 'notice' or exists (select 1 from round_event e
      where e.round_id = round_publication.round_id and e.action = 'finalise')));

grant select, insert on round, round_participant, round_event, round_figures, figure_question, figure_question_decision,
  objection, objection_decision, round_publication, round_publication_end to gaoxin_app;
