/**
 * Verdicts that are not what the handbook says, each with the tests that show it. Such a test is run as `it.failing`: it
 * fails as soon as the fault is gone, and the entry goes with it.
 */
export const KNOWN_FAULTS = {
  unknownDriverOptions:
    'ecs-taskdef-efs-transit-encrypted passes over a Docker volume whose driver options (or their type) cannot be known, ' +
    'although they may mount EFS',
} as const;
