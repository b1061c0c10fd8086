import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';

import {
  documentName,
  DOCUMENTS_BY_HAND,
  FUNCTION_NAMES,
  GUIDANCE,
  MOVE_SERVICES,
} from '../../../core/registry/deployed-names';
import { CHECKS, findCheck } from '../../../core/registry/registry';
import { readMoveRequest } from '../../../remediations/move-services/move-request';
import type { MoveResult } from '../../../remediations/move-services/run-move';
import { WITHOUT_RESOURCE_LEVEL } from '../../../scripts/gen/permission-reasons';
import { REMEDIATIONS } from '../../../remediations/remediations';
import { STEPS } from '../../../remediations/event-fields';
import { readStepRequest } from '../../../remediations/step-request';
import { asksForGuidance, type Guidance } from '../../../rules/guidance';
import { documentProblems } from './document-problems';
import { automationDocument, successors, type AutomationDocument } from './document-shape';

const ROOM = join(__dirname, '../../../remediations');
const FOLDERS = readdirSync(ROOM, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const ANSWER = {
  step: 'plan',
  check: '',
  resourceId: '',
  outcome: 'APPLY',
  description: '',
  from: '',
  to: '',
  undo: '',
  toVerify: '',
  services: '',
  toRevision: '',
  policyDigest: '',
} satisfies MoveResult;

const statement = z.strictObject({
  Sid: z.string().regex(/^[A-Za-z0-9]+$/),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.array(z.string().regex(/^[a-z0-9-]+:[A-Za-z]+$/)).min(1),
  Resource: z.array(z.string().regex(/^(?:arn:\$\{AWS::Partition\}:|\*$)/)).min(1),
  Condition: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

const permissions = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    statement.refine(
      ({ Action, Resource }) =>
        !Resource.includes('*') || Action.every((action) => WITHOUT_RESOURCE_LEVEL.includes(action)),
    ),
  ),
});

