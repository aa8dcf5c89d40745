-- Registers of the catalogue; they all have the columns that documents have.
do $$
declare
    name text;
begin
    foreach name in array array['product_set', 'item', 'lot', 'story'] loop
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

-- Two items never share a GTIN, in whichever of its lengths it is written.
create unique index item_gtin on item (lpad(body::jsonb ->> 'gtin', 14, '0'));
create index item_product on item ((body::jsonb ->> 'product'));
create index lot_product on lot ((body::jsonb ->> 'product'));

-- What changed in the catalogue, in the order of commits: a writer holds the counter until it commits, so a reader that
-- has seen version n has seen everything up to n.
create table catalogue_version (
    version bigint not null
);
insert into catalogue_version values (1);
create table catalogue_change (
    product text primary key,
    version bigint not null
);
create index catalogue_change_version on catalogue_change (version);
create index product_producer on product ((body::jsonb ->> 'producer'));
insert into catalogue_change select natural_key, 1 from product;
grant select, update on catalogue_version to "${app_role}";
grant select, insert, update on catalogue_change to "${app_role}";

create function catalogue_changed(products text[]) returns void language sql as $$
    with next as (update catalogue_version set version = version + 1 returning version)
    insert into catalogue_change
    select distinct p, next.version from next, unnest(products) p
    on conflict (product) do update set version = excluded.version
$$;

create function product_changed() returns trigger language plpgsql as $$
begin
    perform catalogue_changed(array[new.natural_key]);
    return null;
end
$$;
create trigger catalogue after insert or update on product for each row execute function product_changed();

create function producer_changed() returns trigger language plpgsql as $$
declare
    products text[];
begin
    select array_agg(natural_key) into products from product where body::jsonb ->> 'producer' = new.natural_key;
    if products is not null then
        perform catalogue_changed(products);
    end if;
    return null;
end
$$;
create trigger catalogue after update on producer for each row execute function producer_changed();

create function certificate_changed() returns trigger language plpgsql as $$
begin
    perform catalogue_changed(array[coalesce(new.product, old.product)]);
    return null;
end
$$;
create trigger catalogue after insert or update or delete on certificate_in_force
    for each row execute function certificate_changed();
