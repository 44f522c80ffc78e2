CREATE TABLE access_log (
  id {id} NOT NULL PRIMARY KEY,
  freelancer_id {id} NOT NULL,
  looked_at {instant} NOT NULL,
  role {code} NOT NULL,
  owner_id {id} NOT NULL,
  key_id {id} NOT NULL,
  operation {code} NOT NULL,
  item {id} NULL
);

CREATE INDEX access_log_by_freelancer ON access_log (freelancer_id, id);

CREATE INDEX access_log_by_time ON access_log (looked_at);
