import { GuardrailsError } from '../../core/errors';
import type { ResourceType } from '../../core/subject/subject';

/** How ids begin, and the type that such a check judges (`<service>-<resource>-<good-state>`). */
const TYPES: readonly (readonly [string, ResourceType, string])[] = [
  ['ecs-taskdef-', 'AWS::ECS::TaskDefinition', 'Task definition'],
  ['ecs-service-', 'AWS::ECS::Service', 'Service'],
  ['ecs-cluster-', 'AWS::ECS::Cluster', 'Cluster'],
  ['ecr-repository-', 'AWS::ECR::Repository', 'Repository'],
];

const LONGEST_ID = 37;

/**
 * The files of a new check, by name in its folder: a small check that works (it asks for tags), to be made into the one
 * that is wanted. All gates pass on it as it is.
 *
 * @throws GuardrailsError `USAGE` when the id cannot be one
 */
export function checkTemplate(id: string): ReadonlyMap<string, string> {
  const known = TYPES.find(([prefix]) => id.startsWith(prefix) && id.length > prefix.length);
  if (known === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    const prefixes = TYPES.map(([prefix]) => prefix).join(', ');
    throw new GuardrailsError(
      'USAGE',
      `${JSON.stringify(id)} cannot be the id of a check: kebab-case, beginning with one of ${prefixes}, ending in the good state.`,
    );
  }
  if (id.length > LONGEST_ID) {
    throw new GuardrailsError(
      'USAGE',
      `${id} has ${String(id.length)} characters; an id has at most ${String(LONGEST_ID)}, because a conformance pack appends 27 to it.`,
    );
  }
  const [, type, noun] = known;
  return new Map([
    ['policy.rego', policy(id, type, noun)],
    ['policy_test.rego', policyTest(id, type)],
    ['examples.yaml', examples(type)],
    ['README.md', 'Why this matters, what the default is, when it does not apply, and what to do where it hurts.\n'],
  ]);
}

function policy(id: string, type: ResourceType, noun: string): string {
  return `# METADATA
# title: ${noun} has tags
# description: The ${noun.toLowerCase()} has at least one tag.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html
# custom:
#   id: ${id}
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["${type}"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Nobody knows whose it is.
#   frameworks: {}
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Tag the ${noun.toLowerCase()} with its owner.
package policies["${id}"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["Tags"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {"path": ["Tags"], "message": $"${noun} {lib.subject_title} has no tags."} if {
	not input.resource.configuration.Tags
}

unknowns contains lib.unknown_at(["Tags"], input.resource.configuration.Tags) if {
	lib.is_unknown(input.resource.configuration.Tags)
}
`;
}

function policyTest(id: string, type: ResourceType): string {
  return `package policies["${id}_test"]

import data.lib_test
import data.policies["${id}"] as check

test_verdicts[note] if {
	some note, case in {
		"tagged": {"configuration": {"Tags": [{"Key": "team", "Value": "payments"}]}, "outcome": "COMPLIANT", "paths": set()},
		"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
		"a reference": {"configuration": {"Tags": lib_test.reference}, "outcome": "UNKNOWN", "paths": set()},
	}
	report := check.report with input as lib_test.document("${id}", "${type}", case.configuration)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_not_applicable_to_another_type if {
	report := check.report with input as lib_test.document("${id}", "AWS::ECS::TaskSet", {})
	report.outcome == "NOT_APPLICABLE"
}
`;
}

function examples(type: ResourceType): string {
  return `good:
  - name: tagged
    type: ${type}
    configuration: { Tags: [{ Key: team, Value: payments }] }
bad:
  - name: no tags
    type: ${type}
    configuration: {}
    expect: [{ path: /Tags }]
notApplicable:
  - name: another resource type
    type: AWS::ECS::TaskSet
    configuration: {}
unknown:
  - name: the tags are a reference
    type: ${type}
    configuration: { Tags: { $unknown: unresolved-reference, detail: '!Ref Tags' } }
`;
}
