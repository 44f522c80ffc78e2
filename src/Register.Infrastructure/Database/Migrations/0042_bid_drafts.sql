CREATE TABLE bid_drafts (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  freelancer_id {id} NOT NULL,
  lot_id {id} NOT NULL,
  changed_at {instant} NOT NULL
);

CREATE UNIQUE INDEX bid_drafts_by_writer ON bid_drafts (freelancer_id, lot_id);

CREATE INDEX bid_drafts_by_writer_and_id ON bid_drafts (freelancer_id, id);

CREATE INDEX bid_drafts_by_change ON bid_drafts (changed_at);
