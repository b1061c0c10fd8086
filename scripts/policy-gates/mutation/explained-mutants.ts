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
];
