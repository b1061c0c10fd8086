import { cpu, flag, list, map, member, memory, number, object, tags, text } from './shape';

const nameValue = list(object({ Name: text, Value: text }));
const secrets = list(object({ Name: text, ValueFrom: text }));

const logConfiguration = object({ LogDriver: text, Options: map(text), SecretOptions: secrets });

const linuxParameters = object({
  Capabilities: object({ Add: list(text), Drop: list(text) }),
  Devices: list(object({ ContainerPath: text, HostPath: text, Permissions: list(text) })),
  InitProcessEnabled: flag,
  MaxSwap: number,
  SharedMemorySize: number,
  Swappiness: number,
  Tmpfs: list(object({ ContainerPath: text, MountOptions: list(text), Size: number })),
});

const container = object({
  Command: list(text),
  Cpu: cpu,
  CredentialSpecs: list(text),
  DependsOn: list(object({ Condition: text, ContainerName: text })),
  DisableNetworking: flag,
  DnsSearchDomains: list(text),
  DnsServers: list(text),
  DockerLabels: map(text),
  DockerSecurityOptions: list(text),
  EntryPoint: list(text),
  Environment: nameValue,
  EnvironmentFiles: list(object({ Type: text, Value: text })),
  Essential: member(flag, { absentMeans: true }),
  ExtraHosts: list(object({ Hostname: text, IpAddress: text })),
  FirelensConfiguration: object({ Options: map(text), Type: text }),
  HealthCheck: object({ Command: list(text), Interval: number, Retries: number, StartPeriod: number, Timeout: number }),
  Hostname: text,
  Image: text,
  Interactive: flag,
  Links: list(text),
  LinuxParameters: linuxParameters,
  LogConfiguration: logConfiguration,
  Memory: memory,
  MemoryReservation: memory,
  MountPoints: list(
    object({ ContainerPath: text, ReadOnly: member(flag, { absentMeans: false }), SourceVolume: text }),
  ),
  Name: text,
  PortMappings: list(
    object({
      AppProtocol: text,
      ContainerPort: number,
      ContainerPortRange: text,
      HostPort: number,
      Name: text,
      Protocol: text,
    }),
  ),
  Privileged: member(flag, { absentMeans: false }),
  PseudoTerminal: flag,
  ReadonlyRootFilesystem: member(flag, { absentMeans: false }),
  RepositoryCredentials: object({ CredentialsParameter: text }),
  ResourceRequirements: list(object({ Type: text, Value: text })),
  RestartPolicy: member(object({ Enabled: flag, IgnoredExitCodes: list(number), RestartAttemptPeriod: number }), {
    mayBeUnrecorded: true,
  }),
  Secrets: secrets,
  StartTimeout: number,
  StopTimeout: number,
  SystemControls: list(object({ Namespace: text, Value: text })),
  Ulimits: list(object({ HardLimit: number, Name: text, SoftLimit: number })),
  User: text,
  VersionConsistency: member(text, { mayBeUnrecorded: true }),
  VolumesFrom: list(object({ ReadOnly: member(flag, { absentMeans: false }), SourceContainer: text })),
  WorkingDirectory: text,
});

const volume = object({
  ConfiguredAtLaunch: flag,
  DockerVolumeConfiguration: object({
    Autoprovision: flag,
    Driver: text,
    DriverOpts: map(text),
    Labels: map(text),
    Scope: text,
  }),
  EfsVolumeConfiguration: object({
    AuthorizationConfig: object({ AccessPointId: text, Iam: member(text, { absentMeans: 'DISABLED' }) }),
    FileSystemId: text,
    RootDirectory: text,
    TransitEncryption: member(text, { absentMeans: 'DISABLED' }),
    TransitEncryptionPort: number,
  }),
  FsxWindowsFileServerVolumeConfiguration: object({
    AuthorizationConfig: object({ CredentialsParameter: text, Domain: text }),
    FileSystemId: text,
    RootDirectory: text,
  }),
  Host: object({ SourcePath: text }),
  Name: text,
});

/** The overrides of RunTask or StartTask, kept beside the definition so that findings can point into them. */
const overrides = object({
  ContainerOverrides: list(
    object({
      Command: list(text),
      Cpu: cpu,
      Environment: nameValue,
      EnvironmentFiles: list(object({ Type: text, Value: text })),
      Memory: memory,
      MemoryReservation: memory,
      Name: text,
      ResourceRequirements: list(object({ Type: text, Value: text })),
    }),
  ),
  Cpu: cpu,
  ExecutionRoleArn: text,
  Memory: memory,
  TaskRoleArn: text,
});

/** AWS::ECS::TaskDefinition (ECS API `TaskDefinition`, CloudFormation reference, Config's queryable properties). */
export const taskDefinition = object({
  ContainerDefinitions: list(container),
  Cpu: cpu,
  EnableFaultInjection: member(flag, { mayBeUnrecorded: true }),
  EphemeralStorage: member(object({ SizeInGiB: number }), { mayBeUnrecorded: true }),
  ExecutionRoleArn: text,
  Family: text,
  InferenceAccelerators: list(object({ DeviceName: text, DeviceType: text })),
  IpcMode: text,
  Memory: memory,
  NetworkMode: member(text, { absentMeans: 'bridge' }),
  Overrides: overrides,
  PidMode: text,
  PlacementConstraints: list(object({ Expression: text, Type: text })),
  ProxyConfiguration: object({
    ContainerName: text,
    Properties: member(nameValue, { aliases: ['ProxyConfigurationProperties'] }),
    Type: text,
  }),
  RequiresCompatibilities: list(text),
  Revision: number,
  RuntimePlatform: object({ CpuArchitecture: text, OperatingSystemFamily: text }),
  Status: member(text, { absentMeans: 'ACTIVE' }),
  Tags: tags,
  TaskDefinitionArn: text,
  TaskRoleArn: text,
  Volumes: list(volume),
});
