-- A reader follows a figure to its record and sees what every event said about it, also what a later one ended. One index
-- serves that and the search for what still holds, which had an index of its own; writing costs the same.
drop index fact_open;
create index fact_of_subject on fact (subject, recorded_to);
drop index unit_fact_open;
create index unit_fact_of_subject on unit_fact (subject, recorded_to);
-- How much of a figure is a reconstruction is asked with every figure: read from a column of its own, since taking it out of
-- the attributes cost a sum over ten thousand payments half as much again.
alter table fact add column reconstructed boolean generated always as (attributes ->> 'basis' = 'RECONSTRUCTION') stored;
