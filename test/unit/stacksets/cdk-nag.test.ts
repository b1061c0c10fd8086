import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { CHECKS } from '../../../core/registry/registry';
import { guardrailsApp } from '../../../stacksets/guardrails-app';
import type { HubStack } from '../../../stacksets/hub-stack';
import { parseOrganizationSettings } from '../../../stacksets/organization-settings';
import { functionFixtures } from '../../support/function-fixtures';
import { ORGANIZATION } from '../../support/synthesis';

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

const report = z.looseObject({
  pluginReports: z.array(
    z.looseObject({
      violations: z.array(
        z.looseObject({
          ruleName: z.string(),
          violatingConstructs: z.array(z.looseObject({ constructPath: z.string() })),
        }),
      ),
    }),
  ),
});

/** Rules of the AWS Solutions pack that the templates break, and where. A wildcard in an action counts as a rule of its own. */
function findings(seed: (hub: HubStack) => void = () => undefined): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-nag-'));
  try {
    const { app, hub } = guardrailsApp({
      settings: parseOrganizationSettings('organization.yaml', ORGANIZATION),
      checks: CHECKS,
      functions: functionFixtures(folder),
      remediations: resolve(__dirname, '..', '..', '..', 'remediations'),
      outdir: join(folder, 'assembly'),
    });
    seed(hub);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    try {
      app.synth();
    } catch {
      // Findings make the synthesis fail, after the report of them is written; without a report, reading it fails below.
    }
    const { pluginReports } = report.parse(
      JSON.parse(readFileSync(join(folder, 'assembly', 'validation-report.json'), 'utf8')),
    );
    const found = new Map<string, readonly string[]>();
    for (const { ruleName, violatingConstructs } of pluginReports.flatMap(({ violations }) => violations)) {
      const rule = ruleName.includes('[Action::') ? ruleName : ruleName.replace(/\[.*/u, '');
      found.set(rule, [...(found.get(rule) ?? []), ...violatingConstructs.map(({ constructPath }) => constructPath)]);
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

  it('finds nothing in any template but what stands for a reason', () => {
    const found = findings();

    expect([...found.keys()].toSorted()).toEqual(Object.keys(ACCEPTED).toSorted());
  });

  it('does find a seeded mistake', () => {
    const found = findings((hub) => {
      new CfnSecurityGroup(hub, 'Open', {
        groupDescription: 'seeded',
        securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }],
      });
    });

    expect(found.get('AwsSolutions-EC23')).toEqual(['EcsGuardrailsHub/Open']);
  });
});
