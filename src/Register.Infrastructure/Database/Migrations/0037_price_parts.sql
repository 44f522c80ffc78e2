CREATE TABLE price_parts (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  consortium_id {id} NOT NULL,
  freelancer_id {id} NOT NULL
);

CREATE UNIQUE INDEX price_parts_by_member ON price_parts (consortium_id, freelancer_id);

CREATE INDEX price_parts_by_freelancer ON price_parts (freelancer_id);
