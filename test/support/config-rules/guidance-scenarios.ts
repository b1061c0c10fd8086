import type { Json } from '../../../core/subject/json';
import { delivering, failing, type AskedOfAws, type Scenario } from './scenario';

const CHECK = 'ecr-repository-not-public';
const REPOSITORY = 'AWS::ECR::Repository';

const event = { guide: CHECK, resourceId: 'payments', parameters: '{}' };

const fetched: AskedOfAws = [
  'config:BatchGetResourceConfig',
  { resourceKeys: [{ resourceId: 'payments', resourceType: REPOSITORY }] },
];

const policyText = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }] });

const item: Json = {
  version: '1.3',
  accountId: '111122223333',
  configurationItemCaptureTime: 1_777_800_000,
  configurationItemStatus: 'OK',
  configurationStateId: '1777800000000',
  arn: 'arn:aws:ecr:eu-west-1:111122223333:repository/payments',
  resourceType: REPOSITORY,
  resourceId: 'payments',
  resourceName: 'payments',
  awsRegion: 'eu-west-1',
  configuration: JSON.stringify({ RepositoryName: 'payments', RepositoryPolicyText: policyText }),
  supplementaryConfiguration: {},
};

/** A document asks for guidance: the function reads, judges and answers, and tells AWS Config nothing. */
export const GUIDANCE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'guidance about a resource: read and judged, and nothing is delivered',
    events: [event],
    answers: { 'config:BatchGetResourceConfig': { body: { baseConfigurationItems: [item] } } },
    expected: delivering(fetched),
  },
  {
    name: 'guidance about a resource that is not there: nothing is delivered',
    events: [event],
    answers: { 'config:BatchGetResourceConfig': { body: { baseConfigurationItems: [] } } },
    expected: delivering(fetched),
  },
  {
    name: 'guidance about a check that does not exist: refused before anything is asked',
    events: [{ ...event, guide: 'ecr-repository-not-publi' }],
    answers: {},
    expected: failing('CHECK_UNKNOWN', 'Did you mean "ecr-repository-not-public"?'),
  },
];
