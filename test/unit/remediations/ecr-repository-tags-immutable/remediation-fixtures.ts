import { GuardrailsError } from '../../../../core/errors';
import type { CheckResult } from '../../../../core/policy/check-result';
import type { Policy } from '../../../../core/policy/policy';
import { tagsImmutable } from '../../../../remediations/ecr-repository-tags-immutable/remediation';
import { makeCheck } from '../../../support/make-check';
import { makePorts } from '../make-ports';
import type { FakeRepositories } from './fake-repositories';

const CHECK = makeCheck({ id: 'ecr-repository-tags-immutable', resourceTypes: ['AWS::ECR::Repository'] });
export const UNREADABLE = new GuardrailsError('AWS_CALL_FAILED', 'ecr:DescribeRepositories on payments failed.');
export const FILTERS = [{ filterType: 'WILDCARD', filter: 'dev-*' }];

/** Judges by the setting alone: IMMUTABLE passes. */
export const bySetting: Policy['evaluate'] = ({ subject }) => {
  const found = subject.configuration['ImageTagMutability'];
  const violation = { path: ['ImageTagMutability'], message: `Tag mutability is ${JSON.stringify(found)}.` };
  const passes = found === 'IMMUTABLE';
  return [
    {
      check: CHECK.id,
      outcome: passes ? 'COMPLIANT' : 'NON_COMPLIANT',
      violations: passes ? [] : [violation],
      unknowns: [],
    },
  ];
};

function answering(result: Partial<CheckResult> & Pick<CheckResult, 'outcome'>): Policy['evaluate'] {
  const report = { check: CHECK.id, violations: [], unknowns: [], ...result };
  return () => (report.outcome === 'ERROR' ? [{ check: CHECK.id, outcome: 'ERROR', error: UNREADABLE }] : [report]);
}

/** The remediation of repositories in account 111122223333, eu-west-1. */
export function remediationOf(repositories: FakeRepositories, evaluate = bySetting) {
  const ports = makePorts({ digest: 'sha256:0', evaluate }, { repositories });
  return tagsImmutable(ports, { check: CHECK, parameters: {}, severity: 'MEDIUM' });
}

/** Answers of a policy that are no reason to act. */
export const UNDECIDED = [
  {
    case: 'the verdict is UNKNOWN',
    evaluate: answering({
      outcome: 'UNKNOWN',
      unknowns: [{ path: ['ImageTagMutability'], reason: 'not-recorded', detail: 'not\u202e recorded' }],
    }),
    outcome: 'SKIP_UNKNOWN',
    says: String.raw`its verdict is UNKNOWN (not\u202e recorded)`,
  },
  {
    case: 'judging fails',
    evaluate: answering({ outcome: 'ERROR' }),
    outcome: 'SKIP_UNKNOWN',
    says: 'judging it failed with AWS_CALL_FAILED',
  },
  {
    case: 'there is no verdict',
    evaluate: () => [],
    outcome: 'SKIP_UNKNOWN',
    says: 'the policy gave no verdict',
  },
  {
    case: 'the check does not apply',
    evaluate: answering({ outcome: 'NOT_APPLICABLE' }),
    outcome: 'SKIP_NOT_APPLICABLE',
    says: 'ecr-repository-tags-immutable does not apply to it',
  },
];
