import type { Policy } from '../../../core/policy/policy';
import { exemptionsHere } from '../../support/exemptions';
import type { RemediationPorts } from '../../../remediations/remediation';

/** Ports of which a test gives those that it needs; any other fails the test when it is asked. */
export function makePorts(policy: Policy, given: Partial<RemediationPorts>): RemediationPorts {
  const unexpected = (name: string) => () => Promise.reject(new Error(`The test gives no ${name}.`));
  return {
    policy,
    lookUps: {},
    descriptions: {},
    repositories: { describe: unexpected('repositories'), makeTagsImmutable: unexpected('repositories') },
    ecs: {
      disableExec: unexpected('ecs'),
      withholdPublicIp: unexpected('ecs'),
      useLatestPlatform: unexpected('ecs'),
      deploy: unexpected('ecs'),
      setContainerInsights: unexpected('ecs'),
      setClusterConfiguration: unexpected('ecs'),
      protectFromTermination: unexpected('ecs'),
      setAccountDefault: unexpected('ecs'),
      tag: unexpected('ecs'),
    },
    ecr: {
      scanOnPush: unexpected('ecr'),
      putLifecyclePolicy: unexpected('ecr'),
      scanRegistry: unexpected('ecr'),
      tag: unexpected('ecr'),
    },
    efs: { putPolicy: unexpected('efs'), tag: unexpected('efs') },
    taskDefinitions: {
      newest: unexpected('taskDefinitions'),
      numbered: unexpected('taskDefinitions'),
      register: unexpected('taskDefinitions'),
    },
    services: { ofFamily: unexpected('services'), described: unexpected('services') },
    time: { remaining: () => 60_000, pause: () => Promise.resolve() },
    imageDigests: { of: unexpected('imageDigests') },
    locks: { holding: (_name, run) => run() },
    mayAct: () => Promise.resolve(true),
    exemptions: exemptionsHere(),
    own: { partition: 'aws', account: '111122223333', region: 'eu-west-1' },
    ...given,
  };
}
