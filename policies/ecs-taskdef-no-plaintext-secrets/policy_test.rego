package policies["ecs-taskdef-no-plaintext-secrets_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-plaintext-secrets"] as check

_ref := lib_test.reference

_environment_path(index) := ["ContainerDefinitions", 0, "Environment", index, "Value"]

_detection(field, path, name, detector, class) := {"Path": path, "Field": field, "Name": name, "Detector": detector, "Class": class}

_variable(index, name) := _detection("environment", _environment_path(index), name, "strong-name", "B")

_found(detections) := {"secret-detections": detections}

_plain := {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]}

# The check reads names and markers from the definition; values matter to the detectors alone.
_two_variables := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Environment": [{"Name": "DB_PASSWORD", "Value": "-"}, {"Name": "CONFIG", "Value": "-"}]}]}

_unresolved(detection) := object.union(detection, {"Detector": "unresolved", "Class": "unknown"})

_open_variable := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Environment": [{"Name": "DB_PASSWORD", "Value": _ref}]}]}

_of_class(class) := _found([_detection("environment", _environment_path(0), "DB_PASSWORD", "strong-name", class)])

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "type": "AWS::ECS::Cluster", "outcome": "NOT_APPLICABLE"},
	"nothing found": {"configuration": _plain, "outcome": "COMPLIANT"},
	"no detections at all": {"configuration": _plain, "facts": {"secret-detections": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"detections of another form": {"configuration": _plain, "facts": {"secret-detections": "none"}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a known format": {"configuration": _two_variables, "facts": _of_class("A"), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a strong name": {"configuration": _two_variables, "facts": _of_class("B"), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a reference to a secret": {"configuration": _two_variables, "facts": _of_class("C"), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a class that nobody asks for": {"configuration": _two_variables, "facts": _of_class("other"), "outcome": "COMPLIANT"},
	"entropy, which is off": {"configuration": _two_variables, "facts": _of_class("entropy"), "outcome": "COMPLIANT"},
	"entropy, switched on": {"configuration": _two_variables, "facts": _of_class("entropy"), "params": {"entropy": true}, "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"two places": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD"), _variable(1, "CONFIG")]), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0), _environment_path(1)}},
	"another field": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD")]), "params": {"fields": ["command", "labels"]}, "outcome": "COMPLIANT"},
	"the field": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD")]), "params": {"fields": ["command", "environment"]}, "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"no field": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD")]), "params": {"fields": []}, "outcome": "COMPLIANT"},
	"an allowed name": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD")]), "params": {"allowNames": ["x", "db_Password"]}, "outcome": "COMPLIANT"},
	"a name like an allowed one": {"configuration": _two_variables, "facts": _found([_variable(0, "DB_PASSWORD")]), "params": {"allowNames": ["PASSWORD"]}, "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"an allowed variable with a name inside": {"configuration": _two_variables, "facts": _found([_variable(1, "password")]), "params": {"allowNames": ["Config"]}, "outcome": "COMPLIANT"},
	"one allowed name of two inside": {"configuration": _two_variables, "facts": _found([_variable(1, "password"), _variable(1, "token")]), "params": {"allowNames": ["password"]}, "outcome": "NON_COMPLIANT", "paths": {_environment_path(1)}},
	"both names inside": {"configuration": _two_variables, "facts": _found([_variable(1, "password"), _variable(1, "token")]), "params": {"allowNames": ["password", "token"]}, "outcome": "COMPLIANT"},
	"a command beside an allowed variable": {"configuration": _two_variables, "facts": _found([_detection("command", ["ContainerDefinitions", 0, "Command", 1], "token", "strong-name", "B")]), "params": {"allowNames": ["CONFIG"]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Command", 1]}},
	"an allowed label": {"configuration": _plain, "facts": _found([_detection("labels", ["ContainerDefinitions", 0, "DockerLabels", "Token"], "inner", "strong-name", "B")]), "params": {"allowNames": ["token"]}, "outcome": "COMPLIANT"},
	"an allowed log option": {"configuration": _plain, "facts": _found([_detection("logOptions", ["ContainerDefinitions", 0, "LogConfiguration", "Options", "Token"], "inner", "strong-name", "B")]), "params": {"allowNames": ["token"]}, "outcome": "COMPLIANT"},
	"an allowed FireLens option": {"configuration": _plain, "facts": _found([_detection("firelensOptions", ["ContainerDefinitions", 0, "FirelensConfiguration", "Options", "Token"], "inner", "strong-name", "B")]), "params": {"allowNames": ["token"]}, "outcome": "COMPLIANT"},
	"an allowed driver option": {"configuration": _plain, "facts": _found([_detection("driverOpts", ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", "Token"], "inner", "strong-name", "B")]), "params": {"allowNames": ["token"]}, "outcome": "COMPLIANT"},
	"a variable without a name": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Environment": [{"Name": _ref, "Value": "-"}]}]}, "facts": _found([_variable(0, "")]), "params": {"allowNames": ["x"]}, "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a value that cannot be known": {"configuration": _open_variable, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD"))]), "outcome": "UNKNOWN", "unknowns": {_environment_path(0)}},
	"a value that cannot be known, allowed": {"configuration": _open_variable, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD"))]), "params": {"allowNames": ["DB_PASSWORD"]}, "outcome": "COMPLIANT"},
	"a value that cannot be known beside a secret": {"configuration": _open_variable, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD")), _variable(1, "TOKEN")]), "outcome": "NON_COMPLIANT", "paths": {_environment_path(1)}, "unknowns": {_environment_path(0)}},
	"a value that cannot be known and is not there": {"configuration": _plain, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD"))]), "outcome": "UNKNOWN", "unknowns": {_environment_path(0)}},
	"a value that cannot be known under a harmless name": {"configuration": _open_variable, "outcome": "COMPLIANT"},
	"more than can be listed": {"configuration": _plain, "facts": _found([_detection("environment", ["ContainerDefinitions"], "", "overflow", "unknown")]), "params": {"fields": ["labels"]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"a container that cannot be known, where volumes are asked for": {"configuration": {"ContainerDefinitions": [_ref]}, "params": {"fields": ["driverOpts"]}, "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": object.union(_two_variables, {"Status": "INACTIVE"}), "facts": _of_class("A"), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a revision being deleted": {"configuration": object.union(_two_variables, {"Status": "DELETE_IN_PROGRESS"}), "facts": _of_class("A"), "outcome": "NON_COMPLIANT", "paths": {_environment_path(0)}},
	"a deregistered revision, not asked for": {"configuration": object.union(_two_variables, {"Status": "INACTIVE"}), "facts": _of_class("A"), "params": {"includeInactive": false}, "outcome": "NOT_APPLICABLE"},
}

_base := {
	"check": "ecs-taskdef-no-plaintext-secrets",
	"type": "AWS::ECS::TaskDefinition",
	"params": {"fields": ["all"], "extraNames": [], "allowNames": [], "entropy": false, "includeInactive": true},
	"facts": {"secret-detections": []},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_fact_that_was_not_made_is_unknown if {
	report := check.report with input as lib_test.case_input(object.remove(_base, ["facts"]), {"configuration": _plain})
	report.outcome == "UNKNOWN"
	report.unknowns[0].detail == "the look-up \"secret-detections\" is needed to decide this and was not made"
}

# Every field that could not be looked into, and one beside it that nobody looks into.
_unread := {
	"command": {"place": ["ContainerDefinitions", 0, "Command"], "configuration": {"ContainerDefinitions": [{"Command": _ref}]}},
	"entryPoint": {"place": ["ContainerDefinitions", 0, "EntryPoint"], "configuration": {"ContainerDefinitions": [{"EntryPoint": _ref}]}},
	"environment": {"place": ["ContainerDefinitions", 0, "Environment", 0], "configuration": {"ContainerDefinitions": [{"Environment": [_ref]}]}},
	"firelensOptions": {"place": ["ContainerDefinitions", 0, "FirelensConfiguration", "Options"], "configuration": {"ContainerDefinitions": [{"FirelensConfiguration": {"Options": _ref}}]}},
	"healthCheck": {"place": ["ContainerDefinitions", 0, "HealthCheck", "Command"], "configuration": {"ContainerDefinitions": [{"HealthCheck": {"Command": _ref, "Interval": _ref}}]}},
	"labels": {"place": ["ContainerDefinitions", 0, "DockerLabels"], "configuration": {"ContainerDefinitions": [{"DockerLabels": _ref}]}},
	"logOptions": {"place": ["ContainerDefinitions", 0, "LogConfiguration", "Options"], "configuration": {"ContainerDefinitions": [{"LogConfiguration": {"Options": _ref, "SecretOptions": _ref}}]}},
	"driverOpts": {"place": ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"], "configuration": {"ContainerDefinitions": [{}], "Volumes": [{"DockerVolumeConfiguration": {"DriverOpts": _ref}}]}},
}

_asked[note] := object.union(case, {"params": {"fields": fields}, "outcome": "UNKNOWN", "unknowns": {case.place}}) if {
	some field, case in _unread
	some fields in [["all"], [field], ["x", field]]
	note := concat(" among ", [field, concat(", ", fields)])
}

test_fields_that_cannot_be_read_are_unknown[note] if {
	some note, case in _asked
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_fields_that_nobody_asks_for_need_not_be_read[field] if {
	some field, case in _unread
	others := [other | some other, _ in _unread; other != field]
	lib_test.meets(check.report, {"outcome": "COMPLIANT"}) with input as lib_test.case_input(_base, object.union(case, {"params": {"fields": others}}))
}

_places := {
	"environment variable \"DB_PASSWORD\"; move it to Secrets and rotate it.": _variable(0, "DB_PASSWORD"),
	"environment variable \"CONFIG\" (name \"password\"); move it to Secrets and rotate it.": _variable(1, "password"),
	"environment variable \"CONFIG\"; move it to Secrets and rotate it.": _variable(1, ""),
	"an environment variable; move it to Secrets and rotate it.": _variable(2, ""),
	"its command; move it to Secrets and rotate it.": _detection("command", ["ContainerDefinitions", 0, "Command", 1], "", "strong-name", "B"),
	"its command (name \"token\"); move it to Secrets and rotate it.": _detection("command", ["ContainerDefinitions", 0, "Command", 1], "token", "strong-name", "B"),
	"its entry point; move it to Secrets and rotate it.": _detection("entryPoint", ["ContainerDefinitions", 0, "EntryPoint", 1], "", "strong-name", "B"),
	"the command of its health check; move it to Secrets and rotate it.": _detection("healthCheck", ["ContainerDefinitions", 0, "HealthCheck", "Command", 1], "", "strong-name", "B"),
	"Docker label \"a.token\"; take it out, since nothing hides it there, and rotate it.": _detection("labels", ["ContainerDefinitions", 0, "DockerLabels", "a.token"], "a.token", "strong-name", "B"),
	"log option \"token\"; move it to SecretOptions and rotate it.": _detection("logOptions", ["ContainerDefinitions", 0, "LogConfiguration", "Options", "token"], "token", "strong-name", "B"),
	"FireLens option \"token\"; take it out, since nothing hides it there, and rotate it.": _detection("firelensOptions", ["ContainerDefinitions", 0, "FirelensConfiguration", "Options", "token"], "token", "strong-name", "B"),
}

_with_volume := object.union(_two_variables, {"Volumes": [{"Name": "share"}]})

test_messages_say_where_and_what_to_do[ending] if {
	some ending, detection in _places
	message := concat("", ["Container \"app\" of web holds a plain value under the name of a secret in ", ending])
	report := check.report with input as lib_test.case_input(_base, {"configuration": _with_volume, "facts": _found([detection])})
	report.violations == [{"path": detection.Path, "message": message}]
}

_share := _detection("driverOpts", ["Volumes", 1, "DockerVolumeConfiguration", "DriverOpts", "o"], "o", "connection-password", "A")

test_messages_name_a_container_without_a_name_by_its_place if {
	configuration := {"Family": "web", "ContainerDefinitions": [{"Name": _ref, "Environment": [{"Name": "DB_PASSWORD", "Value": "-"}]}]}
	report := check.report with input as lib_test.case_input(_base, {"configuration": configuration, "facts": _found([_variable(0, "DB_PASSWORD")])})
	startswith(report.violations[0].message, "Container #0 of web holds ")
}

test_messages_leave_out_a_name_that_cannot_be_known if {
	configuration := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Environment": [{"Name": _ref, "Value": "-"}]}]}
	report := check.report with input as lib_test.case_input(_base, {"configuration": configuration, "facts": _found([_variable(0, "")])})
	contains(report.violations[0].message, " in an environment variable; ")
}

test_messages_name_the_volume[title] if {
	some title, volume in {"Volume \"share\" of web": {"Name": "share"}, "Volume #1 of web": {"Name": _ref}}
	case := {"configuration": object.union(_plain, {"Volumes": [{"Name": "other"}, volume]}), "facts": _found([_share])}
	report := check.report with input as lib_test.case_input(_base, case)
	message := concat("", [title, " holds a password among other settings in driver option \"o\"; take it out, since nothing hides it there, and rotate it."])
	report.violations == [{"path": _share.Path, "message": message}]
}

_words := {
	"aws-access-key-id": "an AWS access key id",
	"connection-password": "a password among other settings",
	"github-token": "a GitHub token",
	"gitlab-token": "a GitLab token",
	"google-key": "a Google key",
	"high-entropy": "a random-looking value under the name of a key",
	"json-web-token": "a JSON Web Token",
	"npm-token": "an npm token",
	"private-key": "a private key",
	"secret-reference": "a reference to a secret, which ECS would store as readable text,",
	"sendgrid-key": "a SendGrid key",
	"slack-token": "a Slack token or webhook",
	"stripe-key": "a Stripe key",
	"strong-name": "a plain value under the name of a secret",
	"url-password": "a URL with a password",
}

test_messages_say_what_was_found[detector] if {
	some detector, words in _words
	detection := _detection("environment", _environment_path(0), "DB_PASSWORD", detector, "A")
	report := check.report with input as lib_test.case_input(_base, {"configuration": _two_variables, "facts": _found([detection])})
	contains(report.violations[0].message, concat("", ["holds ", words, " in environment variable \"DB_PASSWORD\";"]))
}

test_one_violation_for_a_place_with_two_names if {
	detections := [_variable(1, "password"), _variable(1, "token")]
	first := check.report with input as lib_test.case_input(_base, {"configuration": _two_variables, "facts": _found(detections)})
	count(first.violations) == 1
	contains(first.violations[0].message, "(name \"password\")")
	second := check.report with input as lib_test.case_input(_base, {"configuration": _two_variables, "facts": _found(detections), "params": {"allowNames": ["password"]}})
	count(second.violations) == 1
	contains(second.violations[0].message, "(name \"token\")")
}

test_what_cannot_be_known_says_why if {
	lost := check.report with input as lib_test.case_input(_base, {"configuration": _plain, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD"))])})
	lost.unknowns == [{"path": _environment_path(0), "reason": "engine-error", "detail": "the detectors saw something else"}]
	open := check.report with input as lib_test.case_input(_base, {"configuration": _open_variable, "facts": _found([_unresolved(_variable(0, "DB_PASSWORD"))])})
	open.unknowns == [{"path": _environment_path(0), "reason": "unresolved-reference", "detail": "!Ref Value"}]
	more := check.report with input as lib_test.case_input(_base, {"configuration": _plain, "facts": _found([_detection("environment", ["ContainerDefinitions"], "", "overflow", "unknown")])})
	more.unknowns == [{"path": ["ContainerDefinitions"], "reason": "engine-error", "detail": "there are more secrets than can be listed"}]
}
