import { at, definition, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::TaskDefinition' }, cases);
}

const AWSVPC = 'ecs-taskdef-awsvpc-network-mode';
const HOST_MODE_USER = 'ecs-taskdef-host-mode-user';
const NETWORK = 'ecs-taskdef-no-host-network';
const PID = 'ecs-taskdef-no-host-pid';
const WINDOWS_USER = 'ecs-taskdef-windows-non-admin-user';

/** Rows about the namespaces of the host, and who uses them. */
export const NAMESPACE_ROWS: readonly RowCase[] = [
  ...row(30, PID, {
    'PidMode host for the whole task': {
      configuration: definition([{ Name: 'app' }], { PidMode: 'host' }),
      ...at('/PidMode'),
    },
  }),
  ...row(35, HOST_MODE_USER, {
    'host mode, not privileged, no user': {
      configuration: definition([{ Name: 'app' }], { NetworkMode: 'host' }),
      ...at('/ContainerDefinitions/0/User'),
      saying: 'uses the network of its host, is not privileged and sets no User',
    },
    'host mode, privileged, no user': {
      configuration: definition([{ Name: 'app', Privileged: true }], { NetworkMode: 'host' }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(36, HOST_MODE_USER, {
    'host mode, user 1000, not privileged': {
      configuration: definition([{ Name: 'app', User: '1000', Privileged: false }], { NetworkMode: 'host' }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(37, HOST_MODE_USER, {
    'host mode, user 0:0': {
      configuration: definition([{ Name: 'app', User: '0:0' }], { NetworkMode: 'host' }),
      ...at('/ContainerDefinitions/0/User'),
    },
  }),
  ...[HOST_MODE_USER, NETWORK].flatMap((check) =>
    row(38, check, {
      [`an INACTIVE revision in host mode, ${check}`]: {
        configuration: definition([{ Name: 'app' }], { Status: 'INACTIVE', NetworkMode: 'host' }),
        outcome: 'NOT_APPLICABLE',
      },
    }),
  ),
  ...row(41, WINDOWS_USER, {
    'no operating system and no user, for Windows': {
      configuration: definition([{ Name: 'app' }]),
      outcome: 'NOT_APPLICABLE',
    },
  }),
  ...row(71, AWSVPC, {
    'external instances alone, bridge': {
      configuration: definition([{ Name: 'app' }], { NetworkMode: 'bridge', RequiresCompatibilities: ['EXTERNAL'] }),
      outcome: 'NOT_APPLICABLE',
    },
  }),
  ...row(71, NETWORK, {
    'external instances alone, host': {
      configuration: definition([{ Name: 'app' }], { NetworkMode: 'host', RequiresCompatibilities: ['EXTERNAL'] }),
      ...at('/NetworkMode'),
    },
  }),
];
