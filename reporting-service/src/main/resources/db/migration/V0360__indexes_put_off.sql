-- A store that is made anew from long topics has most indexes of its facts made once at the end: kept up row by row they
-- cost more than the rows. Meanwhile their definitions wait here; whoever asks is answered all the same, only slower.
create table index_put_off (
    name       text primary key,
    definition text not null
);
grant select on index_put_off to "${app_role}";

create or replace function derive_unit_lines() returns void language plpgsql as $$
begin
    -- Two instances may take in units at a time; the second waits and sees what the first took in.
    perform 1 from unit_line_known for update;
    if exists (select from index_put_off) then
        -- The whole map with every batch of units would be made hundreds of times: until the store is complete no line is
        -- kept, and unit_lines() makes them for whoever asks.
        update unit_line_known set known_from = 'infinity' where known_from < 'infinity';
        return;
    end if;
    update unit_line_known set known_from = greatest(
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from unit_fact),
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from fact where kind = 'REFORM'),
        '-infinity');
    delete from unit_line;
    insert into unit_line select l.* from unit_line_known k cross join lateral unit_line_at(k.known_from) l;
end
$$;
