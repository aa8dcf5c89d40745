-- Money of a year is asked with every booking; read from its facts that cost as much again with each payment. What holds by
-- all that is known now is kept as sums, changed with the facts in one statement, by whoever changes them. Amounts are added
-- on the day from which they hold and taken away on the first day on which they no longer do, so that the sum up to a day is
-- what was true on it. Questions about an earlier moment of knowledge are answered from the facts.
create table kept_money (
    kind          text not null,
    unit          text not null,
    from_unit     text,
    year          integer not null,
    day           date not null,
    amount        numeric not null,
    facts         bigint not null,
    reconstructed bigint not null,
    unique nulls not distinct (unit, year, kind, from_unit, day)
);
grant select, insert, update on kept_money to "${app_role}";

-- One fact that holds (sign 1) or no longer does (sign -1), as what it adds on which days. Taken column by column: while a
-- store is made anew there are two tables of facts, and a row of either would do.
create function kept_money_of(kind text, unit text, from_unit text, year integer, valid_from date, valid_to date,
    recorded_to timestamptz, numerator numeric, reconstructed boolean, sign integer)
returns setof kept_money language sql immutable as $$
    select $1, $2, $3, $4, d.day, d.sign * coalesce($8, 0), d.sign::bigint, case when $9 then d.sign else 0 end::bigint
    from (values ($5, $10), ($6, -$10)) as d (day, sign)
    where $1 in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT') and $7 = 'infinity'
      and $2 is not null and $4 is not null and d.day < 'infinity'
$$;

create function keep_money() returns trigger language plpgsql as $$
declare
    changes kept_money[];
begin
    if tg_op = 'TRUNCATE' then
        delete from kept_money;
        return null;
    elsif tg_op = 'INSERT' then
        changes := array(select m from after a cross join lateral kept_money_of(
            a.kind, a.unit, a.from_unit, a.year, a.valid_from, a.valid_to, a.recorded_to, a.numerator, a.reconstructed, 1) m);
    elsif tg_op = 'DELETE' then
        changes := array(select m from before b cross join lateral kept_money_of(
            b.kind, b.unit, b.from_unit, b.year, b.valid_from, b.valid_to, b.recorded_to, b.numerator, b.reconstructed, -1) m);
    else
        changes := array(select m from before b cross join lateral kept_money_of(
            b.kind, b.unit, b.from_unit, b.year, b.valid_from, b.valid_to, b.recorded_to, b.numerator, b.reconstructed, -1) m
                         union all select m from after a cross join lateral kept_money_of(
            a.kind, a.unit, a.from_unit, a.year, a.valid_from, a.valid_to, a.recorded_to, a.numerator, a.reconstructed, 1) m);
    end if;
    if cardinality(changes) = 0 then
        return null;
    end if;
    -- In one order, so that two instances that take in facts at a time wait for each other and never both.
    insert into kept_money as k
    select m.kind, m.unit, m.from_unit, m.year, m.day, sum(m.amount), sum(m.facts), sum(m.reconstructed)
    from unnest(changes) m group by 1, 2, 3, 4, 5 order by 2, 4, 1, 3, 5
    on conflict (unit, year, kind, from_unit, day) do update
       set amount = k.amount + excluded.amount, facts = k.facts + excluded.facts,
           reconstructed = k.reconstructed + excluded.reconstructed;
    return null;
end
$$;
create trigger fact_added after insert on fact referencing new table as after
    for each statement execute function keep_money();
create trigger fact_ended after update on fact referencing old table as before new table as after
    for each statement execute function keep_money();
-- Nobody who works for the service may do these; sums of facts that are gone would be wrong all the same.
create trigger fact_deleted after delete on fact referencing old table as before
    for each statement execute function keep_money();
create trigger facts_gone after truncate on fact for each statement execute function keep_money();

insert into kept_money
select m.kind, m.unit, m.from_unit, m.year, m.day, sum(m.amount), sum(m.facts), sum(m.reconstructed)
from fact f cross join lateral kept_money_of(
            f.kind, f.unit, f.from_unit, f.year, f.valid_from, f.valid_to, f.recorded_to, f.numerator, f.reconstructed, 1) m group by 1, 2, 3, 4, 5;
