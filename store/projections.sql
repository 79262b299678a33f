-- Generated from the records in model/. Tables here can be rebuilt from the ledger.

CREATE TABLE organisation(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "uid" TEXT GENERATED ALWAYS AS (body ->> '$.uid') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "kvk" TEXT GENERATED ALWAYS AS (body ->> '$.kvk') STORED,
  "legal_form" TEXT GENERATED ALWAYS AS (body ->> '$.legal_form') STORED,
  "annex" TEXT GENERATED ALWAYS AS (body ->> '$.annex') STORED,
  "staff" INTEGER GENERATED ALWAYS AS (body ->> '$.staff') STORED,
  "turnover" INTEGER GENERATED ALWAYS AS (body ->> '$.turnover') STORED,
  "balance" INTEGER GENERATED ALWAYS AS (body ->> '$.balance') STORED,
  "wwke_critical" INTEGER GENERATED ALWAYS AS (body ->> '$.wwke_critical') STORED,
  "designated" INTEGER GENERATED ALWAYS AS (body ->> '$.designated') STORED
) STRICT;
CREATE INDEX organisation_undone ON organisation(id) WHERE undone;

CREATE TABLE person(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "email" TEXT GENERATED ALWAYS AS (body ->> '$.email') STORED,
  "legal" INTEGER GENERATED ALWAYS AS (body ->> '$.legal') STORED,
  "os_name" TEXT GENERATED ALWAYS AS (body ->> '$.os_name') STORED
) STRICT;
CREATE INDEX person_undone ON person(id) WHERE undone;

