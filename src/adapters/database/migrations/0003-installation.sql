-- What this installation is: one row, entered at the first start and never changed. A demonstration stays one.

create table installation (
  id text primary key,
  single boolean not null default true unique check (single),
  mode text not null check (mode in ('production', 'demo')),
  made_at timestamptz not null default now()
);

alter table installation enable row level security;
alter table installation force row level security;
create policy installation_read on installation for select to gaoxin_app using (true);
create policy installation_enter on installation for insert to gaoxin_app
  with check (current_setting('app.purpose', true) = 'administration'
    and current_setting('app.role', true) = 'system');
grant select, insert on installation to gaoxin_app;
