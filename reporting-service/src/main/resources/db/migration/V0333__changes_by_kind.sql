-- How often the facts of a kind changed: a figure is made anew only when one of the kinds that it looks at changed.
create table fact_change (
    kind    text primary key,
    changes bigint not null
);
grant select, insert, update on fact_change to "${app_role}";
