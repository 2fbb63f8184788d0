-- Most actions ask for none.
alter table audit_records add column reason text check (char_length(reason) between 1 and 500);
comment on column audit_records.reason is 'Why, as whoever did it wrote for this log. The only free text in it.';

alter table connections add column breaker_set_reason text
  check (char_length(breaker_set_reason) between 1 and 500);
comment on column connections.breaker_set_reason is 'Why a person set the breaker last, if the person said so.';
