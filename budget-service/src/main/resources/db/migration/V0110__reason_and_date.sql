-- Why the last step was taken, and the day on which the unit's code names the unit: readers see what their units cover.
alter table appropriation add column reason text, add column on_date date;
alter table plan_decision add column reason text, add column on_date date;
alter table payment_request add column reason text, add column on_date date;
update appropriation set on_date = (body::jsonb ->> 'decidedOn')::date;
update plan_decision set on_date = (body::jsonb ->> 'decidedOn')::date;
update payment_request set on_date = (body::jsonb ->> 'businessDate')::date;
