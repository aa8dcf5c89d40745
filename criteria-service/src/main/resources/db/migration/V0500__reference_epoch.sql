-- What judging looks up (units, sets, decisions, classes, rounds) changes seldom and is asked for with every assessment, so
-- each instance keeps it in memory. The epoch tells whether what is kept is still what stands here: the first change of a
-- transaction moves it, and it commits with that change.
create table reference_epoch (
    only_row   boolean primary key default true check (only_row),
    epoch      bigint not null default 0,
    changed_by xid8
);
insert into reference_epoch default values;
grant select, update on reference_epoch to "${app_role}";

create function move_reference_epoch() returns trigger language plpgsql as $$
begin
    update reference_epoch set epoch = epoch + 1, changed_by = pg_current_xact_id()
    where changed_by is distinct from pg_current_xact_id();
    return null;
end
$$;

create trigger moves_epoch after insert or update or delete on unit_period
    for each statement execute function move_reference_epoch();
create trigger moves_epoch after insert or update or delete on criteria_set
    for each statement execute function move_reference_epoch();
create trigger moves_epoch after insert or update or delete on threshold_decision
    for each statement execute function move_reference_epoch();
create trigger moves_epoch after insert or update or delete on unit_class
    for each statement execute function move_reference_epoch();
create trigger moves_epoch after insert or update or delete on assessment_round
    for each statement execute function move_reference_epoch();