CREATE TABLE body(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "code" TEXT GENERATED ALWAYS AS (body ->> '$.code') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "quorum" INTEGER GENERATED ALWAYS AS (body ->> '$.quorum') STORED,
  "majority" TEXT GENERATED ALWAYS AS (body ->> '$.majority') STORED,
  "tie" TEXT GENERATED ALWAYS AS (body ->> '$.tie') STORED,
  "proxies" INTEGER GENERATED ALWAYS AS (body ->> '$.proxies') STORED,
  "one_member" INTEGER GENERATED ALWAYS AS (body ->> '$.one_member') STORED,
  "written" INTEGER GENERATED ALWAYS AS (body ->> '$.written') STORED,
  "written_consent" INTEGER GENERATED ALWAYS AS (body ->> '$.written_consent') STORED,
  "written_unanimous" INTEGER GENERATED ALWAYS AS (body ->> '$.written_unanimous') STORED,
  "supervisor_id" TEXT GENERATED ALWAYS AS (body ->> '$.supervisor') STORED,
  "prior_approval" TEXT GENERATED ALWAYS AS (body ->> '$.prior_approval') STORED,
  FOREIGN KEY("supervisor_id") REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX body_undone ON body(id) WHERE undone;
CREATE INDEX body_supervisor_id ON body("supervisor_id");

CREATE TABLE office(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "code" TEXT GENERATED ALWAYS AS (body ->> '$.code') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "role" TEXT GENERATED ALWAYS AS (body ->> '$.role') STORED
) STRICT;
CREATE INDEX office_undone ON office(id) WHERE undone;

CREATE TABLE office_holder(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "office_id" TEXT GENERATED ALWAYS AS (body ->> '$.office') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "from" TEXT GENERATED ALWAYS AS (body ->> '$.from') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  FOREIGN KEY("office_id") REFERENCES office(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX office_holder_undone ON office_holder(id) WHERE undone;
CREATE INDEX office_holder_office_id ON office_holder("office_id");
CREATE INDEX office_holder_person_id ON office_holder("person_id");

CREATE TABLE grant(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "role" TEXT GENERATED ALWAYS AS (body ->> '$.role') STORED,
  "from" TEXT GENERATED ALWAYS AS (body ->> '$.from') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  "why" TEXT GENERATED ALWAYS AS (body ->> '$.why') STORED,
  "tlp" TEXT GENERATED ALWAYS AS (body ->> '$.tlp') STORED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX grant_undone ON grant(id) WHERE undone;
CREATE INDEX grant_person_id ON grant("person_id");

CREATE TABLE key(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "fingerprint" TEXT GENERATED ALWAYS AS (body ->> '$.fingerprint') STORED,
  "from" TEXT GENERATED ALWAYS AS (body ->> '$.from') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  "revoked_on" TEXT GENERATED ALWAYS AS (body ->> '$.revoked_on') STORED,
  "provisional" INTEGER GENERATED ALWAYS AS (body ->> '$.provisional') STORED,
  "confirmed_on" TEXT GENERATED ALWAYS AS (body ->> '$.confirmed_on') STORED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX key_undone ON key(id) WHERE undone;
CREATE INDEX key_person_id ON key("person_id");
CREATE INDEX key_fingerprint ON key("fingerprint");

CREATE TABLE invitation(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "secret_hash" TEXT GENERATED ALWAYS AS (body ->> '$.secret_hash') STORED,
  "from" TEXT GENERATED ALWAYS AS (body ->> '$.from') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  "used_on" TEXT GENERATED ALWAYS AS (body ->> '$.used_on') STORED,
  "admitted_id" TEXT GENERATED ALWAYS AS (body ->> '$.admitted') STORED,
  "revoked_on" TEXT GENERATED ALWAYS AS (body ->> '$.revoked_on') STORED,
  "replaced_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.replaced_by') STORED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("admitted_id") REFERENCES key(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("replaced_by_id") REFERENCES invitation(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX invitation_undone ON invitation(id) WHERE undone;
CREATE INDEX invitation_person_id ON invitation("person_id");
CREATE INDEX invitation_admitted_id ON invitation("admitted_id");
CREATE INDEX invitation_replaced_by_id ON invitation("replaced_by_id");

CREATE TABLE appointment(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "body_id" TEXT GENERATED ALWAYS AS (body ->> '$.body') STORED,
  "position" TEXT GENERATED ALWAYS AS (body ->> '$.position') STORED,
  "non_executive" INTEGER GENERATED ALWAYS AS (body ->> '$.non_executive') STORED,
  "silent" INTEGER GENERATED ALWAYS AS (body ->> '$.silent') STORED,
  "represents_id" TEXT GENERATED ALWAYS AS (body ->> '$.represents') STORED,
  "from" TEXT GENERATED ALWAYS AS (body ->> '$.from') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("body_id") REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("represents_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX appointment_undone ON appointment(id) WHERE undone;
CREATE INDEX appointment_person_id ON appointment("person_id");
CREATE INDEX appointment_body_id ON appointment("body_id");
CREATE INDEX appointment_represents_id ON appointment("represents_id");

CREATE TABLE norm(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "months" INTEGER GENERATED ALWAYS AS (body ->> '$.months') STORED,
  "days" INTEGER GENERATED ALWAYS AS (body ->> '$.days') STORED,
  "warn_days" INTEGER GENERATED ALWAYS AS (body ->> '$.warn_days') STORED,
  "decided_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.decided_by') STORED,
  FOREIGN KEY("decided_by_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX norm_undone ON norm(id) WHERE undone;
CREATE INDEX norm_decided_by_id ON norm("decided_by_id");

CREATE TABLE meeting(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "body_id" TEXT GENERATED ALWAYS AS (body ->> '$.body') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "time" TEXT GENERATED ALWAYS AS (body ->> '$.time') STORED,
  "place" TEXT GENERATED ALWAYS AS (body ->> '$.place') STORED,
  "state" TEXT GENERATED ALWAYS AS (body ->> '$.state') STORED,
  "chair_id" TEXT GENERATED ALWAYS AS (body ->> '$.chair') STORED,
  "secretary_id" TEXT GENERATED ALWAYS AS (body ->> '$.secretary') STORED,
  "closed_on" TEXT GENERATED ALWAYS AS (body ->> '$.closed_on') STORED,
  "adopted_in_id" TEXT GENERATED ALWAYS AS (body ->> '$.adopted_in') STORED,
  "scan_id" TEXT GENERATED ALWAYS AS (body ->> '$.scan') STORED,
  "outside" TEXT GENERATED ALWAYS AS (body ->> '$.outside') STORED,
  FOREIGN KEY("body_id") REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("chair_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("secretary_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("adopted_in_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("scan_id") REFERENCES evidence(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX meeting_undone ON meeting(id) WHERE undone;
CREATE INDEX meeting_body_id ON meeting("body_id");
CREATE INDEX meeting_chair_id ON meeting("chair_id");
CREATE INDEX meeting_secretary_id ON meeting("secretary_id");
CREATE INDEX meeting_adopted_in_id ON meeting("adopted_in_id");
CREATE INDEX meeting_scan_id ON meeting("scan_id");

CREATE TABLE agenda_item(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "meeting_id" TEXT GENERATED ALWAYS AS (body ->> '$.meeting') STORED,
  "nr" INTEGER GENERATED ALWAYS AS (body ->> '$.nr') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "outside" TEXT GENERATED ALWAYS AS (body ->> '$.outside') STORED,
  "topic" TEXT GENERATED ALWAYS AS (body ->> '$.topic') STORED,
  "about_id" TEXT GENERATED ALWAYS AS (body ->> '$.about.id') STORED,
  "letters" TEXT GENERATED ALWAYS AS (body ->> '$.letters') STORED,
  "duties" TEXT GENERATED ALWAYS AS (body ->> '$.duties') STORED,
  "closed" INTEGER GENERATED ALWAYS AS (body ->> '$.closed') STORED,
  "treated" INTEGER GENERATED ALWAYS AS (body ->> '$.treated') STORED,
  FOREIGN KEY("meeting_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX agenda_item_undone ON agenda_item(id) WHERE undone;
CREATE INDEX agenda_item_meeting_id ON agenda_item("meeting_id");
CREATE INDEX agenda_item_about_id ON agenda_item("about_id");
CREATE INDEX agenda_item_closed ON agenda_item("closed");

CREATE TABLE attendance(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "meeting_id" TEXT GENERATED ALWAYS AS (body ->> '$.meeting') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "present" TEXT GENERATED ALWAYS AS (body ->> '$.present') STORED,
  "proxy_to_id" TEXT GENERATED ALWAYS AS (body ->> '$.proxy_to') STORED,
  FOREIGN KEY("meeting_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("proxy_to_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX attendance_undone ON attendance(id) WHERE undone;
CREATE INDEX attendance_meeting_id ON attendance("meeting_id");
CREATE INDEX attendance_person_id ON attendance("person_id");
CREATE INDEX attendance_proxy_to_id ON attendance("proxy_to_id");

CREATE TABLE question(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "meeting_id" TEXT GENERATED ALWAYS AS (body ->> '$.meeting') STORED,
  "item_id" TEXT GENERATED ALWAYS AS (body ->> '$.item') STORED,
  "body_id" TEXT GENERATED ALWAYS AS (body ->> '$.body') STORED,
  "about_id" TEXT GENERATED ALWAYS AS (body ->> '$.about.id') STORED,
  "duty" TEXT GENERATED ALWAYS AS (body ->> '$.duty') STORED,
  "asked_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.asked_by') STORED,
  "asked_on" TEXT GENERATED ALWAYS AS (body ->> '$.asked_on') STORED,
  "answered_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.answered_by') STORED,
  "answered_on" TEXT GENERATED ALWAYS AS (body ->> '$.answered_on') STORED,
  "follow_up_id" TEXT GENERATED ALWAYS AS (body ->> '$.follow_up') STORED,
  FOREIGN KEY("meeting_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("item_id") REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("body_id") REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("asked_by_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("follow_up_id") REFERENCES action(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX question_undone ON question(id) WHERE undone;
CREATE INDEX question_meeting_id ON question("meeting_id");
CREATE INDEX question_item_id ON question("item_id");
CREATE INDEX question_body_id ON question("body_id");
CREATE INDEX question_about_id ON question("about_id");
CREATE INDEX question_asked_by_id ON question("asked_by_id");
CREATE INDEX question_answered_by_id ON question("answered_by_id");
CREATE INDEX question_follow_up_id ON question("follow_up_id");

CREATE TABLE decision(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "body_id" TEXT GENERATED ALWAYS AS (body ->> '$.body') STORED,
  "method" TEXT GENERATED ALWAYS AS (body ->> '$.method') STORED,
  "meeting_id" TEXT GENERATED ALWAYS AS (body ->> '$.meeting') STORED,
  "item_id" TEXT GENERATED ALWAYS AS (body ->> '$.item') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "subject" TEXT GENERATED ALWAYS AS (body ->> '$.subject') STORED,
  "basis" TEXT GENERATED ALWAYS AS (body ->> '$.basis') STORED,
  "outcome" TEXT GENERATED ALWAYS AS (body ->> '$.outcome') STORED,
  "acclaimed" INTEGER GENERATED ALWAYS AS (body ->> '$.acclaimed') STORED,
  "consented" INTEGER GENERATED ALWAYS AS (body ->> '$.consented') STORED,
  "vote_by" TEXT GENERATED ALWAYS AS (body ->> '$.vote_by') STORED,
  "departs" INTEGER GENERATED ALWAYS AS (body ->> '$.departs') STORED,
  "valid_until" TEXT GENERATED ALWAYS AS (body ->> '$.valid_until') STORED,
  "supersedes_id" TEXT GENERATED ALWAYS AS (body ->> '$.supersedes') STORED,
  "feedback_on" TEXT GENERATED ALWAYS AS (body ->> '$.feedback_on') STORED,
  "conditions_met_on" TEXT GENERATED ALWAYS AS (body ->> '$.conditions_met_on') STORED,
  "supervisor_id" TEXT GENERATED ALWAYS AS (body ->> '$.supervisor') STORED,
  "minutes_id" TEXT GENERATED ALWAYS AS (body ->> '$.minutes') STORED,
  "outside" TEXT GENERATED ALWAYS AS (body ->> '$.outside') STORED,
  "ballot" TEXT GENERATED ALWAYS AS (body ->> '$.ballot') STORED,
  FOREIGN KEY("body_id") REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("meeting_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("item_id") REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("supersedes_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("supervisor_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("minutes_id") REFERENCES evidence(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX decision_undone ON decision(id) WHERE undone;
CREATE INDEX decision_body_id ON decision("body_id");
CREATE INDEX decision_meeting_id ON decision("meeting_id");
CREATE INDEX decision_item_id ON decision("item_id");
CREATE INDEX decision_supersedes_id ON decision("supersedes_id");
CREATE INDEX decision_supervisor_id ON decision("supervisor_id");
CREATE INDEX decision_minutes_id ON decision("minutes_id");

CREATE TABLE vote(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "decision_id" TEXT GENERATED ALWAYS AS (body ->> '$.decision') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "value" TEXT GENERATED ALWAYS AS (body ->> '$.value') STORED,
  "known" TEXT GENERATED ALWAYS AS (body ->> '$.known') STORED,
  "interest" TEXT GENERATED ALWAYS AS (body ->> '$.interest') STORED,
  "proxy_id" TEXT GENERATED ALWAYS AS (body ->> '$.proxy') STORED,
  "consents" INTEGER GENERATED ALWAYS AS (body ->> '$.consents') STORED,
  "decision_rev" INTEGER GENERATED ALWAYS AS (body ->> '$.decision_rev') STORED,
  "ballot" TEXT GENERATED ALWAYS AS (body ->> '$.ballot') STORED,
  "read" TEXT GENERATED ALWAYS AS (body ->> '$.read') STORED,
  "provisional" INTEGER GENERATED ALWAYS AS (body ->> '$.provisional') STORED,
  "encoding" TEXT GENERATED ALWAYS AS (body ->> '$.encoding') STORED,
  FOREIGN KEY("decision_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("proxy_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX vote_undone ON vote(id) WHERE undone;
CREATE INDEX vote_decision_id ON vote("decision_id");
CREATE INDEX vote_person_id ON vote("person_id");
CREATE INDEX vote_proxy_id ON vote("proxy_id");

CREATE TABLE policy(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "letters" TEXT GENERATED ALWAYS AS (body ->> '$.letters') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED,
  "interval" INTEGER GENERATED ALWAYS AS (body ->> '$.interval') STORED
) STRICT;
CREATE INDEX policy_undone ON policy(id) WHERE undone;
CREATE INDEX policy_owner_id ON policy("owner_id");

CREATE TABLE policy_version(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "policy_id" TEXT GENERATED ALWAYS AS (body ->> '$.policy') STORED,
  "nr" INTEGER GENERATED ALWAYS AS (body ->> '$.nr') STORED,
  "label" TEXT GENERATED ALWAYS AS (body ->> '$.label') STORED,
  "blob" TEXT GENERATED ALWAYS AS (body ->> '$.blob') STORED,
  "file" TEXT GENERATED ALWAYS AS (body ->> '$.file') STORED,
  "letters" TEXT GENERATED ALWAYS AS (body ->> '$.letters') STORED,
  "submitted_on" TEXT GENERATED ALWAYS AS (body ->> '$.submitted_on') STORED,
  "withdrawn_on" TEXT GENERATED ALWAYS AS (body ->> '$.withdrawn_on') STORED,
  "implemented_on" TEXT GENERATED ALWAYS AS (body ->> '$.implemented_on') STORED,
  "material" INTEGER GENERATED ALWAYS AS (body ->> '$.material') STORED,
  FOREIGN KEY("policy_id") REFERENCES policy(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX policy_version_undone ON policy_version(id) WHERE undone;
CREATE INDEX policy_version_policy_id ON policy_version("policy_id");

CREATE TABLE training(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "provider" TEXT GENERATED ALWAYS AS (body ->> '$.provider') STORED,
  "first_day" TEXT GENERATED ALWAYS AS (body ->> '$.first_day') STORED,
  "last_day" TEXT GENERATED ALWAYS AS (body ->> '$.last_day') STORED,
  "minutes" INTEGER GENERATED ALWAYS AS (body ->> '$.minutes') STORED,
  "topics" TEXT GENERATED ALWAYS AS (body ->> '$.topics') STORED,
  "language" TEXT GENERATED ALWAYS AS (body ->> '$.language') STORED,
  "independent" TEXT GENERATED ALWAYS AS (body ->> '$.independent') STORED
) STRICT;
CREATE INDEX training_undone ON training(id) WHERE undone;

CREATE TABLE participation(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "training_id" TEXT GENERATED ALWAYS AS (body ->> '$.training') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "completed" INTEGER GENERATED ALWAYS AS (body ->> '$.completed') STORED,
  FOREIGN KEY("training_id") REFERENCES training(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX participation_undone ON participation(id) WHERE undone;
CREATE INDEX participation_training_id ON participation("training_id");
CREATE INDEX participation_person_id ON participation("person_id");

CREATE TABLE certificate(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "person_id" TEXT GENERATED ALWAYS AS (body ->> '$.person') STORED,
  "training_id" TEXT GENERATED ALWAYS AS (body ->> '$.training') STORED,
  "issued_on" TEXT GENERATED ALWAYS AS (body ->> '$.issued_on') STORED,
  "last_day" TEXT GENERATED ALWAYS AS (body ->> '$.last_day') STORED,
  "states_name" INTEGER GENERATED ALWAYS AS (body ->> '$.states_name') STORED,
  "states_dates" INTEGER GENERATED ALWAYS AS (body ->> '$.states_dates') STORED,
  "topics" TEXT GENERATED ALWAYS AS (body ->> '$.topics') STORED,
  "provider" TEXT GENERATED ALWAYS AS (body ->> '$.provider') STORED,
  "language" TEXT GENERATED ALWAYS AS (body ->> '$.language') STORED,
  "minutes" INTEGER GENERATED ALWAYS AS (body ->> '$.minutes') STORED,
  "blob" TEXT GENERATED ALWAYS AS (body ->> '$.blob') STORED,
  "file" TEXT GENERATED ALWAYS AS (body ->> '$.file') STORED,
  FOREIGN KEY("person_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("training_id") REFERENCES training(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX certificate_undone ON certificate(id) WHERE undone;
CREATE INDEX certificate_person_id ON certificate("person_id");
CREATE INDEX certificate_training_id ON certificate("training_id");

CREATE TABLE campaign(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "invited" INTEGER GENERATED ALWAYS AS (body ->> '$.invited') STORED,
  "completed" INTEGER GENERATED ALWAYS AS (body ->> '$.completed') STORED
) STRICT;
CREATE INDEX campaign_undone ON campaign(id) WHERE undone;

CREATE TABLE threat_report(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "publisher" TEXT GENERATED ALWAYS AS (body ->> '$.publisher') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "year" INTEGER GENERATED ALWAYS AS (body ->> '$.year') STORED,
  "published_on" TEXT GENERATED ALWAYS AS (body ->> '$.published_on') STORED,
  "tlp" TEXT GENERATED ALWAYS AS (body ->> '$.tlp') STORED,
  "tlp_original" TEXT GENERATED ALWAYS AS (body ->> '$.tlp_original') STORED,
  "source" TEXT GENERATED ALWAYS AS (body ->> '$.source') STORED,
  "mark" TEXT GENERATED ALWAYS AS (body ->> '$.mark') STORED,
  "closed_on" TEXT GENERATED ALWAYS AS (body ->> '$.closed_on') STORED
) STRICT;
CREATE INDEX threat_report_undone ON threat_report(id) WHERE undone;

CREATE TABLE threat_item(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "report_id" TEXT GENERATED ALWAYS AS (body ->> '$.report') STORED,
  "nr" INTEGER GENERATED ALWAYS AS (body ->> '$.nr') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "level" TEXT GENERATED ALWAYS AS (body ->> '$.level') STORED,
  "trend" TEXT GENERATED ALWAYS AS (body ->> '$.trend') STORED,
  "page" INTEGER GENERATED ALWAYS AS (body ->> '$.page') STORED,
  "mark" TEXT GENERATED ALWAYS AS (body ->> '$.mark') STORED,
  FOREIGN KEY("report_id") REFERENCES threat_report(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX threat_item_undone ON threat_item(id) WHERE undone;
CREATE INDEX threat_item_report_id ON threat_item("report_id");

CREATE TABLE incident(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "organisation" TEXT GENERATED ALWAYS AS (body ->> '$.organisation') STORED,
  "when" TEXT GENERATED ALWAYS AS (body ->> '$.when') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "mark" TEXT GENERATED ALWAYS AS (body ->> '$.mark') STORED,
  "tlp" TEXT GENERATED ALWAYS AS (body ->> '$.tlp') STORED
) STRICT;
CREATE INDEX incident_undone ON incident(id) WHERE undone;

CREATE TABLE advisory(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "publisher" TEXT GENERATED ALWAYS AS (body ->> '$.publisher') STORED,
  "namespace" TEXT GENERATED ALWAYS AS (body ->> '$.namespace') STORED,
  "tracking_id" TEXT GENERATED ALWAYS AS (body ->> '$.tracking_id') STORED,
  "version" TEXT GENERATED ALWAYS AS (body ->> '$.version') STORED,
  "published_on" TEXT GENERATED ALWAYS AS (body ->> '$.published_on') STORED,
  "tlp" TEXT GENERATED ALWAYS AS (body ->> '$.tlp') STORED,
  "tlp_original" TEXT GENERATED ALWAYS AS (body ->> '$.tlp_original') STORED,
  "cves" TEXT GENERATED ALWAYS AS (body ->> '$.cves') STORED,
  "severity" TEXT GENERATED ALWAYS AS (body ->> '$.severity') STORED
) STRICT;
CREATE INDEX advisory_undone ON advisory(id) WHERE undone;

CREATE TABLE own_incident(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "aware_at" TEXT GENERATED ALWAYS AS (body ->> '$.aware_at') STORED,
  "significant" TEXT GENERATED ALWAYS AS (body ->> '$.significant') STORED,
  "closed_on" TEXT GENERATED ALWAYS AS (body ->> '$.closed_on') STORED
) STRICT;
CREATE INDEX own_incident_undone ON own_incident(id) WHERE undone;

CREATE TABLE incident_report(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "incident_id" TEXT GENERATED ALWAYS AS (body ->> '$.incident') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "sent_at" TEXT GENERATED ALWAYS AS (body ->> '$.sent_at') STORED,
  "receipt" TEXT GENERATED ALWAYS AS (body ->> '$.receipt') STORED,
  FOREIGN KEY("incident_id") REFERENCES own_incident(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX incident_report_undone ON incident_report(id) WHERE undone;
CREATE INDEX incident_report_incident_id ON incident_report("incident_id");

CREATE TABLE review(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "subject_id" TEXT GENERATED ALWAYS AS (body ->> '$.subject.id') STORED,
  "touches" TEXT GENERATED ALWAYS AS (body ->> '$.touches') STORED,
  "consequence" TEXT GENERATED ALWAYS AS (body ->> '$.consequence') STORED,
  "by_id" TEXT GENERATED ALWAYS AS (body ->> '$.by') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "decision_id" TEXT GENERATED ALWAYS AS (body ->> '$.decision') STORED,
  "closed_on" TEXT GENERATED ALWAYS AS (body ->> '$.closed_on') STORED,
  FOREIGN KEY("decision_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX review_undone ON review(id) WHERE undone;
CREATE INDEX review_subject_id ON review("subject_id");
CREATE INDEX review_by_id ON review("by_id");
CREATE INDEX review_decision_id ON review("decision_id");

CREATE TABLE assessment(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "planned_on" TEXT GENERATED ALWAYS AS (body ->> '$.planned_on') STORED,
  "done_on" TEXT GENERATED ALWAYS AS (body ->> '$.done_on') STORED,
  "by" TEXT GENERATED ALWAYS AS (body ->> '$.by') STORED,
  "supplier_id" TEXT GENERATED ALWAYS AS (body ->> '$.supplier') STORED,
  FOREIGN KEY("supplier_id") REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX assessment_undone ON assessment(id) WHERE undone;
CREATE INDEX assessment_supplier_id ON assessment("supplier_id");

CREATE TABLE risk_acceptance(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "decided_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.decided_by') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "expires_on" TEXT GENERATED ALWAYS AS (body ->> '$.expires_on') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED,
  FOREIGN KEY("decided_by_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX risk_acceptance_undone ON risk_acceptance(id) WHERE undone;
CREATE INDEX risk_acceptance_decided_by_id ON risk_acceptance("decided_by_id");
CREATE INDEX risk_acceptance_owner_id ON risk_acceptance("owner_id");

CREATE TABLE control(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "applicable" TEXT GENERATED ALWAYS AS (body ->> '$.applicable') STORED,
  "why" TEXT GENERATED ALWAYS AS (body ->> '$.why') STORED,
  "implementation" TEXT GENERATED ALWAYS AS (body ->> '$.implementation') STORED,
  "assurance" TEXT GENERATED ALWAYS AS (body ->> '$.assurance') STORED,
  "assessed_on" TEXT GENERATED ALWAYS AS (body ->> '$.assessed_on') STORED,
  "next_on" TEXT GENERATED ALWAYS AS (body ->> '$.next_on') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED,
  "evidence_note" TEXT GENERATED ALWAYS AS (body ->> '$.evidence_note') STORED
) STRICT;
CREATE INDEX control_undone ON control(id) WHERE undone;
CREATE INDEX control_owner_id ON control("owner_id");

CREATE TABLE supplier(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "name" TEXT GENERATED ALWAYS AS (body ->> '$.name') STORED,
  "service" TEXT GENERATED ALWAYS AS (body ->> '$.service') STORED,
  "data" TEXT GENERATED ALWAYS AS (body ->> '$.data') STORED,
  "agreement" TEXT GENERATED ALWAYS AS (body ->> '$.agreement') STORED,
  "nen7510_until" TEXT GENERATED ALWAYS AS (body ->> '$.nen7510_until') STORED,
  "iso27001_until" TEXT GENERATED ALWAYS AS (body ->> '$.iso27001_until') STORED,
  "assessed_on" TEXT GENERATED ALWAYS AS (body ->> '$.assessed_on') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED
) STRICT;
CREATE INDEX supplier_undone ON supplier(id) WHERE undone;
CREATE INDEX supplier_owner_id ON supplier("owner_id");

CREATE TABLE action(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "text" TEXT GENERATED ALWAYS AS (body ->> '$.text') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED,
  "due" TEXT GENERATED ALWAYS AS (body ->> '$.due') STORED,
  "done_on" TEXT GENERATED ALWAYS AS (body ->> '$.done_on') STORED,
  "no_proof" TEXT GENERATED ALWAYS AS (body ->> '$.no_proof') STORED,
  "origin_id" TEXT GENERATED ALWAYS AS (body ->> '$.origin.id') STORED,
  "origin_note" TEXT GENERATED ALWAYS AS (body ->> '$.origin_note') STORED,
  "mends" TEXT GENERATED ALWAYS AS (body ->> '$.mends') STORED,
  "dropped" TEXT GENERATED ALWAYS AS (body ->> '$.dropped') STORED
) STRICT;
CREATE INDEX action_undone ON action(id) WHERE undone;
CREATE INDEX action_owner_id ON action("owner_id");
CREATE INDEX action_done_on ON action("done_on");
CREATE INDEX action_origin_id ON action("origin_id");

CREATE TABLE evidence(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "title" TEXT GENERATED ALWAYS AS (body ->> '$.title') STORED,
  "type" TEXT GENERATED ALWAYS AS (body ->> '$.type') STORED,
  "blob" TEXT GENERATED ALWAYS AS (body ->> '$.blob') STORED,
  "size" INTEGER GENERATED ALWAYS AS (body ->> '$.size') STORED,
  "file" TEXT GENERATED ALWAYS AS (body ->> '$.file') STORED,
  "location" TEXT GENERATED ALWAYS AS (body ->> '$.location') STORED,
  "added_on" TEXT GENERATED ALWAYS AS (body ->> '$.added_on') STORED,
  "expires_on" TEXT GENERATED ALWAYS AS (body ->> '$.expires_on') STORED,
  "privileged" INTEGER GENERATED ALWAYS AS (body ->> '$.privileged') STORED,
  "tlp" TEXT GENERATED ALWAYS AS (body ->> '$.tlp') STORED,
  "owner_id" TEXT GENERATED ALWAYS AS (body ->> '$.owner') STORED
) STRICT;
CREATE INDEX evidence_undone ON evidence(id) WHERE undone;
CREATE INDEX evidence_owner_id ON evidence("owner_id");

CREATE TABLE explanation(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "duty" TEXT GENERATED ALWAYS AS (body ->> '$.duty') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "until" TEXT GENERATED ALWAYS AS (body ->> '$.until') STORED,
  "decided_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.decided_by') STORED,
  "action_id" TEXT GENERATED ALWAYS AS (body ->> '$.action') STORED,
  FOREIGN KEY("decided_by_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("action_id") REFERENCES action(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX explanation_undone ON explanation(id) WHERE undone;
CREATE INDEX explanation_decided_by_id ON explanation("decided_by_id");
CREATE INDEX explanation_action_id ON explanation("action_id");

CREATE TABLE note(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "about_id" TEXT GENERATED ALWAYS AS (body ->> '$.about.id') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "by_id" TEXT GENERATED ALWAYS AS (body ->> '$.by') STORED,
  FOREIGN KEY("by_id") REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX note_undone ON note(id) WHERE undone;
CREATE INDEX note_about_id ON note("about_id");
CREATE INDEX note_by_id ON note("by_id");

CREATE TABLE checkpoint(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "count" INTEGER GENERATED ALWAYS AS (body ->> '$.count') STORED,
  "head" TEXT GENERATED ALWAYS AS (body ->> '$.head') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "meeting_id" TEXT GENERATED ALWAYS AS (body ->> '$.meeting') STORED,
  FOREIGN KEY("meeting_id") REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX checkpoint_undone ON checkpoint(id) WHERE undone;
CREATE INDEX checkpoint_meeting_id ON checkpoint("meeting_id");

CREATE TABLE removal(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "decided_by_id" TEXT GENERATED ALWAYS AS (body ->> '$.decided_by') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED,
  "blobs" TEXT GENERATED ALWAYS AS (body ->> '$.blobs') STORED,
  FOREIGN KEY("decided_by_id") REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX removal_undone ON removal(id) WHERE undone;
CREATE INDEX removal_decided_by_id ON removal("decided_by_id");

CREATE TABLE restore(
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL,
  "os_user" TEXT GENERATED ALWAYS AS (body ->> '$.os_user') STORED,
  "key" TEXT GENERATED ALWAYS AS (body ->> '$.key') STORED,
  "reason" TEXT GENERATED ALWAYS AS (body ->> '$.reason') STORED,
  "undone" INTEGER GENERATED ALWAYS AS (body ->> '$.undone') STORED,
  "count" INTEGER GENERATED ALWAYS AS (body ->> '$.count') STORED,
  "head" TEXT GENERATED ALWAYS AS (body ->> '$.head') STORED,
  "was_count" INTEGER GENERATED ALWAYS AS (body ->> '$.was_count') STORED,
  "was_head" TEXT GENERATED ALWAYS AS (body ->> '$.was_head') STORED,
  "on" TEXT GENERATED ALWAYS AS (body ->> '$.on') STORED
) STRICT;
CREATE INDEX restore_undone ON restore(id) WHERE undone;

CREATE TABLE link(
  from_kind TEXT NOT NULL, from_id TEXT NOT NULL, field TEXT NOT NULL,
  to_kind TEXT NOT NULL, to_id TEXT NOT NULL, to_rev INTEGER NOT NULL, to_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX link_from ON link(from_kind, from_id);
CREATE INDEX link_to ON link(to_kind, to_id);
CREATE INDEX link_field ON link(from_kind, field);
