-- Where a participant's first figures stood in the file that they were imported from, by column. It stays with the figure, so
-- that a zone can follow its own, which could not open the authority's import.
alter table round_figures add column sources jsonb not null default '{}';
