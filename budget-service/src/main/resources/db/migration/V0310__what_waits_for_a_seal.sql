-- What waits for its seal stands in a table of its own: to look for it among all transactions takes longer with each.
create table ledger_unsealed (
    transaction_id uuid primary key references ledger_transaction (id)
);
insert into ledger_unsealed (transaction_id)
select t.id from ledger_transaction t
where t.digest is not null and not exists (select 1 from ledger_seal s where s.transaction_id = t.id);
grant select, insert, delete on ledger_unsealed to "${app_role}";

-- The entries of a transaction come in one statement, so they balance among themselves: then the whole does, whatever was
-- there before, and nothing but the new entries has to be read.
create or replace function entries_balance() returns trigger language plpgsql as $$
declare
    unbalanced uuid;
begin
    select a.transaction_id into unbalanced
    from added a group by a.transaction_id having sum(a.debit) <> sum(a.credit) limit 1;
    if unbalanced is not null then
        raise exception 'Transaction % does not balance.', unbalanced using errcode = '23514';
    end if;
    return null;
end $$;
