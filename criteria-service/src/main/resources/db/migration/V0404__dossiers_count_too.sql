-- A unit whose dossier passed the ballot is appraised, though nobody has decided yet.
alter table dossier
    add column completed_on text generated always as (body::jsonb ->> 'completedOn') stored,
    add column voted_on text generated always as (jsonb_path_query_first(
        body::jsonb, '$.steps[*] ? (@.kind == "VOTE" && @.outcome == "PASSED").on') #>> '{}') stored;
