CREATE TABLE bid_hashes (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  lot_id {id} NOT NULL,
  freelancer_id {id} NOT NULL
);

CREATE UNIQUE INDEX bid_hashes_by_lot ON bid_hashes (lot_id, freelancer_id);

CREATE INDEX bid_hashes_by_freelancer ON bid_hashes (freelancer_id);

CREATE TABLE outages (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  from_at {instant} NOT NULL,
  until_at {instant} NOT NULL,
  confirmed INT NOT NULL
);

CREATE INDEX outages_by_end ON outages (until_at, confirmed, from_at);
