alter table connections add column stream_options boolean not null default true;

comment on column connections.stream_options is 'Whether Weir may add stream_options, by which it asks for the usage of a stream.';
