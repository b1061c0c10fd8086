import { createColors } from 'picocolors';
import { checkList } from '../../../../core/reports/check-list';
import { makeCheck } from '../../../support/make-check';

const CHECKS = [
  makeCheck({ id: 'ecs-cluster-a', severity: 'LOW', enabled: false, resourceTypes: ['AWS::ECS::Cluster'] }),
  makeCheck({ id: 'ecs-taskdef-longer', severity: 'CRITICAL' }),
  makeCheck({
    id: 'ecs-taskdef-x',
    severity: 'MEDIUM',
    resourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::ECS::Cluster'],
  }),
];

describe('the list of checks', () => {
  it('stands in columns below the first resource type of each', () => {
    expect(checkList(CHECKS, createColors(false))).toBe(`AWS::ECS::TaskDefinition
  ecs-taskdef-longer  CRITICAL  on   Title of ecs-taskdef-longer
  ecs-taskdef-x       MEDIUM    on   Title of ecs-taskdef-x

AWS::ECS::Cluster
  ecs-cluster-a       LOW       off  Title of ecs-cluster-a

3 checks, 2 on by default. \`ecs-guardrails explain ID\` tells more of one.
`);
  });

  it('counts one as one, and nothing as nothing', () => {
    expect(checkList(CHECKS.slice(0, 1), createColors(false))).toContain('\n1 check, 0 on by default.');
    expect(checkList([], createColors(false))).toMatch(/^0 checks, 0 on by default\./);
  });
});
