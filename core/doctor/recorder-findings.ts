import type { Recorder, RecorderStatus } from '../facts/deployment';
import type { DeploymentFacts } from './deployment-facts';
import { fine, notKnown, ofAnswer, wanting, type Finding } from './finding';

/** Whether AWS Config records at all: without it no rule is ever asked. */
export function recorderFindings(facts: DeploymentFacts): readonly Finding[] {
  return [
    ...ofAnswer('recorder', facts.recorders, ([recorder]) => ofRecorder(recorder, facts)),
    ...ofAnswer('delivery-channel', facts.deliveryChannels, ([channel]) => [
      channel === undefined
        ? wanting(
            'delivery-channel',
            'problem',
            'There is no delivery channel, so the recorder cannot be started.',
            'Make one: aws configservice put-delivery-channel, with the bucket of the organization.',
          )
        : fine('delivery-channel', `Delivery channel ${JSON.stringify(channel)} exists.`),
    ]),
  ];
}

function ofRecorder(recorder: Recorder | undefined, { recorderStatuses }: DeploymentFacts): readonly Finding[] {
  if (recorder === undefined) {
    const advice = 'Turn AWS Config on: a recorder with a role, a delivery channel, then start the recorder.';
    return [wanting('recorder', 'problem', 'AWS Config has no recorder here: no rule will be asked.', advice)];
  }
  const { name, roleArn } = recorder;
  if (roleArn === null) {
    const advice = 'Give it AWSServiceRoleForConfig: aws configservice put-configuration-recorder.';
    return [wanting('recorder', 'problem', `Recorder ${JSON.stringify(name)} has no role.`, advice)];
  }
  if (!('answer' in recorderStatuses)) return [notKnown('recorder', recorderStatuses.unanswered)];
  return [
    ofStatus(
      name,
      recorderStatuses.answer.find((status) => status.name === name),
    ),
  ];
}

function ofStatus(name: string, status: RecorderStatus | undefined): Finding {
  if (status?.recording !== true) {
    const advice = `Start it: aws configservice start-configuration-recorder --configuration-recorder-name ${name}`;
    return wanting('recorder', 'problem', `Recorder ${JSON.stringify(name)} is stopped.`, advice);
  }
  const { lastStatus, lastErrorCode } = status;
  if (lastStatus?.toLowerCase() === 'failure') {
    const reason = lastErrorCode ?? 'no error code';
    const advice = "Check the recorder's role, and the policies of the bucket and topic that it delivers to.";
    return wanting('recorder', 'problem', `Recorder ${JSON.stringify(name)} failed last: ${reason}.`, advice);
  }
  return fine('recorder', `Recorder ${JSON.stringify(name)} records; last status ${lastStatus ?? 'not told'}.`);
}
