import {
  GetDetectorCommand,
  ListDetectorsCommand,
  type DetectorFeatureConfigurationResult,
  type GuardDutyClient,
} from '@aws-sdk/client-guardduty';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { everyPage } from '../aws/pages';

const LIST_CALL: AwsCall = { action: 'guardduty:ListDetectors', target: 'the account' };

/** The GuardDuty detector of the account in this Region (there is at most one) with its features. */
export function detector(client: GuardDutyClient, calls: AwsCalls): LookUp {
  const found = once(() => read(client, calls));
  return () => found('');
}

async function read(client: GuardDutyClient, calls: AwsCalls): Promise<JsonObject> {
  const ids = await everyPage(LIST_CALL, async (token) => {
    const answer = await calls.run(LIST_CALL, (abortSignal) =>
      client.send(new ListDetectorsCommand({ NextToken: token }), { abortSignal }),
    );
    return { items: answer.DetectorIds ?? [], next: answer.NextToken };
  });
  const [id] = ids;
  return { DetectorIds: ids, ...(id === undefined ? {} : await describe(client, calls, id)) };
}

async function describe(client: GuardDutyClient, calls: AwsCalls, id: string): Promise<JsonObject> {
  const call: AwsCall = { action: 'guardduty:GetDetector', target: id };
  const { Features, Status } = await calls.run(call, (abortSignal) =>
    client.send(new GetDetectorCommand({ DetectorId: id }), { abortSignal }),
  );
  if (Status === undefined) throw answerInvalid(call, 'a detector without status');
  // Without features nothing can be told of them: policies find the look-up incomplete.
  return { ...(Features === undefined ? {} : { Features: Features.map(featureOf) }), Status };
}

function featureOf({ AdditionalConfiguration, ...feature }: DetectorFeatureConfigurationResult): JsonObject {
  return { ...stateOf(feature), AdditionalConfiguration: (AdditionalConfiguration ?? []).map(stateOf) };
}

/** Without a status a feature is not ENABLED; policies find it so. */
function stateOf({ Name, Status }: { readonly Name?: string | undefined; readonly Status?: string | undefined }) {
  return { ...(Name === undefined ? {} : { Name }), ...(Status === undefined ? {} : { Status }) };
}
