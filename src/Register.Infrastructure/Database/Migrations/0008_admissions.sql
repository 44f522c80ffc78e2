CREATE TABLE admissions (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  set_id {id} NOT NULL,
  number INT NOT NULL,
  freelancer_id {id} NOT NULL,
  authority_id {id} NOT NULL,
  state {code} NOT NULL,
  due_on {date} NOT NULL,
  admitted_on {date} NULL,
  valid_until {date} NULL,
  suspended_from {date} NULL,
  suspended_until {date} NULL,
  reminded INT NULL
);

CREATE UNIQUE INDEX admissions_by_freelancer ON admissions (freelancer_id, set_id);

CREATE INDEX admissions_by_due ON admissions (set_id, due_on, id);

CREATE INDEX admissions_by_end ON admissions (state, valid_until);
