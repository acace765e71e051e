-- The audit trail sealed: a chain of hashes over its rows, daily checkpoints over the chain, and the only way out of
-- it, expiry of whole sealed ranges. The sealer writes them; the application reads.

-- What the application may write of a row is what was done; when and by whom is the database's to say.
revoke insert on audit_entry from gaoxin_app;
grant insert (action, object_kind, object_id, detail) on audit_entry to gaoxin_app;

create index audit_entry_person on audit_entry (person, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_object on audit_entry (object_kind, object_id, id);
create index audit_entry_organisation on audit_entry (organisation, id);

-- One link per row, in the order in which the rows became visible. No foreign key: a row that was removed by force must
-- leave its link behind, so that it is missed.
create table audit_link (
  seq bigint primary key check (seq > 0),
  entry_id bigint not null unique,
  sealed_at timestamptz not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

-- What the chain was at the end of a day, chained in turn; kept when its range has expired.
create table audit_checkpoint (
  number integer primary key check (number > 0),
  day date not null,
  from_seq bigint not null,
  to_seq bigint not null,
  last_hash text not null check (last_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  expired_at timestamptz,
  check (from_seq <= to_seq)
);

alter table audit_link enable row level security;
alter table audit_link force row level security;
alter table audit_checkpoint enable row level security;
alter table audit_checkpoint force row level security;

-- Rows of nobody's organisation (the system's own, failed sign-ins) are read by the auditor at the top of a tree.
create policy audit_read_top on audit_entry for select to gaoxin_app
  using (organisation = '' and current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'auditor' and current_setting('app.scope', true) ~ '^/[^/]+/$');
-- The system recomputes the chain, of which every row is part.
create policy audit_read_system on audit_entry for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration' and current_setting('app.role', true) = 'system');
create policy link_read on audit_link for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('auditor', 'system'));
create policy checkpoint_read on audit_checkpoint for select to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) in ('auditor', 'system'));
grant select on audit_link, audit_checkpoint to gaoxin_app;

-- The sealer: reads every row, appends links and checkpoints, and of itself only records that a range expired.
grant usage on schema public to gaoxin_sealer;
grant select, delete on audit_entry, audit_link to gaoxin_sealer;
grant insert (action, object_kind, object_id, detail) on audit_entry to gaoxin_sealer;
grant insert on audit_link to gaoxin_sealer;
grant select on audit_checkpoint, setting to gaoxin_sealer;
grant insert (number, day, from_seq, to_seq, last_hash, made_at, previous, hash), update (expired_at)
  on audit_checkpoint to gaoxin_sealer;

create policy sealer_read on audit_entry for select to gaoxin_sealer using (true);
create policy sealer_write on audit_entry for insert to gaoxin_sealer
  with check (action = 'audit.expire' and person = 'system:audit-sealer');
create policy sealer_read on audit_link for select to gaoxin_sealer using (true);
create policy sealer_write on audit_link for insert to gaoxin_sealer with check (sealed_at = now());
create policy sealer_read on audit_checkpoint for select to gaoxin_sealer using (true);
create policy sealer_write on audit_checkpoint for insert to gaoxin_sealer with check (made_at = now());
create policy sealer_setting on setting for select to gaoxin_sealer using (name = 'audit-retention-days');

-- A range expires once its checkpoint is older than the retention, which is never less than six months (at most 184
-- days); then, and only then, its rows and links may go.
create policy sealer_expire on audit_checkpoint for update to gaoxin_sealer
  using (expired_at is null and made_at < now() - make_interval(days => greatest(184, coalesce(
    (select (value #>> '{}')::integer from setting where name = 'audit-retention-days'), 365))))
  with check (expired_at = now());
create policy sealer_remove on audit_entry for delete to gaoxin_sealer
  using (id in (select entry_id from audit_link
    where seq <= (select max(to_seq) from audit_checkpoint where expired_at is not null)));
create policy sealer_remove on audit_link for delete to gaoxin_sealer
  using (seq <= (select max(to_seq) from audit_checkpoint where expired_at is not null));

-- Settings: the security administrator's are about security, the auditor's is the retention, the rest the system
-- administrator's. Which is which is the program's to say; that retention is the auditor's alone, and how short it may
-- be, is said here.
alter table setting add constraint setting_retention check (name <> 'audit-retention-days'
  or (jsonb_typeof(value) = 'number' and (value #>> '{}')::integer >= 184));
create policy setting_security on setting for all to gaoxin_app
  using (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'security-administrator'
    and current_setting('app.scope', true) ~ '^/[^/]+/$')
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'security-administrator'
    and current_setting('app.scope', true) ~ '^/[^/]+/$');
create policy setting_retention_insert on setting as restrictive for insert to gaoxin_app
  with check ((name = 'audit-retention-days') = (current_setting('app.role', true) = 'auditor')
    or current_setting('app.role', true) = 'system');
create policy setting_retention_update on setting as restrictive for update to gaoxin_app
  using ((name = 'audit-retention-days') = (current_setting('app.role', true) = 'auditor')
    or current_setting('app.role', true) = 'system')
  with check ((name = 'audit-retention-days') = (current_setting('app.role', true) = 'auditor')
    or current_setting('app.role', true) = 'system');
create policy setting_retention_delete on setting as restrictive for delete to gaoxin_app
  using ((name = 'audit-retention-days') = (current_setting('app.role', true) = 'auditor')
    or current_setting('app.role', true) = 'system');
