CREATE INDEX freelancers_by_figures ON freelancers (has_left, id, hourly_rate_cents, hours_per_week, available_from, available_until);

CREATE TABLE evidence (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  freelancer_id {id} NOT NULL,
  kind {code} NOT NULL,
  status {code} NOT NULL,
  valid_from {date} NULL,
  valid_until {date} NULL
);

CREATE INDEX evidence_by_freelancer ON evidence (freelancer_id, id);

CREATE TABLE documents (
  evidence_id {id} NOT NULL PRIMARY KEY,
  freelancer_id {id} NOT NULL,
  content_type {code} NOT NULL,
  sha256 {code} NOT NULL,
  content {blob} NOT NULL
);

CREATE INDEX documents_by_freelancer ON documents (freelancer_id);
