import { GuardDutyClient } from '@aws-sdk/client-guardduty';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { detector } from '../../../../adapters/guardduty/detector';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const ID = '12abc34d567e8fa901bc2d34e56789f0';
const LIST = 'GET /detector';
const GET = `GET /detector/${ID}`;
const SUBJECT = makeSubject({ type: 'AWS::::Account', configuration: {} });

function lookUp(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return {
    detector: detector(
      new GuardDutyClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

/** GuardDuty's REST protocol begins its members with small letters. */
function one(detector: object): FakeAnswers {
  return { [LIST]: { body: { detectorIds: [ID] } }, [GET]: { body: detector } };
}

describe('the look-up detector', () => {
  it('reads status and features of the detector once', async () => {
    const { detector, calls } = lookUp(
      one({
        status: 'ENABLED',
        serviceRole: 'arn:aws:iam::111122223333:role/guardduty',
        features: [
          {
            name: 'RUNTIME_MONITORING',
            status: 'ENABLED',
            updatedAt: 1793697600,
            additionalConfiguration: [{ name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED', updatedAt: 1 }],
          },
          { name: 'S3_DATA_EVENTS', status: 'DISABLED' },
          {},
        ],
      }),
    );

    const [found] = await Promise.all([detector(SUBJECT), detector(SUBJECT)]);

    expect(found).toEqual({
      DetectorIds: [ID],
      Features: [
        {
          Name: 'RUNTIME_MONITORING',
          Status: 'ENABLED',
          AdditionalConfiguration: [{ Name: 'ECS_FARGATE_AGENT_MANAGEMENT', Status: 'DISABLED' }],
        },
        { Name: 'S3_DATA_EVENTS', Status: 'DISABLED', AdditionalConfiguration: [] },
        { AdditionalConfiguration: [] },
      ],
      Status: 'ENABLED',
    });
    expect(calls.map(({ operation }) => operation)).toEqual([LIST, GET]);
  });

  it.each([
    ['an empty list', [{ body: { detectorIds: [] } }]],
    ['an empty second page', [{ body: { nextToken: 'more' } }, { body: { detectorIds: [] } }]],
  ])('answers that there is none after %s', async (_, answers) => {
    const { detector, calls } = lookUp({ [LIST]: answers });

    const found = await detector(SUBJECT);

    expect(found).toEqual({ DetectorIds: [] });
    expect(calls).toHaveLength(answers.length);
  });

  it('asks for the next page by its token', async () => {
    const { detector, calls } = lookUp({
      ...one({ status: 'DISABLED', features: [] }),
      [LIST]: [{ body: { nextToken: 'more' } }, { body: { detectorIds: [ID] } }],
    });

    const found = await detector(SUBJECT);

    expect(found).toEqual({ DetectorIds: [ID], Features: [], Status: 'DISABLED' });
    expect(calls[1]).toEqual({ operation: LIST, request: { nextToken: 'more' } });
  });

  it('says nothing of features where GuardDuty says nothing', async () => {
    const { detector } = lookUp(one({ status: 'ENABLED' }));

    const found = await detector(SUBJECT);

    expect(found).toEqual({ DetectorIds: [ID], Status: 'ENABLED' });
  });

  it.each([
    ['a detector without status', one({ features: [] }), 'guardduty:GetDetector', 'a detector without status'],
    [
      'a refusal to list',
      { [LIST]: { error: 'AccessDeniedException' } },
      'guardduty:ListDetectors',
      'Allow guardduty:ListDetectors',
    ],
    [
      'a refusal to read',
      { ...one({}), [GET]: { error: 'AccessDeniedException' } },
      'guardduty:GetDetector',
      'Allow guardduty:GetDetector',
    ],
  ])('fails on %s', async (_, answers, action, words) => {
    const { detector } = lookUp(answers);

    const failure = await failureOf(detector(SUBJECT));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: action } });
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });
});