function contentOf(folder: string): unknown {
  const document = parseDocument(readFileSync(join(ROOM, folder, 'document.yaml'), 'utf8'), { uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

/** What the rules function answers who asks for guidance. */
const GIVEN = {
  check: '',
  resourceId: '',
  outcome: 'NON_COMPLIANT',
  description: '',
  policyDigest: '',
} satisfies Guidance;

/** What each step that invokes the function hands it. */
function payloadsOf({ mainSteps }: AutomationDocument) {
  return mainSteps.flatMap((step) => (step.action === 'aws:invokeLambdaFunction' ? [step.inputs.InputPayload] : []));
}

function checksOf(folder: string): readonly string[] {
  return CHECKS.filter(({ remediation }) => remediation.document === folder).map(({ id }) => id);
}

describe('the remediations', () => {
  it('have one folder each, and every folder is entered', () => {
    expect([...REMEDIATIONS.keys(), ...DOCUMENTS_BY_HAND, GUIDANCE].toSorted()).toEqual(FOLDERS.toSorted());
  });

  it('are exactly those that checks name, and what only a person starts', () => {
    const named = CHECKS.flatMap(({ remediation }) => remediation.document ?? []);

    expect([...new Set([...named, ...DOCUMENTS_BY_HAND])].toSorted()).toEqual(FOLDERS.toSorted());
    expect(named).not.toContain(MOVE_SERVICES);
  });
});

describe.each(FOLDERS)('%s', (folder) => {
  it('has a sound document that invokes its function', () => {
    const context =
      folder === GUIDANCE
        ? { functionName: FUNCTION_NAMES.rules, answerFields: Object.keys(GIVEN) }
        : { functionName: FUNCTION_NAMES.remediation, answerFields: Object.keys(ANSWER) };

    const problems = documentProblems(contentOf(folder), context);

    expect(problems).toEqual([]);
  });

  it('has a document name and size that Systems Manager accepts', () => {
    const name = documentName(folder);

    expect(name).toMatch(/^(?!aws|amazon|AWSConfigRemediation)[a-zA-Z0-9_.-]{3,128}$/);
    expect(readFileSync(join(ROOM, folder, 'document.yaml')).length).toBeLessThan(64 * 1024);
  });

  it('declares its permissions one action at a time', () => {
    const parsed = permissions.safeParse(JSON.parse(readFileSync(join(ROOM, folder, 'permissions.json'), 'utf8')));

    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('keeps the SDK out of its decisions', () => {
    const files = readdirSync(join(ROOM, folder)).filter((name) => name.endsWith('.ts'));

    const offenders = files.filter((name) => readFileSync(join(ROOM, folder, name), 'utf8').includes('@aws-sdk'));

    expect(existsSync(join(ROOM, folder, 'remediation.ts'))).toBe(folder !== GUIDANCE);
    expect(offenders).toEqual([]);
  });
});

describe.each([...REMEDIATIONS.keys()])('%s, started from a Config rule', (folder) => {
  it('needs nothing but resource, role and, if it corrects several checks, which one', () => {
    const { parameters } = automationDocument.parse(contentOf(folder));

    const required = Object.entries(parameters).filter(([, { default: value }]) => value === undefined);

    const shared = parameters['Check'] === undefined ? [] : ['Check'];
    expect(required.map(([name]) => name).toSorted()).toEqual(['AutomationAssumeRole', ...shared, 'ResourceId']);
    expect(parameters).toMatchObject({ DryRun: { allowedValues: ['true', 'false'], default: 'false' }, Release: {} });
  });

  it('hands every step a payload that the function reads, of a check that names this folder', () => {
    const document = automationDocument.parse(contentOf(folder));
    const { parameters } = document;
    const payloads = payloadsOf(document);

    // A document that corrects several checks is told which.
    const checks = parameters['Check']?.allowedValues ?? payloads.slice(0, 1).map(({ check }) => check ?? '');
    const values = parameters['Values'] === undefined ? {} : { values: parameters['Values'].default };
    const given = { dryRun: 'false', parameters: parameters['CheckParameters']?.default, ...values };

    const requests = payloads.map((payload) => readStepRequest({ ...payload, ...given, check: checks[0] }));

    expect(requests.map(({ step }) => step)).toEqual(STEPS);
    expect(payloads.map(({ dryRun }) => dryRun)).toEqual(STEPS.map(() => '{{ DryRun }}'));
    expect(new Set(payloads.map(({ check }) => check))).toEqual(
      new Set([parameters['Check'] === undefined ? checks[0] : '{{ Check }}']),
    );
    expect(checks.map((check) => findCheck(check)?.id)).toEqual(checksOf(folder));
  });
});

describe('the document that gives guidance', () => {
  const document = automationDocument.parse(contentOf(GUIDANCE));

  it('is for the checks that name it, and asks of a person what every document asks', () => {
    expect(document.parameters['Check']?.allowedValues).toEqual(checksOf(GUIDANCE));
    expect(Object.keys(document.parameters)).toEqual([
      'ResourceId',
      'Check',
      'AutomationAssumeRole',
      'DryRun',
      'CheckParameters',
      'Release',
    ]);
  });

  it('hands over an event that the rules function takes for a request of guidance', () => {
    const payloads = payloadsOf(document);

    expect(payloads).toEqual([
      { guide: '{{ Check }}', resourceId: '{{ ResourceId }}', parameters: '{{ CheckParameters }}' },
    ]);
    expect(payloads.map(asksForGuidance)).toEqual([true]);
  });

  it('may do nothing', () => {
    const file: unknown = JSON.parse(readFileSync(join(ROOM, GUIDANCE, 'permissions.json'), 'utf8'));

    expect(file).toMatchObject({ Statement: [] });
  });
});

describe('every check', () => {
  it('has a document unless nothing can be changed about it', () => {
    const without = CHECKS.filter(({ remediation }) => remediation.document === null);

    expect(without.filter(({ remediation }) => remediation.class !== 'none').map(({ id }) => id)).toEqual([]);
  });
});

describe('the document that moves services', () => {
  const document = automationDocument.parse(contentOf(MOVE_SERVICES));

  it('hands every step a payload that the function reads', () => {
    const given = { dryRun: 'false', parameters: '{}', toRevision: '42' };

    const requests = payloadsOf(document).map((payload) => readMoveRequest({ ...payload, ...given }));

    expect(requests.map(({ step }) => step)).toEqual(STEPS);
  });

  it('comes to Apply by an approval only', () => {
    const before = document.mainSteps.filter((step) => successors(step).includes('Apply'));

    expect(before.map(({ action }) => action)).toEqual(['aws:approve', 'aws:approve']);
    expect(
      Object.entries(document.parameters).flatMap(([name, { default: value }]) => (value === undefined ? [name] : [])),
    ).toEqual(['ResourceId', 'Approvers', 'AutomationAssumeRole']);
  });
});

describe('the permissions of a remediation', () => {
  it.each([
    { case: 'a wildcard action', statement: { Action: ['ecr:*'] } },
    { case: 'a partial wildcard', statement: { Action: ['ecr:Describe*'] } },
    { case: 'every resource', statement: { Resource: ['*'] } },
    { case: 'a fixed partition', statement: { Resource: ['arn:aws:ecr:eu-west-1:111122223333:repository/*'] } },
    { case: 'no action', statement: { Action: [] } },
  ])('may not hold $case', ({ statement }) => {
    const sound = { Sid: 'Any', Effect: 'Allow', Action: ['ecr:Put'], Resource: ['arn:${AWS::Partition}:ecr:x'] };

    const parsed = permissions.safeParse({ Version: '2012-10-17', Statement: [{ ...sound, ...statement }] });

    expect(parsed.success).toBe(false);
  });
});
