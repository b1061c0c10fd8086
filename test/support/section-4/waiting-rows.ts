/** What rows wait for: a check of a later issue, or a part of the product that is not there yet. */
export const WAITING_ROWS: ReadonlyMap<string, readonly number[]> = new Map([
  ['the check ecs-taskdef-no-plaintext-secrets', [12, 13, 14, 15, 16, 18, 19, 23, 24, 65, 67]],
  ['the check ecs-taskdef-logging-configured', [25, 26, 27, 28]],
  ['the checks of host namespaces and network mode', [30, 35, 36, 37, 71]],
  ['exemptions', [43]],
  ['the check of the platform version', [45, 46, 47]],
  ['the checks of ECR scanning, policies and encryption', [51, 52, 54, 55, 56, 76]],
  ['the checks of ECS Exec', [57, 77, 78]],
  ['the checks of roles', [58, 79, 80]],
  ['the checks of EFS', [61, 73, 74, 75]],
  ['the check of memory limits', [62]],
  ['the check of host mounts', [63, 72]],
  ['the check of managed storage encryption', [70]],
  ['the check of security groups', [81]],
  ['the check of admission hooks', [83]],
]);

/** Rows that are tested as far as nine checks go; the rest of each waits. */
export const WAITING_PARTS: ReadonlyMap<number, string> = new Map([
  [5, 'the reader of Terraform plans, for the fourth spelling'],
  [11, 'the check ecs-taskdef-no-plaintext-secrets, for the values'],
  [17, 'the check ecs-taskdef-no-plaintext-secrets, which judges an INACTIVE revision too'],
  [38, 'the check of the network mode, whose rule it names'],
  [39, 'the look-up of the latest ACTIVE revision'],
  [41, 'the check of Windows users'],
]);
