-- A subject that said no fact has none that its next event could end: it need not be looked for.
update fact_subject s
set facts = (select count(*) from fact f where f.subject = s.subject and f.recorded_to = 'infinity')
          + (select count(*) from unit_fact u where u.subject = s.subject and u.recorded_to = 'infinity')
where facts is null;
alter table fact_subject alter column facts set not null;
