import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Validations, type Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CHECKS } from '../../../core/registry/registry';
import { deployableApp } from '../../../stacksets/deployable-app';
import { parseDeploymentSettings } from '../../../stacksets/deployment-settings';
import { functionFixtures } from '../../support/function-fixtures';
import { ORGANIZATION, SINGLE_ACCOUNT } from '../../support/synthesis';
import { brokenRules } from '../../support/validation-report';

jest.setTimeout(60_000);

/** Findings that stand, with the reason; one that is not found any more fails. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'AwsSolutions-IAM5':
    'No action has a wildcard. Resources of the own account are named by their kind, because which ones there are is not ' +
    'known beforehand; every one stands with its reason in docs/permissions.md, which a test compares with the templates.',
  'AwsSolutions-S1':
    'The bucket holds our own code for members of the organization to read, and nothing of the account.',
  'AwsSolutions-S10':
    'The bucket policy denies what comes without TLS; the rule does not read the references of its ARNs.',
  'AwsSolutions-SQS3': 'These are the queues of what was given up.',
  'AwsSolutions-SQS4':
    'The queue policies deny without TLS every action that they could allow; the rule asks for sqs:*.',
};

/** Rules of the AWS Solutions pack that the templates break, and where. A wildcard in an action counts as a rule of its own. */
function findings(
  settings: string,
  seed: (stack: Stack) => void = () => undefined,
): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-nag-'));
  try {
    const { app, stacks } = deployableApp(parseDeploymentSettings('organization.yaml', settings), {
      checks: CHECKS,
      functions: functionFixtures(folder),
      remediations: resolve(__dirname, '..', '..', '..', 'remediations'),
      outdir: join(folder, 'assembly'),
    });
    stacks.forEach(seed);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    try {
      app.synth();
    } catch {
      // Findings make the synthesis fail, after the report of them is written; without a report, reading it fails below.
    }
    const found = new Map<string, readonly string[]>();
    for (const { rule: name, places } of brokenRules(
      readFileSync(join(folder, 'assembly', 'validation-report.json'), 'utf8'),
    )) {
      const rule = name.includes('[Action::') ? name : name.replace(/\[.*/u, '');
      found.set(rule, [...(found.get(rule) ?? []), ...places]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('cdk-nag, AWS Solutions', () => {
  let exitCode: typeof process.exitCode;

  beforeAll(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    exitCode = process.exitCode;
  });

  // A finding marks the process as failed, which is for the command that synthesizes.
  afterEach(() => {
    process.exitCode = exitCode;
  });

  afterAll(() => {
    jest.restoreAllMocks();
  });

  it('finds nothing in any template of an organization but what stands for a reason', () => {
    const found = findings(ORGANIZATION);

    expect([...found.keys()].toSorted()).toEqual(Object.keys(ACCEPTED).toSorted());
  });

  it('finds nothing more in the template of a lone account', () => {
    const found = findings(SINGLE_ACCOUNT);

    expect(found.size).toBeGreaterThan(0);
    expect([...found.keys()].filter((rule) => !Object.hasOwn(ACCEPTED, rule))).toEqual([]);
  });

  it.each([
    ['an organization', ORGANIZATION, 'EcsGuardrailsHub/Open'],
    ['a lone account', SINGLE_ACCOUNT, 'EcsGuardrails-eu-west-1/Open'],
  ])('does find a seeded mistake in %s', (_where, settings, place) => {
    const found = findings(settings, (stack) => {
      new CfnSecurityGroup(stack, 'Open', {
        groupDescription: 'seeded',
        securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }],
      });
    });

    expect(found.get('AwsSolutions-EC23')).toContain(place);
  });
});
