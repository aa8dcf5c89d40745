-- How far each owner has come is kept once, by the inbox.
alter table fact_source drop column position;
