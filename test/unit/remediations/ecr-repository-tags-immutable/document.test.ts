import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecrRepositories } from '../../../../adapters/ecr/repositories';
import { loadPackagedPolicy } from '../../../../adapters/files/packaged-policy';
import { isGuardrailsError } from '../../../../core/errors';
import { CHECKS } from '../../../../core/registry/registry';
import { runStep } from '../../../../remediations/run-step';
import { readExamples, type Example } from '../../../../scripts/policies/read-examples';
import { automationDocument } from '../document-shape';
import { makePorts } from '../make-ports';
import { runDocument } from '../run-document';
import { FakeEcr, type Setting } from './fake-ecr';

const ROOT = join(__dirname, '../../../..');
const ID = 'ecr-repository-tags-immutable';
const FOLDER = join(ROOT, 'remediations', ID);

const DOCUMENT = automationDocument.parse(parse(readFileSync(join(FOLDER, 'document.yaml'), 'utf8')));
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const policy = loadPackagedPolicy();
const CALLS = awsCalls(() => 30_000);

/** Runs the document on a fake ECR: with the policy, the code and the SDK that are deployed. */
function execute(ecr: FakeEcr, parameters: Readonly<Record<string, string>> = {}) {
  const ports = makePorts(policy, { repositories: ecrRepositories(ecr.client, CALLS) });
  const given = { ResourceId: 'payments', AutomationAssumeRole: ROLE, ...parameters };
  return runDocument(DOCUMENT, given, (payload) => runStep(payload, CHECKS, ports));
}

describe('the document', () => {
  it('plans, applies and verifies, with the calls that its permissions allow and no other', async () => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });

    const { steps, outputs, failure } = await execute(ecr);

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(ecr.setting).toEqual({ imageTagMutability: 'IMMUTABLE' });
    expect([...new Set(ecr.operations)].map((operation) => `ecr:${operation}`).toSorted()).toEqual(declaredActions());
  });

  it('ends after the plan in a dry run, with the change and its undoing, and without a changing call', async () => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });

    const { steps, outputs } = await execute(ecr, { DryRun: 'true' });

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect([outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual(['MUTABLE', 'IMMUTABLE']);
    expect(outputs.get('Plan.Undo')).toContain('--repository-name payments --image-tag-mutability MUTABLE');
    expect(ecr.operations).toEqual(['DescribeRepositories']);
  });

  it('ends as a success, without a changing call, when it is replayed', async () => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });
    await execute(ecr);
    ecr.operations.length = 0;

    const { steps, outputs, failure } = await execute(ecr);

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(ecr.operations).toEqual(['DescribeRepositories']);
  });

  it('ends as a success when the repository is gone', async () => {
    const { steps, outputs, failure } = await execute(new FakeEcr(undefined));

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NOT_FOUND');
  });

  it.each([
    { form: 'as values', CheckParameters: '{"allowedExclusions":["dev-*"]}' },
    { form: 'as texts, which is how a Config rule has them', CheckParameters: '{"allowedExclusions":"[\\"dev-*\\"]"}' },
  ])('leaves an exclusion alone that the check was told to allow, $form', async ({ CheckParameters }) => {
    const filters = [{ filterType: 'WILDCARD', filter: 'dev-*' }];
    const ecr = new FakeEcr({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: filters,
    });

    const { outputs } = await execute(ecr, { CheckParameters });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(ecr.operations).toEqual(['DescribeRepositories']);
  });

  it('changes nothing that was corrected between plan and apply', async () => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });
    ecr.before = () => {
      if (ecr.operations.length === 1) ecr.setting = { imageTagMutability: 'IMMUTABLE' };
    };

    const { steps, outputs } = await execute(ecr);

    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect([outputs.get('Plan.Outcome'), outputs.get('Apply.Outcome')]).toEqual(['APPLY', 'SKIP_ALREADY_COMPLIANT']);
    expect(ecr.operations).not.toContain('PutImageTagMutability');
  });

  it('fails when somebody changes the repository back before it is verified', async () => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });
    ecr.before = () => {
      if (ecr.operations.at(-1) === 'PutImageTagMutability') ecr.setting = { imageTagMutability: 'MUTABLE' };
    };

    const { steps, failure } = await execute(ecr);

    expect(steps.at(-1)).toBe('Verify');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
  });

  it.each([
    { operation: 'DescribeRepositories', steps: ['Plan'] },
    { operation: 'PutImageTagMutability', steps: ['Plan', 'Decide', 'Apply'] },
  ])('fails, and leaves the setting, when $operation is throttled', async ({ operation, steps: expected }) => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });
    ecr.throttled = [operation];

    const { steps, failure } = await execute(ecr);

    expect(steps).toEqual(expected);
    expect(isGuardrailsError(failure) && failure.message).toContain(`ecr:${operation} on payments failed`);
    expect(ecr.setting).toEqual({ imageTagMutability: 'MUTABLE' });
  });

  it.each([
    { id: 'arn:aws:ecr:eu-west-1:222233334444:repository/payments', code: 'ACCOUNT_MISMATCH' },
    { id: 'arn:aws:ecr:eu-central-1:111122223333:repository/payments', code: 'REGION_MISMATCH' },
  ])('fails without a call for $id', async ({ id, code }) => {
    const ecr = new FakeEcr({ imageTagMutability: 'MUTABLE' });

    const { failure } = await execute(ecr, { ResourceId: id });

    expect(isGuardrailsError(failure) && failure.code).toBe(code);
    expect(ecr.operations).toEqual([]);
  });
});

