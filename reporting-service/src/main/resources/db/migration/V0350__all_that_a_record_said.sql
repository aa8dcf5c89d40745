-- A reader follows a figure to its record and sees what every event said about it, also what a later one ended. One index
-- serves that and the search for what still holds, which had an index of its own; writing costs the same.
drop index fact_open;
create index fact_of_subject on fact (subject, recorded_to);
drop index unit_fact_open;
create index unit_fact_of_subject on unit_fact (subject, recorded_to);
