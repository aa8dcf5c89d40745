-- A document is looked for by its whole path: a hash of it is a quarter as wide as a sorted copy.
drop index ledger_transaction_document;
create index ledger_transaction_document on ledger_transaction using hash (document);

-- Booked requests are nearly all of them: those that are not are what people ask for by state.
drop index payment_request_state;
create index payment_request_state on payment_request (state, id) where state <> 'BOOKED';

-- One seal for all transactions that a pass finds, in the order in which their digests are linked. The hash after several is
-- what it was when each had a seal of its own.
create table ledger_seal_of_many (
    number       bigint primary key check (number > 0),
    transactions uuid[] not null check (cardinality(transactions) > 0),
    hash         bytea not null
);
insert into ledger_seal_of_many
select row_number() over (order by (number - 1) / 5000), array_agg(transaction_id order by number),
       (array_agg(hash order by number desc))[1]
from ledger_seal group by (number - 1) / 5000;
drop table ledger_seal;
alter table ledger_seal_of_many rename to ledger_seal;
alter index ledger_seal_of_many_pkey rename to ledger_seal_pkey;
grant select, insert on ledger_seal to "${app_role}";

-- Entries come in the statement of their transaction. Looking up both ends once for each statement holds as firmly as a
-- foreign key for each row, which also locked each transaction and cell once more.
alter table entry drop constraint entry_transaction_id_fkey;
alter table entry drop constraint entry_cell_id_fkey;
alter table ledger_unsealed drop constraint ledger_unsealed_transaction_id_fkey;
create or replace function entries_balance() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select a.transaction_id into wrong
    from added a group by a.transaction_id
    having sum(a.debit) <> sum(a.credit)
        or (select t.id from ledger_transaction t where t.id = a.transaction_id) is null limit 1;
    if wrong is not null then
        raise exception 'Transaction % does not balance or is not there.', wrong using errcode = '23514';
    end if;
    select a.transaction_id into wrong
    from (select min(n.transaction_id::text)::uuid as transaction_id, n.cell_id from added n group by n.cell_id) a
    where (select c.id from cell c where c.id = a.cell_id) is null limit 1;
    if wrong is not null then
        raise exception 'Transaction % has an entry of a cell that is not there.', wrong using errcode = '23503';
    end if;
    return null;
end $$;

-- A request changes twice in its life. Taken away often, its former versions leave their room to the next ones; with a fifth
-- of the table, the default, as the measure, a large table keeps years of them.
alter table payment_request set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
