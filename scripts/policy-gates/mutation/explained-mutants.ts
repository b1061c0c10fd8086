/** A mutant that no test can notice, or need not, and why. */
export interface ExplainedMutant {
  readonly file: string;
  /** As the gate names it. */
  readonly mutant: string;
  readonly reason: string;
}

/** An entry whose mutant is gone, or is killed now, fails the gate. */
export const EXPLAINED_MUTANTS: readonly ExplainedMutant[] = [
  {
    file: 'policies/ecs-service-ebs-encrypted/policy.rego',
    mutant: '"yes" changed at } else := "yes" if {',
    reason: 'Answers are compared with "no" and "unknown" alone; "yes" is for whoever reads the policy.',
  },
  {
    file: 'policies/ecs-service-ebs-encrypted/policy.rego',
    mutant: '"yes" changed at _encryption(volume) := "yes" if {',
    reason: 'Answers are compared with "no" and "unknown" alone; "yes" is for whoever reads the policy.',
  },
  {
    file: 'policies/ecs-service-admission-hook/policy.rego',
    mutant: '"yes" changed at } else := "yes" if {',
    reason: 'Answers are compared with "no" and "unknown" alone; "yes" is for whoever reads the policy.',
  },
  {
    file: 'policies/ecs-service-admission-hook/policy.rego',
    mutant: '"yes" changed at _target_answer(hook) := "yes" if {',
    reason: 'Answers are compared with "no" and "unknown" alone; "yes" is for whoever reads the policy.',
  },
  {
    file: 'policies/ecs-service-admission-hook/policy.rego',
    mutant: 'else := "no" dropped as a clause',
    reason: 'No answer at all counts as "no" (`lib.any_of`).',
  },
  {
    file: 'policies/ecs-service-platform-current/policy.rego',
    mutant: '"0" changed at parts := [[count(digits), digits] | some text in texts; digits := trim_left(text, "0")]',
    reason: 'Only digits are left when it is reached, so that a further sign to trim is never met.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/run/containerd/containerd.sock" changed at "/run/containerd/containerd.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/run/crio/crio.sock" changed at "/run/crio/crio.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/run/podman/podman.sock" changed at "/run/podman/podman.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/var/run/containerd/containerd.sock" changed at "/var/run/containerd/containerd.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/var/run/crio/crio.sock" changed at "/var/run/crio/crio.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskdef-no-docker-socket/policy.rego',
    mutant: '"/var/run/podman/podman.sock" changed at "/var/run/podman/podman.sock",',
    reason: 'A socket is known by its own name already; the list is there for the folders above it.',
  },
  {
    file: 'policies/ecs-taskrole-trust-scoped/policy.rego',
    mutant: '"" changed at parts := split(replace(arn, "AWS::", ""), ":")',
    reason: 'Only the colons of the pseudo parameters count; what stands for the rest is not compared.',
  },
  {
    file: 'policies/ecs-taskrole-trust-scoped/policy.rego',
    mutant: '"*?" changed at trim(account, "*?") == ""',
    reason: 'No account id holds the sign that is trimmed besides.',
  },
  {
    file: 'policies/efs-filesystem-tls-enforced/policy.rego',
    mutant: 'is_string(value) dropped',
    reason: '`lower` is undefined for everything else, and the next clause is taken all the same.',
  },
  {
    file: 'policies/ecs-taskrole-no-escalation/policy.rego',
    mutant: 'grant.pattern dropped',
    reason: 'Without a pattern the value is undefined, and the next clause is taken all the same.',
  },
  {
    file: 'policies/ecs-taskdef-awslogs-non-blocking/policy.rego',
    mutant: '"0123456789" changed at trim(digits, "0123456789") == ""',
    reason: '`to_number` refuses what else is let through; the guard keeps signs, exponents and decimals out.',
  },
  {
    file: 'policies/lib/actions.rego',
    mutant: 'startswith(text, split(split(pattern, "*")[0], "?")[0]) dropped',
    reason: 'It only spares work: what it refuses, what follows refuses as well.',
  },
  {
    file: 'policies/lib/actions.rego',
    mutant: 'piece != "" dropped',
    reason: 'An empty piece is found wherever it is looked for; leaving it out spares a step.',
  },
  {
    file: 'policies/lib/actions.rego',
    mutant: '"" changed at between := [piece | some piece in array.slice(pieces, 1, last); piece != ""]',
    reason: 'An empty piece is found wherever it is looked for; leaving it out spares a step.',
  },
  {
    file: 'policies/lib/actions.rego',
    mutant: 'sum([count(piece) | some piece in between]) <= end - start dropped',
    reason: 'It only spares work: what it refuses, what follows refuses as well.',
  },
  {
    file: 'policies/lib/images.rego',
    mutant: 'contains(reference, "${") dropped',
    reason: 'Without a placeholder nothing is replaced; it only spares work.',
  },
  {
    file: 'policies/lib/policy_documents.rego',
    mutant: '"no" changed at _publicity(statement, trusted) := "no" if {',
    reason: 'Answers are compared with the others alone; this one is for whoever reads the policy.',
  },
  {
    file: 'policies/lib/policy_documents.rego',
    mutant: '"wide" changed at _narrowing(condition, trusted) := "wide" if {',
    reason: 'Answers are compared with the others alone; this one is for whoever reads the policy.',
  },
  {
    file: 'policies/lib/policy_documents.rego',
    mutant: '"${" changed at parts := split(replace(text, "${AWS::", "${"), ":")',
    reason: 'Only the colons of the placeholder are in the way; what it is called does not matter.',
  },
  {
    file: 'policies/lib/role_policies.rego',
    mutant: 'is_unknown(statement.NotAction) dropped',
    reason: 'An entry is made of markers alone (`unknown_at`), so that what is known gives none anyway.',
  },
  {
    file: 'policies/lib/role_policies.rego',
    mutant: '[at, 0] without 0',
    reason: 'The key only keeps entries apart; nothing reads it.',
  },
  {
    file: 'policies/lib/role_policies.rego',
    mutant:
      '0 changed at _statements[[at, 0]] := {"at": at, "inline": true, "policy": _policy_title(index, policy), "statement": statement} if {',
    reason: 'The key only keeps entries apart; nothing reads it.',
  },
  {
    file: 'policies/lib/tags.rego',
    mutant: '"yes" changed at } else := "yes" if {',
    reason: 'Answers are compared with the others alone; this one is for whoever reads the policy.',
  },
  {
    file: 'policies/lib/tags.rego',
    mutant: '"yes" changed at _tag_answer(key, wanted) := "yes" if {',
    reason: 'Answers are compared with the others alone; this one is for whoever reads the policy.',
  },
];
