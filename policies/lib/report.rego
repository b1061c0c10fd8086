# METADATA
# title: Shared meanings of all checks
# description: What a report is, what unknown means, and how containers, users, images and operating systems are read.
# scope: package
# schemas:
#   - input: schema.input
package lib

import future.keywords.not

# METADATA
# description: |
#   The report of one check. Undefined unless a resource was really seen and this check was really asked for, so that
#   "nothing evaluated" can never look compliant. `findings` holds three sets: `examined` (paths of the places that were
#   looked at; none means the check does not apply), `violations` and `unknowns`. With `judges_retired` true it also judges
#   what is deregistered or deleted, because what is wrong with it outlives its use.
report(chain, findings) := {
	"schema": 1,
	"check": id,
	"resource": input.resource.id,
	"outcome": _outcome(settled),
	"violations": settled.violations,
	"unknowns": settled.unknowns,
} if {
	custom := _custom(chain)
	id := custom.id
	is_string(input.resource.id)
	is_object(input.resource.configuration)
	is_object(input.params[id])
	settled := _settle(custom, findings)
}

# METADATA
# description: The `custom` member of the check's own package annotation.
_custom(chain) := [entry.annotations.custom |
	some entry in chain
	entry.annotations.scope == "package"
][0]

# METADATA
# description: A resource of another type, in a state that is not judged, or with nothing to look at has no findings.
_settle(custom, findings) := {"applicable": false, "violations": [], "unknowns": []} if {
	not _applicable(custom.resourceTypes, findings)
} else := {"violations": [], "unknowns": [unknown_at(["Status"], status)]} if {
	# Whether the violation counts depends on a state that cannot be known.
	not findings.judges_retired == true
	status := input.resource.configuration.Status
	count(findings.violations) > 0
} else := {
	"violations": [violation | some violation in findings.violations],
	"unknowns": [unknown | some unknown in findings.unknowns],
}

_applicable(types, findings) if {
	input.resource.type in types
	_in_use(findings)
	count(findings.examined) > 0
}

_in_use(findings) if findings.judges_retired == true

_in_use(_) if not _retired

# METADATA
# description: A deregistered revision, a deleted cluster, service or task set. DRAINING is still judged.
_retired if input.resource.configuration.Status == "INACTIVE"

_retired if {
	input.resource.type == "AWS::ECS::TaskDefinition"
	input.resource.configuration.Status == "DELETE_IN_PROGRESS"
}

_outcome(settled) := "NOT_APPLICABLE" if {
	settled.applicable == false
} else := "NON_COMPLIANT" if {
	count(settled.violations) > 0
} else := "UNKNOWN" if {
	count(settled.unknowns) > 0
} else := "COMPLIANT"
