import { withDeployedSettings } from '../../../../core/inputs/deployed-settings';

const volume = [{ name: 'data', managedEBSVolume: { encrypted: false } }];

describe('withDeployedSettings', () => {
  it('takes the settings of the PRIMARY deployment, and says where they stood', () => {
    const deployments = [
      { status: 'ACTIVE', volumeConfigurations: [] },
      { status: 'PRIMARY', volumeConfigurations: volume, serviceConnectConfiguration: { enabled: true } },
    ];

    const complete = withDeployedSettings({ serviceName: 'web', deployments });

    expect(complete.service).toMatchObject({
      serviceName: 'web',
      VolumeConfigurations: volume,
      ServiceConnectConfiguration: { enabled: true },
    });
    expect(complete.moved).toEqual([
      { at: ['VolumeConfigurations'], from: ['deployments', 1, 'volumeConfigurations'] },
      { at: ['ServiceConnectConfiguration'], from: ['deployments', 1, 'serviceConnectConfiguration'] },
    ]);
  });

  it('reads the other case of keys', () => {
    const service = { Deployments: [{ Status: 'PRIMARY', VolumeConfigurations: volume }] };

    const complete = withDeployedSettings(service);

    expect(complete.service['VolumeConfigurations']).toBe(volume);
    expect(complete.moved).toHaveLength(1);
  });

  it('leaves what the service itself says', () => {
    const service = { volumeConfigurations: [], deployments: [{ status: 'PRIMARY', volumeConfigurations: volume }] };

    const complete = withDeployedSettings(service);

    expect(complete.service).toEqual(service);
  });

  it.each([
    ['none is PRIMARY', [{ status: 'ACTIVE', volumeConfigurations: volume }]],
    ['one is no object', ['PRIMARY']],
  ])('leaves them unknown where there are deployments and %s', (_, deployments) => {
    const { service, moved } = withDeployedSettings({ deployments });

    expect(service).toMatchObject({
      VolumeConfigurations: { $unknown: 'not-recorded' },
      ServiceConnectConfiguration: { $unknown: 'not-recorded' },
    });
    expect(moved).toEqual([]);
  });

  it.each([[{ taskSets: [] }], [{ deployments: [] }], [{ deployments: 'none' }]])(
    'changes nothing of %j',
    (service) => {
      const complete = withDeployedSettings(service);

      expect(complete).toEqual({ service, moved: [] });
    },
  );
});