describe('its ResourceId', () => {
  const pattern = new RegExp(DOCUMENT.parameters['ResourceId']?.allowedPattern ?? '');

  it.each([
    'payments',
    'team/app.v2/my-image_1',
    'arn:aws:ecr:eu-west-1:111122223333:repository/payments',
    'arn:aws-cn:ecr:cn-north-1:111122223333:repository/team/payments',
    'arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/payments',
    'arn:aws-iso-b:ecr:us-isob-east-1:111122223333:repository/payments',
    `arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/${'a'.repeat(256)}`,
  ])('may be %s', (id) => {
    expect(id).toMatch(pattern);
    expect(id.length).toBeLessThanOrEqual(512);
  });

  it.each(['', 'a', 'Payments', '", "dryRun": "false', '{{ DryRun }}', '$(id)', 'payments\nx', 'arn:aws:ecr:x:y:z'])(
    'may not be %j',
    (id) => {
      expect(id).not.toMatch(pattern);
    },
  );
});

describe('with the examples of the check', () => {
  const examples = readExamples(join(ROOT, 'policies'), ID);

  it.each(examples.filter(({ kind }) => kind === 'bad'))('corrects: $name', async (example) => {
    const ecr = new FakeEcr(settingOf(example));

    const { outputs, failure } = await execute(ecr, { CheckParameters: JSON.stringify(example.params) });

    expect(failure).toBeUndefined();
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it.each(examples.filter(({ kind }) => kind === 'good'))('leaves alone: $name', async (example) => {
    const ecr = new FakeEcr(settingOf(example));

    const { outputs } = await execute(ecr, { CheckParameters: JSON.stringify(example.params) });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(ecr.operations).toEqual(['DescribeRepositories']);
  });
});

const configuration = z.object({
  ImageTagMutability: z.string().default('MUTABLE'),
  ImageTagMutabilityExclusionFilters: z
    .array(
      z.object({
        ImageTagMutabilityExclusionFilterType: z.string(),
        ImageTagMutabilityExclusionFilterValue: z.string(),
      }),
    )
    .default([]),
});

/** The example in ECR's own spelling. */
function settingOf(example: Example): Setting {
  const { ImageTagMutability, ImageTagMutabilityExclusionFilters } = configuration.parse(example.configuration);
  return {
    imageTagMutability: ImageTagMutability,
    imageTagMutabilityExclusionFilters: ImageTagMutabilityExclusionFilters.map((filter) => ({
      filterType: filter.ImageTagMutabilityExclusionFilterType,
      filter: filter.ImageTagMutabilityExclusionFilterValue,
    })),
  };
}

function declaredActions(): readonly string[] {
  const file: unknown = JSON.parse(readFileSync(join(FOLDER, 'permissions.json'), 'utf8'));
  const statements = z.object({ Statement: z.array(z.object({ Action: z.array(z.string()) })) }).parse(file).Statement;
  return statements.flatMap(({ Action }) => Action).toSorted();
}
