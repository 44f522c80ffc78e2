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
