ALTER TABLE api_keys ADD version BIGINT NOT NULL DEFAULT 1;

UPDATE api_keys SET version = 2 WHERE revoked_at IS NOT NULL;

ALTER TABLE api_keys ADD scopes {text} NULL;

ALTER TABLE api_keys ADD last_used_on {date} NULL;
