-- Every question about a unit is one about all that lies beneath it. Searching these down from it took most of a question about
-- a nation, and was done anew in each; they are kept, on both clocks, and changed with the units in one statement, by whoever
-- changes them.
create table unit_beneath (
    above         text not null,
    code          text not null,
    kind          text not null,
    name_ascii    text not null,
    -- When the unit itself began; it may have come to lie beneath the other later.
    began         date not null,
    valid_from    date not null,
    valid_to      date not null,
    recorded_from timestamptz not null,
    recorded_to   timestamptz not null
);
create index unit_beneath_above on unit_beneath (above, valid_from);
create index unit_beneath_code on unit_beneath (code);
grant select, insert, delete on unit_beneath to "${app_role}";

-- The ways up from each of these units and from all that ever lay beneath them; each step lasts while both ends do.
create function derive_unit_beneath(changed text[]) returns void language plpgsql as $$
declare
    affected text[];
begin
    -- Two instances may take in units at a time; the second waits and sees what the first took in.
    perform 1 from unit_line_known for update;
    with recursive down (code) as (
        select unnest(changed)
        union
        select u.code from down d join unit_fact u on u.parent_code = d.code
    )
    select array_agg(code) into affected from down;
    delete from unit_beneath where code = any (affected);
    insert into unit_beneath
    with recursive way as (
        select u.code as above, u.parent_code as next, u.code, u.kind, u.name_ascii, u.valid_from as began,
               u.valid_from, u.valid_to, u.recorded_from, u.recorded_to
        from unit_fact u where u.code = any (affected) and u.recorded_from < u.recorded_to
        union
        select p.code, p.parent_code, w.code, w.kind, w.name_ascii, w.began,
               greatest(w.valid_from, p.valid_from), least(w.valid_to, p.valid_to),
               greatest(w.recorded_from, p.recorded_from), least(w.recorded_to, p.recorded_to)
        from way w join unit_fact p on p.code = w.next and p.valid_from < w.valid_to and w.valid_from < p.valid_to
                                   and p.recorded_from < w.recorded_to and w.recorded_from < p.recorded_to
    )
    select above, code, kind, name_ascii, began, valid_from, valid_to, recorded_from, recorded_to from way;
end
$$;

create function keep_beneath() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' then
        delete from unit_beneath;
    elsif exists (select from changed) then
        perform derive_unit_beneath(array(select distinct code from changed));
    end if;
    return null;
end
$$;
create trigger unit_added after insert on unit_fact referencing new table as changed
    for each statement execute function keep_beneath();
create trigger unit_ended after update on unit_fact referencing new table as changed
    for each statement execute function keep_beneath();
-- Nobody who works for the service may do these; what is kept would be wrong all the same.
create trigger unit_deleted after delete on unit_fact referencing old table as changed
    for each statement execute function keep_beneath();
create trigger units_gone after truncate on unit_fact for each statement execute function keep_beneath();

do $$ begin perform derive_unit_beneath(array(select distinct code from unit_fact)); end $$;
