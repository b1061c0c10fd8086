import * as z from 'zod';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

const INVALID = 'BadRequestException';

const listDetectors = z.strictObject({
  maxResults: z.coerce.number().int().min(1).max(50).optional(),
  nextToken: z.literal('').optional(),
});

const getDetector = z.strictObject({ DetectorId: z.string().min(1).max(300) });

/** GuardDuty of an account that never turned it on: there is no detector. */
export function guardDutyService(): Service {
  return {
    scope: 'guardduty',
    protocol: 'rest-json',
    target: '',
    routes: [
      { operation: 'ListDetectors', method: 'GET', path: /^\/detector\/?$/ },
      { operation: 'GetDetector', method: 'GET', path: /^\/detector\/(?<DetectorId>[^/]+)$/ },
    ],
    operations: new Map([
      ['ListDetectors', operation('guardduty:ListDetectors', listDetectors, INVALID, () => ({ detectorIds: [] }))],
      [
        'GetDetector',
        operation('guardduty:GetDetector', getDetector, INVALID, () => {
          throw new AwsError(
            INVALID,
            'The request is rejected because the input detectorId is not owned by the current account.',
          );
        }),
      ],
    ]),
  };
}
