import { detectSecrets } from '../../../../core/secrets/detect-secrets';
import { normaliseConfiguration } from '../../../../core/subject/normalise';

describe('a key that looks like our own marker of what is unknown', () => {
  it.each([
    ['labels', { DockerLabels: { $unknown: 'not-recorded', note: 'x', password: 'hunter2hunter2' } }],
    ['log options', { LogConfiguration: { Options: { $unknown: 'x', 'splunk-token': 'hunter2hunter2' } } }],
  ])('hides no secret beside it in %s', (_, container) => {
    const raw = { ContainerDefinitions: [{ Name: 'app', ...container }] };

    const configuration = normaliseConfiguration('AWS::ECS::TaskDefinition', raw, { absence: 'default' });

    expect(JSON.stringify(detectSecrets(configuration, []))).toMatch(/password|splunk-token/);
  });
});
