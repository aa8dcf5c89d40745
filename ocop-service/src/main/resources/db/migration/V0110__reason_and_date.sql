-- Why the last step was taken, and the day on which the unit's code names the unit: readers see what their units cover.
alter table producer add column reason text, add column on_date date;
alter table product add column reason text, add column on_date date;
alter table certificate add column reason text, add column on_date date;
