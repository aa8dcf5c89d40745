-- Who wrote a sub-criterion may not publish it either.
alter table sub_criterion add column maker_id text not null default '';

-- What was judged by a set must be judged the same way tomorrow: nothing of a published set changes.
create function refuse_change_of_published_set() returns trigger language plpgsql as $$
begin
    if exists (select 1 from criteria_set
               where natural_key = coalesce(new.criteria_set, old.criteria_set) and state = 'APPROVED') then
        raise exception 'criteria set % is published', coalesce(new.criteria_set, old.criteria_set)
            using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end
$$;
create trigger sub_criterion_of_published_set
    before insert or update or delete on sub_criterion
    for each row execute function refuse_change_of_published_set();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'criteria set % is published', old.natural_key using errcode = 'restrict_violation';
end
$$;
create trigger published_criteria_set
    before update on criteria_set
    for each row when (old.state = 'APPROVED') execute function refuse_change();

-- The filters of the lists of recognitions and statements.
create index recognition_unit_id on recognition (unit, id);
create index statement_indicator on statement ((body::jsonb ->> 'indicator'), id);
