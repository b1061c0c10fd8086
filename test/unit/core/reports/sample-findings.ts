import type { Decision } from '../../../../core/decision/decision';
import { GuardrailsError } from '../../../../core/errors';
import type { Findings, Positions } from '../../../../core/reports/build-report';
import { pointerOf, type JsonObject } from '../../../../core/subject/json';
import type { SourceDocument, Subject } from '../../../../core/subject/subject';
import { makeCheck } from '../../../support/make-check';
import { makeSubject } from '../../../support/make-subject';

const PRIVILEGED = makeCheck({ id: 'ecs-taskdef-no-privileged' });
export const READONLY = makeCheck({ id: 'ecs-taskdef-readonly-root-fs', severity: 'MEDIUM' });

export const TEMPLATE: SourceDocument = {
  name: 'service.yaml',
  format: 'yaml',
  text: [
    'Resources:',
    '  WebTask:',
    '    Type: AWS::ECS::TaskDefinition',
    '    Properties:',
    '      ContainerDefinitions:',
    '        - Name: web',
    '          Environment:',
    '            - Name: DB_PASSWORD',
    '              Value: canary-environment',
    '          Privileged: true',
    '          Command: [serve, --token, canary-command]',
    '',
  ].join('\n'),
};

const CONFIGURATION: JsonObject = {
  ContainerDefinitions: [
    { Name: 'web', Privileged: true, Environment: [{ Name: 'DB_PASSWORD', Value: 'canary-environment' }] },
    { Name: 'log-router', Privileged: true },
  ],
};

/** A task definition of the template above. */
export function templateSubject(settings: Partial<Subject> = {}): Subject {
  return makeSubject({
    id: 'WebTask',
    arn: null,
    account: { $unknown: 'unresolved-reference', detail: 'give --account' },
    region: { $unknown: 'unresolved-reference', detail: 'give --region' },
    source: 'cloudformation',
    logicalId: 'WebTask',
    configuration: CONFIGURATION,
    origin: {
      document: TEMPLATE,
      resource: ['Resources', 'WebTask'],
      configuration: ['Resources', 'WebTask', 'Properties'],
    },
    ...settings,
  });
}

/** A decision; settings replace members. */
export function decision(settings: Partial<Decision> = {}): Decision {
  const check = settings.check ?? PRIVILEGED;
  return {
    check,
    severity: check.severity,
    subject: templateSubject(),
    status: 'COMPLIANT',
    violations: [],
    unknowns: [],
    error: null,
    policyDigest: 'sha256:abc',
    ...settings,
  };
}

/** The decision that container `web` is privileged. */
export function privilegedWeb(settings: Partial<Decision> = {}): Decision {
  return decision({
    status: 'NON_COMPLIANT',
    violations: [
      { path: ['ContainerDefinitions', 0, 'Privileged'], message: 'Container "web" sets Privileged to true.' },
    ],
    ...settings,
  });
}

/** Findings of a run over one file. */
export function findings(settings: Partial<Findings> = {}): Findings {
  return {
    tool: { version: '1.2.3', policyBundle: 'sha256:abc' },
    files: 1,
    decisions: [],
    skipped: [],
    notEvaluated: [],
    errors: [],
    ...settings,
  };
}

/** The engine's failure for one check. */
export const FAILURE = new GuardrailsError('EVALUATION_ABORTED', 'Check ecs-taskdef-no-privileged did not end.');

/** Positions as the readers would find them in the template above. */
export const POSITIONS: Positions = {
  resource: ({ origin }) =>
    origin === null ? null : { file: 'service.yaml', line: 2, column: 3, pointer: '/Resources/WebTask' },
  place: (_subject, path) => ({
    file: 'service.yaml',
    line: 10,
    column: 11,
    pointer: `/Resources/WebTask/Properties${pointerOf(path)}`,
  }),
};

/** A file of which no place can be found. */
export const NOWHERE: Positions = { resource: () => null, place: () => null };
