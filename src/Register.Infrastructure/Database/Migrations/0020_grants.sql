CREATE TABLE grants (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  freelancer_id {id} NOT NULL,
  platform_id {id} NOT NULL,
  last_day {date} NOT NULL,
  is_ended INT NOT NULL
);

CREATE INDEX grants_by_freelancer ON grants (freelancer_id, id);

CREATE INDEX grants_by_platform ON grants (platform_id, id);
