-- Which units came of which, from the reforms in force; a reform that is called off takes its rows with it.
create table unit_successor (
    reform    uuid not null,
    effective date not null,
    from_code text not null,
    to_code   text not null,
    primary key (reform, from_code, to_code)
);
grant select, insert, delete on unit_successor to "${app_role}";

-- Moves with every change of the map of units, so that the catalogue in memory sees it by reading one row.
create table unit_map_version (
    version bigint not null
);
insert into unit_map_version values (1);
grant select, update on unit_map_version to "${app_role}";

create function unit_map_changed() returns trigger language plpgsql as $$
begin
    update unit_map_version set version = version + 1;
    return null;
end
$$;
create trigger unit_map after insert or update or delete on unit_version
    for each statement execute function unit_map_changed();
create trigger unit_map after insert or update or delete on unit_successor
    for each statement execute function unit_map_changed();

-- The names of the official sets stand beside the counts of a search.
create function product_set_changed() returns trigger language plpgsql as $$
begin
    perform catalogue_changed(array[]::text[]);
    return null;
end
$$;
create trigger catalogue after insert or update on product_set
    for each statement execute function product_set_changed();
