import type { Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { literalPack } from '../../../conformance-pack/literal-pack';
import { renderPacks } from '../../../conformance-pack/render-pack';
import { CHECKS } from '../../../core/registry/registry';
import { findingsOf, type Finding } from '../../support/cloudformation-validate';
import { ORGANIZATION, SINGLE_ACCOUNT, synthesis } from '../../support/synthesis';
import { brokenRules } from '../../support/validation-report';

// The validator's engine takes seconds to start.
jest.setTimeout(60_000);

/** Findings that stand, with the reason. */
const ACCEPTED: Readonly<Record<string, string>> = {
  W1030: 'The empty default of AlarmActionArn: where it is empty, the condition AlarmsAct leaves the property out.',
  W9002:
    'The ARN pattern of pack rules in the permission: the rules come later, from AWS Config, so nothing can be referred to.',
};

function unexpected(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, severity }) => severity !== 'INFO' && !Object.hasOwn(ACCEPTED, rule));
}

describe("AWS's own validation", () => {
  const built = synthesis();
  const single = synthesis({ organization: SINGLE_ACCOUNT });

  it.each([...built.templates, ...single.templates])('finds nothing in the template %s', (name, text) => {
    expect(unexpected(findingsOf(name, text))).toEqual([]);
  });

  it('finds nothing in the literal body of the pack', () => {
    const here = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };

    for (const { name, body } of renderPacks(CHECKS)) {
      expect(unexpected(findingsOf(name, literalPack(body, here)))).toEqual([]);
    }
  });

  it('does find a seeded mistake', () => {
    const broken = (built.templates.get('core') ?? '').replace('"nodejs24.x"', '"nodejs2.x"');

    expect(unexpected(findingsOf('core', broken))).not.toEqual([]);
  });
});

describe("CDK's own validation at synthesis", () => {
  const setting = process.env['CDK_VALIDATION'];

  beforeAll(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    process.env['CDK_VALIDATION'] = 'true';
  });

  afterAll(() => {
    jest.restoreAllMocks();
    process.env['CDK_VALIDATION'] = setting ?? 'false';
  });

  it.each([
    // It sees no stack of a custom synthesizer: neither core nor pack.
    ['an organization', ORGANIZATION, []],
    ['a lone account', SINGLE_ACCOUNT, ['W1030']],
  ])('reports nothing about the stacks of %s but what stands for a reason', (_whose, organization, accepted) => {
    const { validation } = synthesis({ organization, validation: true });

    const found = new Set(brokenRules(validation ?? '').map(({ rule }) => rule));
    expect([...found].toSorted()).toEqual(accepted);
  });

  it('refuses a seeded mistake, so it does run', () => {
    const seed = (hub: Stack): void => {
      new CfnQueue(hub, 'Seeded', { visibilityTimeout: 999_999 });
    };

    expect(() => synthesis({ validation: true, seed })).toThrow(/VisibilityTimeout: 999999/);
  });
});
