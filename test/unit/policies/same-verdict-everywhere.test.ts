import { decide } from '../../../core/decision/decide';
import { isGuardrailsError } from '../../../core/errors';
import type { Evaluation } from '../../../core/facts/evaluations';
import { NO_FACTS } from '../../../core/facts/facts';
import { parseTaskEvent } from '../../../core/inputs/task-event';
import { CHECKS, checkNamed } from '../../../core/registry/registry';
import { pointerOf, type JsonObject } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';
import { evaluateEvent } from '../../../rules/evaluate-event';
import { Judge } from '../../../stopper/judge';
import { evaluatorPorts } from '../../support/evaluator-ports';
import { policy, requestOf } from '../../support/all-examples';
import { subjectThrough } from '../../support/forms';
import { configEventOf } from '../../support/forms/config-item-forms';
import { describeAnswer, describedAs } from '../../support/forms/describe-form';
import type { Form, FormSource } from '../../support/forms/form';
import { registerCamelCase } from '../../support/forms/register-forms';
import { taskEventOf } from '../../support/forms/task-event-form';
import { templateYaml } from '../../support/forms/template-forms';
import { checksOf } from '../../support/section-4/other-rows';

/** A check's answer as every point of enforcement can tell it: the status and the places of violations. */
interface Answer {
  readonly check: string;
  readonly status: string;
  readonly places: readonly string[];
}

const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments:4.2.0';
/** What AWS Config may leave out is written: there absence says nothing, and elsewhere it means the default. */
const SOUND: JsonObject = {
  Name: 'app',
  Image: IMAGE,
  User: '1000',
  ReadonlyRootFilesystem: true,
  VersionConsistency: 'enabled',
  Memory: 512,
  LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/ecs/payments-api' } },
};

function resource(type: ResourceType, configuration: JsonObject): FormSource {
  return { type, configuration, account: '111122223333', region: 'eu-west-1' };
}

function definition(containers: readonly JsonObject[], settings: JsonObject = {}): FormSource {
  const own = { Family: 'payments-api', ContainerDefinitions: containers, ...settings };
  return resource('AWS::ECS::TaskDefinition', own);
}

/** With all that is described by operations of its own, and with no need of a look-up. */
function repository(settings: JsonObject): FormSource {
  return resource('AWS::ECR::Repository', {
    RepositoryName: 'payments',
    EncryptionConfiguration: { EncryptionType: 'AES256' },
    ImageScanningConfiguration: { ScanOnPush: true },
    LifecyclePolicy: { LifecyclePolicyText: { Rules: [{ RulePriority: 1 }] } },
    ...settings,
  });
}

const TASK_DEFINITIONS: [string, FormSource][] = [
  ['everything in order', definition([SOUND])],
  [
    'everything wrong, twice',
    definition(
      ['app', 'agent'].map((Name) => ({
        Name,
        Image: 'nginx:1.29',
        Privileged: true,
        VersionConsistency: 'disabled',
        Environment: [{ Name: 'AWS_SECRET_ACCESS_KEY', Value: 'x' }],
      })),
      { Volumes: [{ Name: 'data', EfsVolumeConfiguration: { FileSystemId: 'fs-0a1b2c3d' } }] },
    ),
  ],
  [
    'secrets in every field',
    definition(
      [
        {
          ...SOUND,
          Environment: [{ Name: 'CONFIG', Value: '{"password": "hunter2"}' }],
          EntryPoint: ['sh', '-c', 'exec server --token=hunter2'],
          Command: ['--password', 'hunter2'],
          HealthCheck: { Command: ['CMD-SHELL', 'API_KEY=hunter2 check'] },
          DockerLabels: { 'com.example.db-password': 'hunter2' },
          LogConfiguration: { LogDriver: 'splunk', Options: { 'splunk-token': 'hunter2' } },
          FirelensConfiguration: { Type: 'fluentbit', Options: { api_key: 'hunter2' } },
        },
      ],
      { Volumes: [{ Name: 'share', DockerVolumeConfiguration: { DriverOpts: { password: 'hunter2' } } }] },
    ),
  ],
  ['a setting that is not readable', definition([{ ...SOUND, Privileged: 'maybe' }])],
  [
    'a certain violation beside an unknown',
    definition([
      { ...SOUND, Privileged: 'maybe' },
      { ...SOUND, Privileged: true },
    ]),
  ],
  [
    'Windows',
    definition([{ Name: 'web', Image: IMAGE, VersionConsistency: 'enabled' }], {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    }),
  ],
  ['no containers', definition([])],
];

/** What AWS Config may leave out of a service, so that its absence means other things there than elsewhere. */
const RECORDED: JsonObject = {
  DeploymentConfiguration: { LifecycleHooks: [{ TargetType: 'PAUSE', LifecycleStages: ['PRE_SCALE_UP'] }] },
  VolumeConfigurations: [{ Name: 'data', ManagedEBSVolume: { Encrypted: true } }],
};

