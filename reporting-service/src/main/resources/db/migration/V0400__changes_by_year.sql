-- An assessment of this year leaves the figures of the years before as they are: changes are counted by the year in which the
-- facts begin; 0 where they have no beginning, and for what was counted before.
alter table fact_change add column year integer not null default 0;
alter table fact_change drop constraint fact_change_pkey;
alter table fact_change add primary key (kind, year);
