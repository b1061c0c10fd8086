import { actionId } from '../../../stopper/action-id';

const FIRST = actionId('arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d', 'sha256:ab', 'stop');

describe('actionId', () => {
  it('is the same for the same action, whoever asks and whenever', () => {
    expect(actionId('arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d', 'sha256:ab', 'stop')).toBe(FIRST);
  });

  it.each([
    ['target', actionId('arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9e', 'sha256:ab', 'stop')],
    ['policy', actionId('arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d', 'sha256:ac', 'stop')],
    ['action', actionId('arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d', 'sha256:ab', 'notify')],
  ])('D15: is another for another %s, so that one id never stands for two things to do', (_, other) => {
    expect(other).not.toBe(FIRST);
  });
});
