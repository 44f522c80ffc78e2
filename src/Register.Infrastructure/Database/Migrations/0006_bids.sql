CREATE TABLE lot_keys (
  lot_id {id} NOT NULL PRIMARY KEY,
  tender_id {id} NOT NULL,
  wrapped_key {blob} NOT NULL,
  created_at {instant} NOT NULL,
  submissions BIGINT NOT NULL,
  opened_at {instant} NULL
);

CREATE INDEX lot_keys_by_tender ON lot_keys (tender_id);

CREATE TABLE bids (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  tender_id {id} NOT NULL,
  lot_id {id} NOT NULL,
  state {code} NOT NULL
);

CREATE INDEX bids_by_lot ON bids (lot_id, id);

CREATE INDEX bids_by_tender ON bids (tender_id, id);

CREATE TABLE bid_undertakings (
  lot_id {id} NOT NULL,
  freelancer_id {id} NOT NULL,
  bid_id {id} NOT NULL,
  PRIMARY KEY (lot_id, freelancer_id)
) {keyed};

CREATE INDEX bid_undertakings_by_bid ON bid_undertakings (bid_id);

CREATE TABLE late_bids (
  lot_id {id} NOT NULL,
  freelancer_id {id} NOT NULL,
  tender_id {id} NOT NULL,
  attempts BIGINT NOT NULL,
  last_at {instant} NOT NULL,
  PRIMARY KEY (lot_id, freelancer_id)
);

CREATE INDEX late_bids_by_tender ON late_bids (tender_id);

CREATE TABLE openings (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL
);

CREATE TABLE evaluations (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL
);

CREATE TABLE award_decisions (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL
);
