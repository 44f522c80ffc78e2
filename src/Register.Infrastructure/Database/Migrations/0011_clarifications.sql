CREATE TABLE tender_changes (
  tender_id {id} NOT NULL,
  number INT NOT NULL,
  body {long} NOT NULL,
  PRIMARY KEY (tender_id, number)
);

CREATE TABLE clarifications (
  tender_id {id} NOT NULL,
  number INT NOT NULL,
  body {long} NOT NULL,
  PRIMARY KEY (tender_id, number)
);

CREATE TABLE questions (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  tender_id {id} NOT NULL,
  freelancer_id {id} NOT NULL,
  status {code} NOT NULL
);

CREATE INDEX questions_by_tender ON questions (tender_id, id);

CREATE INDEX questions_by_freelancer ON questions (freelancer_id, tender_id, id);

CREATE TABLE notices (
  id {id} NOT NULL PRIMARY KEY,
  freelancer_id {id} NOT NULL,
  tender_id {id} NOT NULL,
  kind {code} NOT NULL,
  number INT NOT NULL,
  sent_at {instant} NOT NULL
);

CREATE INDEX notices_by_freelancer ON notices (freelancer_id, id);

CREATE INDEX tenders_by_final ON tenders (final_at, id);
