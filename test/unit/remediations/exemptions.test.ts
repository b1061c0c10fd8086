import { loadPackagedPolicy } from '../../../adapters/files/packaged-policy';
import { CHECKS } from '../../../core/registry/registry';
import type { Exemption } from '../../../core/exemptions/exemption';
import { runStep } from '../../../remediations/run-step';
import { exemptionsHere, makeExemption } from '../../support/exemptions';
import { FakeAccount } from './fake-account';
import { SCENARIOS } from './in-place-scenarios';
import { makePorts } from './make-ports';

const policy = loadPackagedPolicy();

const ENDLESS = makeExemption({ match: { by: 'glob', value: '*' }, effects: ['no-remediate'] });

describe.each(SCENARIOS.map((scenario) => [scenario.check, scenario] as const))('%s', (check, scenario) => {
  const { failing, prepare, resourceId, changes, values = {} } = scenario;

  /** Runs a step in an account with an exemption. */
  async function step(name: 'plan' | 'apply', exemption: Exemption) {
    const account = new FakeAccount(failing);
    prepare?.(account);
    const ports = { ...makePorts(policy, account.ports()), exemptions: exemptionsHere([exemption]) };
    const event = { step: name, check, resourceId, dryRun: false, values };
    return { answer: await runStep(event, CHECKS, ports), changed: account.requestsOf(changes) };
  }

  it.each(['plan', 'apply'] as const)('is left alone by %s where an exemption says so', async (name) => {
    const { answer, changed } = await step(name, { ...ENDLESS, checks: [check] });

    expect(answer).toMatchObject({ outcome: 'SKIP_EXEMPT', from: '', to: '', undo: '' });
    expect(answer.description).toContain('EXEMPT payments-privileged until 2027-01-31: Needs the host device');
    expect(changed).toEqual([]);
  });

  it.each<[string, Partial<Exemption>]>([
    ['has lapsed', { expires: '2026-11-24' }],
    ['only mutes the finding', { effects: ['mute-finding'] }],
    ['is for another account', { account: '222233334444' }],
  ])('is corrected where the exemption %s', async (_, settings) => {
    const { answer } = await step('plan', { ...ENDLESS, checks: [check], ...settings });

    expect(answer.outcome).toBe('APPLY');
  });
});
