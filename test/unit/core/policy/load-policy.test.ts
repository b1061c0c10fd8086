import { loadPolicy } from '../../../../core/policy/load-policy';
import { runSelfTest, type SelfTestVector } from '../../../../core/policy/self-test';
import { CHECKS } from '../../../../core/registry/registry';
import { FOREIGN_IMPORT, withoutExport } from '../../../support/doctored-modules';
import { makeCheck } from '../../../support/make-check';
import { packagedArtefact, withWasm } from '../../../support/packaged-artefact';

/** A module that imports nothing and exports nothing. */
const EMPTY_MODULE = Buffer.from('0061736d01000000', 'hex');

const artefact = packagedArtefact();

describe('loadPolicy', () => {
  it('loads the packaged policy and says which module it is', () => {
    const policy = loadPolicy(artefact);

    expect(policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['bytes that the manifest does not vouch for', { ...artefact, wasm: flipped(artefact.wasm, 5000) }, 'POLICY_LOAD'],
    ['a manifest that names no digest', { ...artefact, manifest: {} }, 'POLICY_LOAD'],
    ['a manifest that is no object', { ...artefact, manifest: 'sha256' }, 'POLICY_LOAD'],
    ['a truncated module', withWasm(artefact, artefact.wasm.subarray(0, 100_000)), 'POLICY_LOAD'],
    ['bytes that are no module', withWasm(artefact, Buffer.from('not wasm')), 'POLICY_LOAD'],
    ['no bytes', withWasm(artefact, Buffer.alloc(0)), 'POLICY_LOAD'],
    ['a module that is no policy', withWasm(artefact, EMPTY_MODULE), 'POLICY_LOAD'],
    ['a module with another import', withWasm(artefact, FOREIGN_IMPORT), 'POLICY_IMPORTS'],
    [
      'a module without ABI version',
      withWasm(artefact, withoutExport(artefact.wasm, 'opa_wasm_abi_minor_version')),
      'POLICY_ABI',
    ],
    ['a module without one entrypoint', { ...artefact, checks: artefact.checks.slice(1) }, 'POLICY_LOAD'],
    [
      'a catalogue with a check that the module lacks',
      { ...artefact, checks: [...artefact.checks, makeCheck({ id: 'ecs-taskdef-new' })] },
      'POLICY_LOAD',
    ],
    ['no self-test', { ...artefact, selfTest: undefined }, 'POLICY_LOAD'],
    ['a self-test without vectors', { ...artefact, selfTest: { vectors: [] } }, 'POLICY_LOAD'],
    ['a self-test vector of another form', { ...artefact, selfTest: { vectors: [{ check: 'x' }] } }, 'POLICY_LOAD'],
    [
      'a self-test vector of no configuration',
      { ...artefact, selfTest: { vectors: [vector({ configuration: [] })] } },
      'POLICY_LOAD',
    ],
    [
      'a self-test that expects another outcome',
      { ...artefact, selfTest: { vectors: [vector({ outcome: 'COMPLIANT' })] } },
      'POLICY_LOAD',
    ],
    [
      'a self-test that expects another place',
      { ...artefact, selfTest: { vectors: [vector({ paths: ['/Volumes'] })] } },
      'POLICY_LOAD',
    ],
    [
      'a self-test with facts of another form',
      { ...artefact, selfTest: { vectors: [vector({ facts: [] })] } },
      'POLICY_LOAD',
    ],
    [
      'a self-test by a reader that does not exist',
      { ...artefact, selfTest: { vectors: [vector({ source: 'hearsay' })] } },
      'POLICY_LOAD',
    ],
    [
      'a self-test of a type that nobody judges',
      { ...artefact, selfTest: { vectors: [vector({ type: 'AWS::S3::Bucket' })] } },
      'POLICY_LOAD',
    ],
  ])('P1: refuses %s', (_, doctored, code) => {
    const quiet = jest.spyOn(console, 'error').mockImplementation();

    expect(() => loadPolicy(doctored)).toThrow(expect.objectContaining({ code }));
    quiet.mockRestore();
  });
});

describe('the packaged self-test', () => {
  const { vectors }: { readonly vectors: readonly SelfTestVector[] } = JSON.parse(JSON.stringify(artefact.selfTest));

  it('holds a bad and a good example of every check, a bad one first', () => {
    const outcomes = vectors.map(({ check, outcome }) => `${check} ${outcome}`);

    expect(outcomes).toEqual(CHECKS.flatMap(({ id }) => [`${id} NON_COMPLIANT`, `${id} COMPLIANT`]));
  });

  it.each(vectors.map((one): [string, SelfTestVector] => [`${one.check} ${one.outcome}`, one]))(
    'is passed by the packaged module: %s',
    (_, one) => {
      const policy = loadPolicy(artefact);

      expect(() => {
        runSelfTest(policy, { vectors: [one] });
      }).not.toThrow();
    },
  );
});

describe('a self-test whose answer depends on more than the resource', () => {
  const image = 'ghcr.io/example/app:1';

  it.each([
    [
      'look-ups',
      vector({
        check: 'ecs-taskdef-image-signed',
        configuration: { ContainerDefinitions: [{ Name: 'app', Image: image }] },
        parameters: { trustPolicy: 'production', requireAll: false },
        facts: { 'image-signatures': { [image]: { Verdict: 'UNSIGNED' } } },
        paths: ['/ContainerDefinitions/0/Image'],
      }),
    ],
    [
      'the reader',
      vector({
        check: 'ecs-taskdef-awslogs-non-blocking',
        configuration: { ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'awslogs' } }] },
        parameters: { defaultLogDriverMode: 'blocking', minBufferMb: 0 },
        source: 'task-definition',
        paths: ['/ContainerDefinitions/0/LogConfiguration/Options/mode'],
      }),
    ],
  ])('is given %s', (_, one) => {
    expect(() => loadPolicy({ ...artefact, selfTest: { vectors: [one] } })).not.toThrow();
  });
});

function vector(settings: object): object {
  return {
    check: 'ecs-taskdef-no-privileged',
    type: 'AWS::ECS::TaskDefinition',
    configuration: { ContainerDefinitions: [{ Privileged: true }] },
    parameters: {},
    outcome: 'NON_COMPLIANT',
    paths: ['/ContainerDefinitions/0/Privileged'],
    ...settings,
  };
}

function flipped(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(offset) ^ 0xff, offset);
  return copy;
}