const OTHERS: [string, FormSource][] = [
  [
    'a service with public addresses',
    resource('AWS::ECS::Service', {
      ServiceName: 'web',
      ...RECORDED,
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: ['subnet-0aaa1111'] } },
    }),
  ],
  [
    'a task set without',
    resource('AWS::ECS::TaskSet', { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0aaa1111'] } } }),
  ],
  ['a service in bridge mode', resource('AWS::ECS::Service', { ServiceName: 'web', ...RECORDED })],
  ['a cluster without insights', resource('AWS::ECS::Cluster', { ClusterName: 'prod' })],
  ['a mutable repository', repository({ RepositoryPolicyText: { Statement: [{ Effect: 'Allow', Principal: '*' }] } })],
  [
    'an immutable repository',
    repository({
      ImageTagMutability: 'IMMUTABLE',
      RepositoryPolicyText: { Statement: [{ Effect: 'Deny', Principal: '*' }] },
    }),
  ],
];

/** What `ecs-guardrails check` says of the resource in a form. */
function fromCommandLine(form: Form, source: FormSource): readonly Answer[] {
  const requests = checksOf(source.type).map((check) => requestOf({ check }));
  return decide(policy, subjectThrough(form, source), requests, NO_FACTS).map(({ check, status, violations }) => ({
    check: check.id,
    status,
    places: violations.map(({ path }) => pointerOf(path)),
  }));
}

/** What the rules of AWS Config say of it: an annotation names the first place and how many more there are. */
async function fromConfigRules(source: FormSource) {
  return Promise.all(checksOf(source.type).map(async (check) => ({ check, ...(await evaluationBy(check, source)) })));
}

async function evaluationBy(check: string, source: FormSource) {
  const sent: Evaluation[] = [];
  const digests: unknown[] = [];
  const ignore = () => undefined;
  try {
    const ports = evaluatorPorts(policy, {
      evaluations: {
        put: (_token, evaluations) => {
          sent.push(...evaluations);
          return Promise.resolve();
        },
      },
      log: { info: (_message, fields) => digests.push(fields?.['policyDigest']), warn: ignore, error: ignore },
    });
    await evaluateEvent(configEventOf(source, { check }), ports);
  } catch (thrown) {
    if (!isGuardrailsError(thrown)) throw thrown;
    return { compliance: thrown.code, annotation: undefined, digests };
  }
  return { compliance: sent[0]?.compliance, annotation: sent[0]?.annotation, digests };
}

/** How an answer reads in AWS Config. */
function asEvaluation({ check, status, places }: Answer) {
  const [first, ...others] = places;
  const more = others.length === 0 ? '' : ` +${String(others.length)} more`;
  const digests = [policy.digest];
  switch (status) {
    case 'NON_COMPLIANT':
      return {
        check,
        compliance: status,
        annotation: expect.stringMatching(new RegExp(`^${first ?? '?'}: .*${more.replace('+', '\\+')}$`)),
        digests,
      };
    case 'UNKNOWN':
      return { check, compliance: 'NOT_APPLICABLE', annotation: expect.stringMatching(/^unknown: \//), digests };
    default:
      return { check, compliance: status, annotation: undefined, digests };
  }
}

/** What the task stopper says of a task of the definition. */
async function fromStopper(source: FormSource) {
  const describe = () => Promise.resolve(describedAs(source));
  const judge = new Judge({ policy, definitions: { describe }, checks: CHECKS, exemptions: [], now: () => 0 });
  return judge.judge(parseTaskEvent(taskEventOf(source)));
}

function placesOf(answers: readonly Answer[], status: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    answers.filter((answer) => answer.status === status).map(({ check, places }) => [check, places]),
  );
}

describe('a task definition', () => {
  it.each(TASK_DEFINITIONS)(
    'has one verdict in a file, a template, a Config rule and a task: %s',
    async (_, source) => {
      const answers = fromCommandLine(registerCamelCase, source);

      const evaluations = await fromConfigRules(source);
      const verdict = await fromStopper(source);

      expect(fromCommandLine(templateYaml, source)).toEqual(answers);
      expect(evaluations).toEqual(answers.map(asEvaluation));
      const findings = [...verdict.stopping, ...verdict.lesser];
      const stopped = findings.map(({ check, places }) => [check, places.map(({ pointer }) => pointer)]);
      // Nobody configured the stopper: it asks only what is on by default.
      const asked = answers.filter(({ check }) => checkNamed(check).enabled);
      expect(Object.fromEntries(stopped)).toEqual(placesOf(asked, 'NON_COMPLIANT'));
      expect(verdict.unjudged.map(({ check, status }) => [check, status])).toEqual(
        asked.filter(({ status }) => status === 'UNKNOWN').map(({ check, status }) => [check, status]),
      );
      expect(verdict.policyDigest).toBe(policy.digest);
    },
  );

  it('that was deregistered is judged where it still runs, and elsewhere only for what stays readable', async () => {
    const container = { ...SOUND, Privileged: true, Environment: [{ Name: 'DB_PASSWORD', Value: 'hunter2' }] };
    const source = definition([container], { Status: 'INACTIVE' });

    const answers = fromCommandLine(describeAnswer, source);
    const evaluations = await fromConfigRules(source);
    const verdict = await fromStopper(source);

    expect(evaluations).toEqual(answers.map(asEvaluation));
    expect(answers.filter(({ status }) => status !== 'NOT_APPLICABLE')).toMatchObject([
      { check: 'ecs-taskdef-no-plaintext-secrets', status: 'NON_COMPLIANT' },
    ]);
    expect(verdict.stopping.map(({ check }) => check).toSorted()).toEqual([
      'ecs-taskdef-no-plaintext-secrets',
      'ecs-taskdef-no-privileged',
    ]);
  });

  it('is met with every status', () => {
    const statuses = TASK_DEFINITIONS.flatMap(([, source]) => fromCommandLine(registerCamelCase, source));

    expect([...new Set(statuses.map(({ status }) => status))].toSorted()).toEqual([
      'COMPLIANT',
      'NON_COMPLIANT',
      'NOT_APPLICABLE',
      'UNKNOWN',
    ]);
  });
});

describe('another resource', () => {
  it.each(OTHERS)('has one verdict in a file, a template and a Config rule: %s', async (_, source) => {
    const answers = fromCommandLine(describeAnswer, source);

    const evaluations = await fromConfigRules(source);

    expect(fromCommandLine(templateYaml, source)).toEqual(answers);
    expect(evaluations).toEqual(answers.map(asEvaluation));
    expect(answers).not.toEqual([]);
  });
});
