-- only Sqlite: as rows in the order they come in, found through a narrow index. By their key they stood all over the table, each too large for
-- its page, and a command wrote four pages for its answer.
ALTER TABLE idempotency RENAME TO answers_by_key;

-- only Sqlite
CREATE TABLE idempotency (
  scope {code} NOT NULL,
  idempotency_key {code} NOT NULL,
  request_mac {code} NOT NULL,
  answer {blob} NOT NULL,
  created_at {instant} NOT NULL,
  PRIMARY KEY (scope, idempotency_key)
);

-- only Sqlite
INSERT INTO idempotency (scope, idempotency_key, request_mac, answer, created_at)
SELECT scope, idempotency_key, request_mac, answer, created_at FROM answers_by_key ORDER BY created_at;

-- only Sqlite
DROP TABLE answers_by_key;

-- only Sqlite
CREATE INDEX idempotency_by_age ON idempotency (created_at);
