import { GuardrailsError } from '../../../core/errors';
import { isJsonObject } from '../../../core/subject/json';
import { checkOf, parametersOf } from '../../../rules/rule-parameters';
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

const findCheck = (name: string) => {
  if (name === check.id || check.aliases.includes(name)) return check;
  throw new GuardrailsError('CHECK_UNKNOWN', `There is no check ${JSON.stringify(name)}.`);
};

describe('checkOf', () => {
  it.each(['ecs-taskdef-registry-approved', 'ecs-old-registry', ' ecs-old-registry '])('finds %j', (name) => {
    const found = checkOf({ check: name }, findCheck);

    expect(found).toBe(check);
  });

  it.each([{}, { check: '' }, { check: null }, { check: ['x'] }, { approved: 'x' }])(
    'refuses %j, which names no check',
    async (parameters) => {
      const failure = await failureOf(() => checkOf(parameters, findCheck));

      expect(failure.code).toBe('PARAMETERS_INVALID');
      expect(failure.place.field).toBe('ruleParameters.check');
    },
  );

  it('refuses an unknown check', async () => {
    const failure = await failureOf(() => checkOf({ check: 'ecs-nothing' }, findCheck));

    expect(failure.code).toBe('CHECK_UNKNOWN');
  });

  it('refuses a group, saying that it is not supported yet', async () => {
    const failure = await failureOf(() => checkOf({ group: 'task-definitions' }, findCheck));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toMatch(/^ruleParameters\.group is not supported yet/);
  });

  it.each(['in-use', 'all', 'latest', 5])(
    'refuses revisions %j, rather than judging others than asked',
    async (revisions) => {
      const failure = await failureOf(() => checkOf({ check: check.id, revisions }, findCheck));

      expect(failure.code).toBe('PARAMETERS_INVALID');
      expect(failure.place.field).toBe('ruleParameters.revisions');
    },
  );

  it.each(['latest-active', ''])('accepts revisions %j', (revisions) => {
    const found = checkOf({ check: check.id, group: '', revisions }, findCheck);

    expect(found).toBe(check);
  });

  it('P8: refuses more than 1,024 characters', async () => {
    const failure = await failureOf(() => checkOf({ check: check.id, approved: 'x'.repeat(1_000) }, findCheck));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toContain('more than the 1024 characters');
  });

  it('P8: refuses what is nested too deep to be written out', async () => {
    const bomb: unknown = JSON.parse(`{"check": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`);

    const failure = await failureOf(() => checkOf(isJsonObject(bomb) ? bomb : {}, findCheck));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place.field).toBe('ruleParameters');
  });

  it('accepts exactly 1,024 characters', () => {
    const rest = 1_024 - JSON.stringify({ check: check.id, approved: '' }).length;

    const found = checkOf({ check: check.id, approved: 'x'.repeat(rest) }, findCheck);

    expect(found).toBe(check);
  });
});

describe('parametersOf', () => {
  it('strips what is ours and types the texts that Config hands over', () => {
    const given = {
      check: check.id,
      revisions: 'latest-active',
      group: '',
      strict: 'TRUE',
      limit: '3',
      approved: 'a, b',
    };

    const parameters = parametersOf(check, given);

    expect(parameters).toEqual({ approved: ['a', 'b'], strict: true, limit: 3 });
  });

  it.each([
    ['an unknown name', { strct: 'true' }, 'strct', 'Did you mean "strict"?'],
    ['a wrong type', { limit: 'many' }, 'limit', 'expected an integer'],
    ['an impossible value', { limit: '10' }, 'limit', 'at most 9'],
    ['a list with an empty member', { approved: 'a,,b' }, 'approved', 'without empty members'],
    ['the name `__proto__`', { ['__proto__']: 'x' }, '__proto__', 'has no parameter'],
  ])('P8: refuses %s, with field and what was expected', async (_, given, name, words) => {
    const failure = await failureOf(() => parametersOf(check, { check: check.id, ...given }));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place.field).toBe(`ruleParameters.${name}`);
    expect(failure.message).toContain(words);
  });
});
