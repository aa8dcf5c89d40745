create table note (id text primary key, text text not null, version bigint not null);
create table heard (subject text primary key, text text not null, sequence bigint not null);
grant select, insert, update, delete on note, heard to "${app_role}";
