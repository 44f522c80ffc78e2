ALTER TABLE authorities ADD name {text} NULL;

ALTER TABLE authorities ADD municipality {code} NULL;

CREATE INDEX authorities_by_municipality ON authorities (municipality, id);

CREATE INDEX journal_by_area ON journal (area, position);

CREATE INDEX journal_by_actor ON journal (actor, position);

CREATE TABLE clusters (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  is_dissolved INT NOT NULL,
  is_open INT NOT NULL
);

CREATE TABLE cluster_members (
  freelancer_id {id} NOT NULL,
  cluster_id {id} NOT NULL,
  has_joined INT NOT NULL,
  PRIMARY KEY (freelancer_id, cluster_id)
);

CREATE INDEX cluster_members_by_cluster ON cluster_members (cluster_id);

CREATE TABLE cluster_tags (
  tag {code} NOT NULL,
  cluster_id {id} NOT NULL,
  PRIMARY KEY (tag, cluster_id)
);

CREATE INDEX cluster_tags_by_cluster ON cluster_tags (cluster_id, tag);

CREATE TABLE purchasing_conditions (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  authority_id {id} NOT NULL,
  title {text} NOT NULL,
  latest_number INT NOT NULL,
  published_at {instant} NOT NULL
);

CREATE INDEX purchasing_conditions_by_authority ON purchasing_conditions (authority_id, id);

CREATE TABLE purchasing_versions (
  set_id {id} NOT NULL,
  number INT NOT NULL,
  published_at {instant} NOT NULL,
  body {long} NOT NULL,
  PRIMARY KEY (set_id, number)
);

CREATE TABLE acceptances (
  freelancer_id {id} NOT NULL,
  set_id {id} NOT NULL,
  version INT NOT NULL,
  accepted_at {instant} NOT NULL,
  PRIMARY KEY (freelancer_id, set_id, version)
);

CREATE TABLE consortia (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  tender_id {id} NOT NULL,
  lot_id {id} NOT NULL,
  is_complete INT NOT NULL,
  is_dissolved INT NOT NULL
);

CREATE INDEX consortia_by_lot ON consortia (lot_id, is_complete, id);

CREATE TABLE consortium_members (
  freelancer_id {id} NOT NULL,
  consortium_id {id} NOT NULL,
  PRIMARY KEY (freelancer_id, consortium_id)
);

CREATE INDEX consortium_members_by_consortium ON consortium_members (consortium_id);
