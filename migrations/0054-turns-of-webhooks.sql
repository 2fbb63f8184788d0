-- The first deliveries of each webhook that waits, and the first mails, each in their order.
create index outgoing_deliveries_waiting_idx on outgoing_deliveries (webhook_id, due_at) where ended_at is null;
drop index outgoing_deliveries_due_at_idx;
