-- Why the last step was taken, and the day on which the unit's code names the unit: readers see what their units cover.
alter table criteria_set add column reason text, add column on_date date;
alter table assessment add column reason text, add column on_date date;
alter table recognition add column reason text, add column on_date date;
alter table target add column reason text, add column on_date date;
alter table statement add column reason text, add column on_date date;
update assessment set on_date = (body::jsonb ->> 'assessedOn')::date;
update recognition set on_date = (body::jsonb ->> 'decisionDate')::date;
update target set on_date = make_date((body::jsonb ->> 'year')::integer, 1, 1);
update statement set on_date = (body::jsonb ->> 'validOn')::date;
