import type { OwnExemptions } from '../../core/exemptions/exempt';
import type { Exemption } from '../../core/exemptions/exemption';

/** An exemption of the family that `makeSubject` makes, which holds until January 2027; settings replace members. */
export function makeExemption(settings: Partial<Exemption> = {}): Exemption {
  return {
    id: 'payments-privileged',
    checks: ['ecs-taskdef-no-privileged'],
    account: '111122223333',
    region: 'eu-west-1',
    match: { by: 'family', value: 'payments-api' },
    containers: null,
    effects: ['mute-finding', 'no-remediate', 'no-stop'],
    owner: 'payments-team',
    reason: 'Needs the host device until the new agent ships',
    ticket: 'OPS-77',
    expires: '2027-01-31',
    ...settings,
  };
}

/** Exemptions as they are asked for in the account of tests, before any of them lapses. */
export function exemptionsHere(exemptions: readonly Exemption[] = []): OwnExemptions {
  return { exemptions, account: '111122223333', region: 'eu-west-1', today: '2026-11-25' };
}

/**
 * An exemption for us-east-1 as people write it under the settings of an account, ten lines long.
 *
 * @param expires the last day on which it holds
 */
export function writtenExemption(expires: string): string {
  return [
    'exemptions:',
    '  - id: payments-root',
    '    check: ecs-taskdef-non-root-user',
    '    region: us-east-1',
    '    match: { family: payments-api }',
    '    effect: [mute-finding]',
    '    owner: payments-team',
    "    reason: The vendor's collector runs as root until its next release",
    '    ticket: OPS-77',
    `    expires: '${expires}'`,
  ].join('\n');
}
