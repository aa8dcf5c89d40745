-- Registers of the law in data.
do $$
declare
    name text;
begin
    foreach name in array array['rule_set', 'star_authority', 'knock_out', 'required_document', 'holiday', 'evidence', 'council'] loop
        execute format($table$
            create table %I (
                id          uuid primary key,
                natural_key text not null unique,
                unit        text,
                on_date     date,
                state       text not null check (state in ('DRAFT', 'APPROVED', 'RECORDED')),
                version     bigint not null check (version > 0),
                maker_id    text not null,
                approver_id text,
                approved_at timestamptz,
                reason      text,
                body        text not null,
                check (approver_id is null or approver_id <> maker_id),
                check ((state = 'APPROVED') = (approver_id is not null))
            )$table$, name);
        execute format('grant select, insert, update on %I to %I', name, '${app_role}');
    end loop;
end
$$;

-- Lines, options and bands of rule sets; written while the set is a draft.
create table rule_row (
    kind       text not null check (kind in ('LINE', 'OPTION', 'BAND')),
    rule_set   text not null references rule_set (natural_key),
    key        text not null,
    set_number integer not null,
    position   integer not null,
    maker_id   text not null,
    body       text not null,
    primary key (kind, rule_set, key)
);
grant select, insert, update on rule_row to "${app_role}";

create function refuse_change_of_published_rules() returns trigger language plpgsql as $$
begin
    if exists (select 1 from rule_set where natural_key = new.rule_set and state = 'APPROVED') then
        raise exception 'rule set % is published', new.rule_set;
    end if;
    return new;
end
$$;
create trigger published before insert or update on rule_row
    for each row execute function refuse_change_of_published_rules();

create table evaluation (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index evaluation_product on evaluation ((body::jsonb ->> 'product'));
grant select, insert, update on evaluation to "${app_role}";
