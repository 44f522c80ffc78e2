CREATE TABLE journal_head (
  id INT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL,
  hash {code} NOT NULL
);

INSERT INTO journal_head (id, position, hash) VALUES (1, 0, '');

CREATE TABLE journal (
  position {position} NOT NULL PRIMARY KEY,
  instant {instant} NOT NULL,
  actor {text} NOT NULL,
  area {code} NOT NULL,
  subject {id} NOT NULL,
  event {code} NOT NULL,
  body {long} NOT NULL,
  hash {code} NOT NULL
);

CREATE INDEX journal_by_subject ON journal (subject, position);

CREATE TABLE idempotency (
  scope {code} NOT NULL,
  idempotency_key {code} NOT NULL,
  request_mac {code} NOT NULL,
  answer {blob} NOT NULL,
  created_at {instant} NOT NULL,
  PRIMARY KEY (scope, idempotency_key)
) {keyed};

CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE authorities (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL
);

CREATE TABLE api_keys (
  id {id} NOT NULL PRIMARY KEY,
  hash {code} NOT NULL UNIQUE,
  prefix {code} NOT NULL,
  role {code} NOT NULL,
  owner_id {id} NULL,
  holder {text} NOT NULL,
  duties {text} NOT NULL,
  created_at {instant} NOT NULL,
  expires_at {instant} NULL,
  revoked_at {instant} NULL
);

CREATE INDEX api_keys_by_owner ON api_keys (owner_id, id);

CREATE TABLE freelancers (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  public_view {long} NOT NULL,
  scheme {code} NULL,
  identifier {code} NULL,
  has_left INT NOT NULL,
  hourly_rate_cents BIGINT NULL,
  hours_per_week INT NULL,
  available_from {date} NULL,
  available_until {date} NULL
);

CREATE UNIQUE INDEX freelancers_by_identifier ON freelancers (scheme, identifier) WHERE identifier IS NOT NULL;

CREATE TABLE freelancer_tags (
  tag {code} NOT NULL,
  freelancer_id {id} NOT NULL,
  PRIMARY KEY (tag, freelancer_id)
) {keyed};

CREATE INDEX freelancer_tags_by_freelancer ON freelancer_tags (freelancer_id);
