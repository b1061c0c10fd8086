import type { JsonObject } from '../../../core/subject/json';
import { at, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::Service' }, cases);
}

const HOOK = 'ecs-service-admission-hook';
const PLATFORM = 'ecs-service-platform-current';
const SECURITY_GROUPS = 'ecs-service-sg-not-open';

function service(settings: JsonObject): JsonObject {
  return { ServiceName: 'payments-api', ...settings };
}

const ON_SPOT = [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }];
const WINDOWS: JsonObject = { LaunchType: 'FARGATE', PlatformFamily: 'Windows' };

const PLATFORM_ROWS: readonly RowCase[] = [
  ...row(45, PLATFORM, {
    'Windows 1.0.0': { configuration: service({ ...WINDOWS, PlatformVersion: '1.0.0' }), outcome: 'COMPLIANT' },
    'Linux 1.3.0': {
      configuration: service({ LaunchType: 'FARGATE', PlatformVersion: '1.3.0' }),
      ...at('/PlatformVersion'),
      saying: '1.4.0 for Linux',
    },
  }),
  ...row(46, PLATFORM, {
    'Fargate Spot without a launch type, 1.3.0': {
      configuration: service({ CapacityProviderStrategy: ON_SPOT, PlatformVersion: '1.3.0' }),
      ...at('/PlatformVersion'),
    },
    'Fargate Spot without a launch type, 1.4.0': {
      configuration: service({ CapacityProviderStrategy: ON_SPOT, PlatformVersion: '1.4.0' }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(47, PLATFORM, {
    'no version': { configuration: service({ LaunchType: 'FARGATE' }), outcome: 'COMPLIANT' },
    'Windows and LATEST': {
      configuration: service({ ...WINDOWS, PlatformVersion: 'LATEST' }),
      outcome: 'COMPLIANT',
    },
  }),
];

const IN_GROUP = service({
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0aaa1111'], SecurityGroups: ['sg-0a1b2c3d'] } },
});
const GROUP_PLACE = '/NetworkConfiguration/AwsvpcConfiguration/SecurityGroups/0';

/** What looking the group up answers if it has one ingress rule. */
function ingress(permission: JsonObject): JsonObject {
  return { 'security-groups': { 'sg-0a1b2c3d': { GroupName: 'payments-api', IpPermissions: [permission] } } };
}

function worldOn(port: number): JsonObject {
  return ingress({ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
}

const SECURITY_GROUP_ROWS: readonly RowCase[] = row(81, SECURITY_GROUPS, {
  'the world on 443': { configuration: IN_GROUP, facts: worldOn(443), outcome: 'COMPLIANT' },
  'the world on 22': { configuration: IN_GROUP, facts: worldOn(22), ...at(GROUP_PLACE), saying: 'tcp port 22' },
  'the world in IPv6 on all protocols': {
    configuration: IN_GROUP,
    facts: ingress({ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
    ...at(GROUP_PLACE),
    saying: '::/0',
  },
  'a look-up that was denied': {
    configuration: IN_GROUP,
    facts: { 'security-groups': { $unknown: 'fact-missing', detail: 'AccessDenied' } },
    outcome: 'UNKNOWN',
  },
});

const HOOKS_PLACE = '/DeploymentConfiguration/LifecycleHooks';

const HOOK_ROWS: readonly RowCase[] = row(83, HOOK, {
  'a service without a hook': {
    configuration: service({}),
    sources: ['describe', 'cloudformation'],
    ...at(HOOKS_PLACE),
    saying: 'PRE_SCALE_UP',
  },
  'a hook only at POST_SCALE_UP': {
    configuration: service({
      DeploymentConfiguration: {
        LifecycleHooks: [
          {
            HookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:admission-gate',
            LifecycleStages: ['POST_SCALE_UP'],
          },
        ],
      },
    }),
    ...at(HOOKS_PLACE),
  },
  'a service of CodeDeploy': {
    configuration: service({ DeploymentController: { Type: 'CODE_DEPLOY' } }),
    outcome: 'NOT_APPLICABLE',
  },
  'a configuration item that was not described': {
    configuration: service({}),
    sources: ['config'],
    outcome: 'UNKNOWN',
  },
});

/** Rows about the platform version, security groups and admission hooks of services. */
export const SERVICE_ROWS: readonly RowCase[] = [...PLATFORM_ROWS, ...SECURITY_GROUP_ROWS, ...HOOK_ROWS];
