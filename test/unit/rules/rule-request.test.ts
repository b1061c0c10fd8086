import type { JsonObject } from '../../../core/subject/json';
import { isJsonObject } from '../../../core/subject/json';
import { readRuleRequest } from '../../../rules/rule-request';
import { failureOf } from '../../support/failure-of';
import { makeCheck } from '../../support/make-check';

const check = makeCheck({
  id: 'ecs-taskdef-registry-approved',
  aliases: ['ecs-old-registry'],
  parameters: {
    approved: { type: 'array', items: { type: 'string' }, description: 'Registries.', default: [] },
    strict: { type: 'boolean', description: 'Whether to be strict.', default: false },
    limit: { type: 'integer', description: 'A limit.', default: 1, minimum: 1, maximum: 9 },
  },
});
const quiet = makeCheck({ id: 'ecs-taskdef-quiet', enabled: false });
const ofClusters = makeCheck({ id: 'ecs-cluster-x', resourceTypes: ['AWS::ECS::Cluster'] });
const CHECKS = [check, quiet, ofClusters];

const read = (parameters: JsonObject) => readRuleRequest(parameters, CHECKS);
const idsOf = (parameters: JsonObject) => read(parameters).requests.map((request) => request.check.id);

describe('a rule of one check', () => {
  it.each(['ecs-taskdef-registry-approved', 'ecs-old-registry', ' ecs-old-registry '])('finds %j', (name) => {
    const request = read({ check: name });

    expect(request).toMatchObject({ isGroup: false, judgesRevisionsInUse: false });
    expect(request.requests).toMatchObject([{ check: { id: check.id }, severity: check.severity }]);
  });

  it.each([{}, { check: '' }, { check: null }, { check: ['x'] }, { approved: 'x' }])(
    'refuses %j, which names no check',
    async (parameters) => {
      const failure = await failureOf(() => read(parameters));

      expect(failure.code).toBe('PARAMETERS_INVALID');
      expect(failure.place.field).toBe('ruleParameters.check');
    },
  );

  it('refuses an unknown check, with the nearest one', async () => {
    const failure = await failureOf(() => read({ check: 'ecs-taskdef-registry-aproved' }));

    expect(failure.code).toBe('CHECK_UNKNOWN');
    expect(failure.message).toContain('Did you mean "ecs-taskdef-registry-approved"?');
  });

  it.each(['all', 'latest', 5])('refuses revisions %j, rather than judging others than asked', async (revisions) => {
    const failure = await failureOf(() => read({ check: check.id, revisions }));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place.field).toBe('ruleParameters.revisions');
  });

  it.each([
    ['latest-active', false],
    ['', false],
    ['in-use', true],
  ])('reads revisions %j', (revisions, judgesRevisionsInUse) => {
    const request = read({ check: check.id, group: '', revisions });

    expect(request.judgesRevisionsInUse).toBe(judgesRevisionsInUse);
  });

  it('P8: refuses more than 1,024 characters', async () => {
    const failure = await failureOf(() => read({ check: check.id, approved: 'x'.repeat(1_000) }));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toContain('more than the 1024 characters');
  });

  it('P8: refuses what is nested too deep to be written out', async () => {
    const bomb: unknown = JSON.parse(`{"check": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`);

    const failure = await failureOf(() => read(isJsonObject(bomb) ? bomb : {}));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place.field).toBe('ruleParameters');
  });

  it('accepts exactly 1,024 characters', () => {
    const rest = 1_024 - JSON.stringify({ check: check.id, approved: '' }).length;

    const ids = idsOf({ check: check.id, approved: 'x'.repeat(rest) });

    expect(ids).toEqual([check.id]);
  });

  it('strips what is ours and types the texts that Config hands over', () => {
    const given = { check: check.id, revisions: 'latest-active', strict: 'TRUE', limit: '3', approved: 'a, b' };

    const { requests } = read(given);

    expect(requests[0]?.parameters).toEqual({ approved: ['a', 'b'], strict: true, limit: 3 });
  });

  it.each([
    ['an unknown name', { strct: 'true' }, 'strct', 'Did you mean "strict"?'],
    ['a wrong type', { limit: 'many' }, 'limit', 'expected an integer'],
    ['an impossible value', { limit: '10' }, 'limit', 'at most 9'],
    ['a list with an empty member', { approved: 'a,,b' }, 'approved', 'without empty members'],
    ['the name `__proto__`', { ['__proto__']: 'x' }, '__proto__', 'has no parameter'],
  ])('P8: refuses %s, with field and what was expected', async (_, given, name, words) => {
    const failure = await failureOf(() => read({ check: check.id, ...given }));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place.field).toBe(`ruleParameters.${name}`);
    expect(failure.message).toContain(words);
  });
});

describe('a rule of a group', () => {
  const group = 'ecs-task-definition';

  it('asks the enabled checks of its types', () => {
    const request = read({ group });

    expect(request.isGroup).toBe(true);
    expect(request.requests.map((one) => one.check.id)).toEqual([check.id]);
  });

  it('asks also what is off by default, and leaves out what it is told', () => {
    const ids = idsOf({ group, also: 'ecs-taskdef-quiet', except: ' ecs-old-registry, ' });

    expect(ids).toEqual(['ecs-taskdef-quiet']);
  });

  it('takes parameters by check', () => {
    const { requests } = read({ group, 'ecs-old-registry.strict': 'true', 'ecs-taskdef-registry-approved.limit': '2' });

    expect(requests[0]?.parameters).toMatchObject({ strict: true, limit: 2 });
  });

  it.each([
    ['beside a check', { group, check: check.id }, 'PARAMETERS_INVALID', 'ruleParameters.group'],
    ['that does not exist', { group: 'ecs-task-definitions' }, 'PARAMETERS_INVALID', 'ruleParameters.group'],
    ['named like an inherited member', { group: 'constructor' }, 'PARAMETERS_INVALID', 'ruleParameters.group'],
    ['with a check of another type', { group, also: 'ecs-cluster-x' }, 'CHECK_UNKNOWN', 'ruleParameters.also'],
    ['with a parameter of no check', { group, strict: 'true' }, 'PARAMETERS_INVALID', 'ruleParameters.strict'],
    [
      'with a parameter of another check',
      { group, 'ecs-cluster-x.a': '1' },
      'CHECK_UNKNOWN',
      'ruleParameters.ecs-cluster-x.a',
    ],
    [
      'with an unknown parameter',
      { group, 'ecs-old-registry.strct': '1' },
      'PARAMETERS_INVALID',
      'ruleParameters.ecs-taskdef-registry-approved.strct',
    ],
  ])('P8: refuses a group %s', async (_, parameters, code, field) => {
    const failure = await failureOf(() => read(parameters));

    expect(failure.code).toBe(code);
    expect(failure.place.field).toBe(field);
  });
});
