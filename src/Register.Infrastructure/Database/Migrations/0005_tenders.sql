CREATE TABLE tenders (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  authority_id {id} NOT NULL,
  title {text} NOT NULL,
  procedure_kind {code} NOT NULL,
  contract_type {code} NOT NULL,
  cpv {code} NOT NULL,
  value_cents BIGINT NOT NULL,
  lot_count INT NOT NULL,
  published_at {instant} NULL,
  opens_at {instant} NULL,
  closes_at {instant} NOT NULL,
  opened_at {instant} NULL,
  decided_at {instant} NULL,
  standstill_from {instant} NULL,
  final_at {instant} NULL,
  withdrawn_at {instant} NULL,
  failed_at {instant} NULL
);

CREATE INDEX tenders_by_deadline ON tenders (closes_at, id);

CREATE INDEX tenders_by_authority ON tenders (authority_id, id);

CREATE TABLE lots (
  id {id} NOT NULL PRIMARY KEY,
  tender_id {id} NOT NULL
);

CREATE INDEX lots_by_tender ON lots (tender_id, id);

CREATE TABLE tender_tags (
  tag {code} NOT NULL,
  tender_id {id} NOT NULL,
  PRIMARY KEY (tag, tender_id)
);

CREATE INDEX tender_tags_by_tender ON tender_tags (tender_id);
