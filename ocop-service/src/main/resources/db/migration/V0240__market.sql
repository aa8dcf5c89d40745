-- Registers of market, supply and demand.
do $$
declare
    name text;
begin
    foreach name in array array['channel', 'listing', 'sale', 'promotion_event', 'supply', 'demand'] loop
        execute format($table$
            create table %I (
                id          uuid primary key,
                natural_key text not null unique,
                unit        text,
                on_date     date,
                state       text not null check (state = 'RECORDED'),
                version     bigint not null check (version > 0),
                maker_id    text not null,
                approver_id text,
                approved_at timestamptz,
                reason      text,
                body        text not null
            )$table$, name);
        execute format('grant select, insert, update on %I to %I', name, '${app_role}');
    end loop;
end
$$;
create index sale_product on sale ((body::jsonb ->> 'product'), (body::jsonb ->> 'channel'));
create index supply_unit on supply (unit);
-- Money and quantities are whole and never below nothing.
alter table sale add check ((body::jsonb ->> 'amountVnd')::bigint >= 0);
alter table supply add check ((body::jsonb ->> 'quantity')::bigint >= 0);
alter table demand add check ((body::jsonb ->> 'quantity')::bigint >= 0);
